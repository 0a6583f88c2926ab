"""Which body an office without a name is: that of the country, province or speaker the text is about."""

from __future__ import annotations

import re

from etl.extract.areas import country_of, find_places
from etl.extract.context import Context
from etl.extract.grouping import TAKEOVER
from etl.extract.model import Sentence, Voice
from etl.extract.producers import UNNAMED, find_names, kind_of
from etl.extract.saying import OPENS_WITH

# Offices that both countries have.
GENERAL_OFFICE = re.compile(
    r"(?:the )?(?:government|foreign minist|defen[cs]e minist|health minist)(?!.* in islamabad)"
)
THE_POLICE = re.compile(r"\bthe police\b[^.;]*$")
OF_PLACE = re.compile(r"\b(?:in|of|at|from) [a-z]")
# "The officials" are those who spoke before; "the officials in Khost" are others.
OFFICIALS = re.compile(r"officials?\b(?!,? (?:in|of|at|from|who)\b)")

# "According to the same officials".
SAME_OFFICIALS = re.compile(r"\bthe same (?:\w+ )?officials?$")
# Who tells of strikes by Pakistani jets across the border is a Pakistani official.
STRUCK_BY_PAKISTAN = re.compile(
    r"^[^.;]{0,40}\bpakistani (?:jets|drones|aircraft|warplanes|forces|troops|helicopters)\b"
)
# Who speaks for the police, and whose report it is, that the sentence opens with.
POLICE_SPOKESMAN = re.compile(
    r"\bpolice (?:spokes(?:man|person|woman)|chief|officials?|officers?)\b|^(?:an? |the )?(?:senior |top |its )?(?:officers?|officials?)\b"
)
OFFICE_REPORT = re.compile(r"\b(?:departmental|ministerial|internal|official|annual|performance|police|progress)\b")

# The ministries of the republic, which have no codes, as printed.
MINISTRY = re.compile(
    r"\b(?P<name>Ministry of (?:the )?[A-Z]\w+(?: (?:and )?[A-Z]\w+)*|(?:Afghan )?(?:[Dd]efen[cs]e|[Ii]nterior|[Ff]oreign|(?:[Pp]ublic )?[Hh]ealth) [Mm]inistry)\b"
)

# Before they ruled in Kabul, "the Taliban" of a report on Pakistan were the Pakistani ones.
# Before they ruled in Kabul, the Afghan Taliban were an armed group; their officials and departments spoke for none.
TALIBAN_SPEAK = re.compile(
    r"(?:zabihullah mujahid|(?:the )?(?:chief |deputy )?(?:afghan )?taliban)\b(?!(?:'s)?(?:-run|-led)? (?:government|authorities|ministry|officials))"
)
PAKISTANI_TALIBAN = re.compile(r"(?:the |a )?(?:pakistani )?taliban\b")


def localise(voice: Voice, context: Context, sentence: Sentence) -> str:
    """Officials without a name are those of the country the sentence or the text is about."""
    if again := officials_again(voice, sentence, context) or subject_of(voice, sentence, context):
        return again
    producer, words = voice.producer, sentence.low[voice.start : voice.end]
    if producer == "taliban_government" and context.published < TAKEOVER and PAKISTANI_TALIBAN.match(words):
        producer = "ttp" if context.home == "PK" else producer
    if producer == "taliban_government" and context.published < TAKEOVER and TALIBAN_SPEAK.match(words):
        return "Taliban"
    if producer in {"kp_home", "kp_ctd"} and not re.search(r"\b(?:khyber|kp|k-p)\b", words):
        areas = [place.code for place in find_places(sentence, context.published)] + [context.focus or ""]
        home = next((area[:5] for area in areas if area.startswith("PK-")), "PK-KP")
        producer = {"PK-KP": producer, "PK-BA": "balochistan_government"}.get(home, "pk_officials_unnamed")
    countries = {country_of(place.code) for place in find_places(sentence, context.published) if "-" in place.code}
    ours = "pakistan" in words or STRUCK_BY_PAKISTAN.search(sentence.low)
    if producer == "pk_officials_unnamed" and countries == {"AF"} and not ours:
        return afghan_office(words, context)
    if is_of_kabul(voice, context, sentence, countries):
        return name_of_kabul(sentence.raw[voice.start : voice.end], context)
    if (
        producer == "pk_officials_unnamed"
        and "inspector general" in words
        and (context.focus or context.home or "").startswith("PK-KP")
    ):
        return "kp_government"
    if producer == "provincial_government":
        return localise_province(context, sentence, countries, words)
    if (
        producer == "pk_officials_unnamed"
        and context.home in {"AF", "IR"}
        and not re.search(r"\b(?:pakistan\w*|islamabad|rawalpindi|peshawar|quetta)\b", sentence.low)
    ):
        return afghan_office(words, context)
    return producer


def is_of_kabul(voice: Voice, context: Context, sentence: Sentence, countries: set[str]) -> bool:
    """Whether a ministry or office, which both countries have, is that in Kabul."""
    words = sentence.low[voice.start : voice.end]
    if voice.producer == "pk_government":
        return GENERAL_OFFICE.match(words) is not None and (context.home == "AF" or countries == {"AF"})
    if voice.producer == "pk_interior":
        return context.home == "AF" and "pakistan" not in sentence.low[: voice.end]
    return voice.producer == "taliban_government" and context.published < TAKEOVER and "taliban" not in words


def name_of_kabul(words: str, context: Context) -> str:
    """The Taliban's government since it rules; before, the ministry as printed, or officials without a name."""
    if context.published >= TAKEOVER:
        return "taliban_government"
    ministry = MINISTRY.search(words)
    return ministry["name"] if ministry else "afghan_officials_unnamed"


def afghan_office(words: str, context: Context) -> str:
    """The Taliban's government for its provincial and district offices, since it rules; else officials without a name."""
    office = re.search(r"\b(?:provincial|district)\b", words) and context.published >= TAKEOVER
    return "taliban_government" if office else "afghan_officials_unnamed"


def localise_province(context: Context, sentence: Sentence, countries: set[str], words: str) -> str:
    """The government of the province a sentence or text is about."""
    if countries == {"AF"} and context.home != "AF":
        return "afghan_officials_unnamed" if "official" in words else "taliban_government"
    areas = [place.code for place in find_places(sentence, context.published)] + [
        context.focus or "",
        context.area or "",
        context.dateline or "",
    ]
    if context.home == "AF":
        return "taliban_government"
    governments = {"PK-BA": "balochistan_government", "PK-KP": "kp_government"}
    return next((governments[area] for area in areas if area in governments), "pk_officials_unnamed")


def subject_of(voice: Voice, sentence: Sentence, context: Context) -> str | None:
    """The office that a sentence opens with, for its "police spokesman" or "departmental report" at the end; None without one."""
    words = sentence.low[voice.start : voice.end]
    police = voice.producer.endswith("_unnamed") and POLICE_SPOKESMAN.search(words)
    report = voice.producer == UNNAMED and OFFICE_REPORT.search(words)
    if not (police or report) or voice.is_forward:
        return None
    opening = (name for name in find_names(sentence) if OPENS_WITH.fullmatch(sentence.raw[: name.start]))
    offices = [name for name in opening if kind_of(name.producer) == "official" and name.end < voice.start]
    subject = max(offices, key=lambda name: name.end, default=None)
    if subject is None or (police and "police" not in sentence.low[subject.start : subject.end]):
        return None
    return localise(Voice(subject.start, subject.end, subject.producer, is_forward=True), context, sentence)


def named_force_again(voice: Voice, sentence: Sentence, context: Context) -> str | None:
    """The named police or Frontier Corps that spoke before, for "the police", "their spokesman", "an FC statement"; None otherwise."""
    words = sentence.low[voice.start : voice.end]
    if voice.producer != "pk_officials_unnamed" or OF_PLACE.search(words):
        return None
    known = (one.producer for before, one in reversed(context.voices) if before.start < sentence.start)
    spoke = next(known, None) or ""
    police = re.search(r"olice$|_police$", spoke) and THE_POLICE.search(sentence.low[: voice.end])
    corps = spoke == "Frontier Corps" and re.match(r"(?:an? )?fc\b", words)
    return spoke if police or corps else None


def officials_again(voice: Voice, sentence: Sentence, context: Context) -> str | None:
    """The body whose officials spoke before, for "the officials said"; None where no such body did."""
    if body := named_force_again(voice, sentence, context):
        return body
    words = sentence.low[voice.start : voice.end]
    plain = OFFICIALS.match(sentence.low, voice.start) and re.search(r"\bthe (?:same )?$", sentence.low[: voice.start])
    again = plain or SAME_OFFICIALS.search(words)
    if not again or not voice.producer.endswith("_unnamed"):
        return None
    for before, known in reversed(context.voices):
        if before.start < sentence.start and "official" in before.low[known.start : known.end]:
            return known.producer
    return None
