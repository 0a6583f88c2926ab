"""Who says or counted something in a sentence: known producers by their code, others as printed, never a person's name."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from etl.extract.areas import LEXICON, read_places
from etl.extract.model import Sentence, Voice

SAY = (
    r"(?:said|says?|saying|told|report(?:ed|s|ing)?|claim(?:ed|s|ing)?(?! responsib)|accuse[ds]?\s(?:\w+\s){1,4}?of\s(?:killing|carrying|striking|bombing|conducting|launching|attacking|deporting|expelling|violating)|announced|announces|confirm(?:ed|s)|(?:would|could) (?:only )?(?:confirm|verify)|stat(?:ed|es)|estimat(?:es?|ed)|record(?:ed|s)|count(?:ed|s)|document(?:ed|s)|register(?:ed|s)"
    r"|tall(?:ied|ies)|logg?(?:ed|s)|not(?:ed|es)|add(?:ed|s)|puts?|wrote|writes|insist(?:ed|s)|acknowledge[ds]?|admit(?:ted|s)|verif(?:ied|ies)|disclose[ds]?|reveal(?:ed|s)|show(?:s|ed|n)?|track(?:ed|s)"
    r"|observ(?:ed|es)|found|finds|compiled|den(?:y|ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|list(?:ed|s)|cit(?:ed|es)|gave|gives|spoke|maintain(?:ed|s)|informed|declare[ds]?|alleg(?:ed|es)|posted|tweeted|assess(?:ed|es)|believes?|calculated|monitored"
    r"|collected|suggests?|suggested|indicates?|indicated|warn(?:ed|s)|shared|published|releases?|released|issued|detailed|describe[ds]?|reckons?|detected|charted|enumerated|pegged|reaffirmed|held that|briefs|briefed)"
)
FROM = re.compile(
    r"\b(?:according to|as per|per|data (?:from|by|of|compiled by|collected by)|figures (?:from|by|of)|statistics (?:from|by|of)|numbers (?:from|by)"
    r"|(?:released|compiled|collected|published|issued|recorded|documented|counted|verified|reported|provided|shared|confirmed|quoted|gathered|made public|maintained|registered|announced|cited|tracked|monitored|given|tallied) by"
    r"|citing|quoting|quoted|reports? (?:by|from|of)|counts? (?:by|of|from)|tall(?:y|ies) (?:by|of|from|kept by)|statements? (?:by|from|of)|estimates? (?:by|from|of)|source|sources|update (?:by|from)|review (?:by|from)|told by|study by|figures released by|in the words of)"
    r"[:\s]\s?(?:the |a |an |its |latest |new |fresh |official |monthly |annual |data |figures |statistics |from |by |compiled |released |collected |numbers |in |\w+-based |think tank |monitor |watchdog |monitoring group |deputy |spokesman |spokesperson |of |for |senior |local |provincial |unnamed |two |three |several |some )*$"
)
TITLES = r"(?:(?:a |an |the |deputy |chief |senior |acting )*(?:spokes(?:man|person|woman)|head|director|chief|official|representative|minister|secretary) (?:of|for|at|from) (?:the )?)"
GAP = re.compile(
    rf"(?:'s|')?(?:\s\([^)]{{1,20}}\))?(?:\s(?:data|figures?|report|reports|statistics|review|numbers|tally|count|officials?|statement|chief|spokes(?:man|person|woman)|database|monitoring|estimates?|security report|annual report|monthly report|staff|record|sources))*"
    rf"(?:,\s[^.,;]{{2,70}},)?(?:,(?=\s(?:which|who)\s))?(?:\s(?!and\b|but\b|while\b|that\b)[\w'’.-]+){{0,7}}?\s(?:(?:has|have|had|also|later|further|which|who|separately|meanwhile|however|then|\w+ly)\s)*(?<!was\s)(?<!were\s)(?<!been\s)(?<!are\s){SAY}\b"
)
NUMBER_AHEAD = re.compile(
    r"(?:\s(?:at|it at|the \w+ at|only|just|about|that|there were))*\s(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)\b)"
)
# A country that "recorded 521 attacks" is where they were, not who counted them.
STATES = {"pakistan", "islamabad", "kabul", "tehran", "iran", "afghanistan"}
STATES_SAY = re.compile(
    r"\b(?:said|says?|claim\w*|announce\w*|confirm\w*|put|puts|told|admit\w*|insist\w*|acknowledge\w*|state[sd]|maintain\w*|accuse\w*|believes?|estimate\w*|alleg\w+|den(?:y|ied|ies)|reject\w*|dismiss\w*)$"
)
SAID_BEFORE = re.compile(
    r"(?:^|[,\"”;–—-]\s?\"?)\s?(?:said|says|told|reported|added|according|wrote|noted|claimed|announced|stated)\s(?:the |a |an |senior |local |deputy |\w+-based )*$"
)
LABEL = re.compile(r"\s?(?:(?:19|20)\d\d\s?)?(?:\([^)]{1,20}\)\s?)?:\s")
ORGANISATION = (
    r"(?:Institute|Center|Centre|Observatory|Desk|Bureau|Network|Monitor|Monitoring|Commission|Ministry|Department|Agency|Council|Committee|Group|Foundation|Organi[sz]ation|Watch|Forum|Association"
    r"|Union|Authority|Project|Service|Board|Trust|Initiative|Society|Office|Directorate|Front|Unit|League|Movement|Mission|Alliance|Coalition|Consortium|Database|Tracker|Index|Dashboard|Portal|Institution|College|University|Archive|Programme|Program|Lab|Collective|Consulting|Analytics|Army|Brigade|Party|Post|Times|Tribune|News|Media|Cell|Secretariat|Crescent|Cross)"
)
UNKNOWN = re.compile(
    rf"\b(?:the |The )?(?P<name>(?:[A-Z][\w&'’.-]*\s(?:(?:of|for|and|on|in|&)\s(?:the\s)?)?){{0,6}}{ORGANISATION}(?:\s(?:of|for|on|in|and)\s(?:the\s)?(?:[A-Z][\w'’-]*)(?:\s(?:and\s)?[A-Z][\w'’-]*){{0,4}})?|[A-Z]{{3,7}})(?![\w])"
)
# A name of several capitals after "the" is a body; persons stand without the article.
THE_NAME = re.compile(r"\b[Tt]he (?P<name>[A-Z][\w'’-]+(?:\s(?:(?:of|for|and|on)\s)?[A-Z][\w'’-]+){1,6})(?![\w])")
GENERIC = re.compile(
    r"\b(?:the |a |some )?(?P<name>(?:tajik|chinese|indian|american|us|russian|turkish|uzbek|qatari|saudi|western|british|german) (?:officials?|authorities|diplomats?)|lawyers|aid (?:agencies|workers|groups)|human rights groups|rights (?:groups|activists)|activists|analysts|banned group|armed group|militant group|separatist group|outlawed group|insurgent group|banned outfit|opposition parties|border monitors|humanitarian agencies|relief agencies|independent monitors|local media|state media|state television)\b"
)
PRONOUN = re.compile(
    rf"(?:^|[.,;:\"“”–—]\s?\"?|\b(?:and|but|while|which|as)\s|^in [\w\s]{{3,20}}?\s)(?:the |that |this |its |his |their )?(?:it|he|she|they|institute|think[- ]tank|report|group|agency|monitor|cent(?:er|re)|body|desk|ministry|mission|portal|organi[sz]ation|spokes(?:man|person|woman)|statement|minister|official|document|review|department|watchdog|observatory|network|bureau|study|commission|office|data|figures|database|foundation|outlet|newspaper|commander|governor|army)(?:'s (?:\w+ ){{0,3}}\w+)?(?:\s\w+){{0,2}}?\s(?:(?:has|have|had|also|further|later)\s)*{SAY}\b"
)
UNSPECIFIC = {"pk_officials_unnamed", "afghan_officials_unnamed", "local_residents", "?"}
# An "Army" or "Front" with a name of its own is not the state's.
FIGHTERS = re.compile(
    r"\b(?:Liberation|Resistance|People's|Republican|Independence|National|Baloch)\s(?:\w+\s)?(?:Army|Front|Guards|Tigers)\b"
)
OF_BODY = re.compile(r"'?\s(?:of|from|at|with|for|in)\s(?:the\s)?(?:[\w-]+(?:\s[\w-]+)?'s\s)?")
AND_BODY = re.compile(r"(?:\s\([^)]{2,12}\))?\sand\s(?:the\s|local\s|several\s|other\s)?")
NOT_NAMES = {
    "TTP",
    "KP",
    "PKR",
    "USD",
    "IED",
    "IBO",
    "ACC",
    "POR",
    "JCC",
    "OIC",
    "CPEC",
    "FATA",
    "ISIL",
    "ISIS",
    "KPK",
    "ICU",
    "IBOS",
    "NEW",
    "THE",
    "FIR",
    "LEA",
    "LEAS",
    "AJK",
    "ICT",
    "PAK",
    "AND",
    "FOR",
    "UAE",
    "USA",
    "AFP",
    "AP",
    "BBC",
    "CNN",
    "RFE",
    "EFE",
    "ANI",
    "APP",
    "DPA",
    "VOA",
    "DIG",
    "IGP",
    "DPO",
    "SSP",
    "SHO",
    "MPA",
    "MNA",
    "CEO",
    "GMT",
    "NGO",
    "GENEVA",
    "KABUL",
}


@dataclass(frozen=True)
class Known:
    """One known producer: its code, country, kind of voice and the pattern of its names."""

    producer: str
    country: str
    kind: str
    pattern: re.Pattern[str]


@cache
def known_producers() -> list[Known]:
    """All producers the lexicon knows, in its order: the more particular first."""
    with (LEXICON / "producers.csv").open(encoding="utf-8", newline="") as file:
        return [
            Known(
                row["producer"],
                row["country"],
                row["kind"],
                re.compile(rf"(?<![\w-])(?:{row['pattern']})(?!\w|-e-|-i-)"),
            )
            for row in csv.DictReader(file)
        ]


def kind_of(producer: str) -> str:
    """monitor, official, armed, local or press; producers we do not know count as monitors."""
    if re.search(r"\b(?:Liberation|Army|Front|Lashkar|Brigade|Tehreek|Jamaat|group|outfit|state)\b", producer):
        return "armed"
    return next((known.kind for known in known_producers() if known.producer == producer), "monitor")


def home_of(producer: str | None) -> str | None:
    """The country a known producer counts in, if one."""
    return next((known.country or None for known in known_producers() if known.producer == producer), None)


@dataclass(frozen=True)
class Name:
    """A producer's name in a sentence."""

    start: int
    end: int
    producer: str


def find_names(sentence: Sentence) -> list[Name]:
    """Every stretch of a sentence that may name a producer; of overlapping ones the earliest, then the longest."""
    found: list[Name] = []
    for known in known_producers():
        for match in known.pattern.finditer(sentence.low):
            acronym = re.fullmatch(r"[a-z]{2,5}", match[0]) and known.kind == "monitor"
            if acronym and not sentence.raw[match.start() : match.end()].isupper():
                continue
            start = match.start() + len((re.match(r"\s*(?:(?:the|a|an)\s)*", match[0]) or match)[0])
            found.append(Name(start, match.end(), known.producer))
    for match in [*UNKNOWN.finditer(sentence.raw), *THE_NAME.finditer(sentence.raw)]:
        name = match["name"].strip().replace("\n", " ")
        if (
            name not in NOT_NAMES
            and name.lower() not in read_places()
            and not any(known.start < match.end("name") and match.start("name") < known.end for known in found)
        ) or (FIGHTERS.search(name) and name.count(" ") > 0):
            found = [known for known in found if known.end <= match.start("name") or known.start >= match.end("name")]
            found.append(Name(match.start("name"), match.end("name"), name))
    found.extend(
        Name(match.start("name"), match.end("name"), sentence.raw[match.start("name") : match.end("name")])
        for match in GENERIC.finditer(sentence.low)
    )
    return found


def attribute(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of a name that stands as a speaker or source; None where it is only mentioned."""
    text = sentence.low
    said = GAP.match(text, name.end) or re.compile(r",\stold\b").match(text, name.end)
    if not said and re.search(
        r"(?:-based|monitor|think[- ]tank|group|body|watchdog|ngo|agency|charity)[^,]{0,30},\s(?:the\s)?$",
        text[: name.start],
    ):
        said = re.compile(rf",\s{SAY}\b").match(text, name.end)
    if not said and name.producer == "local_hospitals":
        said = re.compile(r"\s(?:has |had |have )?(?:received|treated|admitted)\b").match(text, name.end)
    if said and text[name.start : name.end] in STATES and not STATES_SAY.search(said[0]):
        said = None
    if said and any(name.end <= number < said.end() for number in numbers):
        said = None
    if said and not re.search(
        r"\b(?:against|on|by|of|in|killed|from|attack(?:ed)?|targeting|with|at|than)\s(?:the |a |two |three |pakistani |afghan )*$",
        text[: name.start],
    ):
        rest = text[said.end() :]
        trailing = re.match(
            r"(?:\s(?:on|late|early|in|at|during|to|here|earlier|a|the|news|statement|conference|press|\w*day|reporters|journalists|night|morning|evening|afp|ap|reuters|statement|briefing|told|told))*\s?[.\"”]?\s*$",
            rest,
        )
        closing = (
            len(rest.split()) <= 9
            and not re.match(r"\sthat\b", rest)
            and not re.search(r"\d|\b(?:killed|died|injured|wounded)\b", rest)
        )
        backward = (bool(trailing) or closing) and re.search(
            r"[,\"”]\s(?:a |an |the |two |three |local |senior )*$", text[: name.start]
        ) is not None
        return Voice(name.start, said.end(), name.producer, is_forward=not backward)
    if is_bracketed_source(sentence, name):
        return Voice(name.start, len(text), name.producer, is_forward=False)
    before = FROM.search(text[: name.start])
    if before:
        opening = (
            re.fullmatch(r"[\s\"“]*(?:[\w' -]{0,60}:\s)?(?:in |during )?[^,;]{0,45}", text[: before.start()])
            is not None
        )
        forward = opening and not any(number < before.start() for number in numbers)
        return Voice(before.start(), name.end, name.producer, is_forward=forward)
    if SAID_BEFORE.search(text[: name.start]) and re.match(
        r"(?:'s)?(?:\s[\w'-]+){0,8}\s?(?:[.,;]|$)", text[name.end :]
    ):
        return Voice(name.start, name.end, name.producer, is_forward=False)
    if (
        name.start < 4
        and text[name.start : name.end] not in STATES
        and not re.fullmatch(r"[A-Z]{3,}", name.producer)
        and LABEL.match(text, name.end)
        and kind_of(name.producer) != "local"
    ) or re.search(r"\bsources?:\s(?:the )?$", text[: name.start]):
        return Voice(name.start, name.end, name.producer, is_forward=True)
    return None


def find_voices(sentence: Sentence, numbers: list[int], others: list[Name] | None = None) -> list[Voice]:
    """All speakers of a sentence from left to right; of overlapping names the one that begins first."""
    names = join_names(sentence, [*find_names(sentence), *(others or [])])
    voices = [(voice, name) for name in names if (voice := attribute(sentence, name, numbers))]
    known = [voice for voice, _ in voices if voice.producer != "?"]
    voices = [
        (voice, name)
        for voice, name in voices
        if voice.producer != "?" or not any(one.start < voice.end and voice.start < one.end for one in known)
    ]
    voices.sort(key=lambda pair: (pair[0].start, -pair[1].end))
    kept: list[Voice] = []
    for voice, _ in voices:
        if not kept or voice.start >= kept[-1].end:
            kept.append(voice)
    return kept


def is_general(name: Name, body: Name, sentence: Sentence) -> bool:
    """Whether a name is only the "officials" of a body named after it."""
    return (
        name.producer in UNSPECIFIC
        and body.producer not in UNSPECIFIC
        and name.end < body.start
        and OF_BODY.fullmatch(sentence.low, name.end, body.start) is not None
    )


def is_bracketed_source(sentence: Sentence, name: Name) -> bool:
    """Whether a counter's name closes a sentence in brackets, as a reference does: "… (OCHA, Flash Update 6)."."""
    opened = re.search(r"\S\s\((?:source: |see |data: |figures: |the )?$", sentence.low[: name.start])
    closed = re.match(r"[^()]*(?:\)\s*[.]?\s*)?$", sentence.low[name.end :])
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", sentence.raw[: name.start])[-8:])
    spelled_out = sentence.raw[name.start : name.end] in initials
    return bool(opened and closed and not spelled_out and kind_of(name.producer) == "monitor")


def join_names(sentence: Sentence, names: list[Name]) -> list[Name]:
    """Names without "officials" where "officials of the ministry" says which; "A and B said" is credited to A."""
    kept: list[Name] = []
    for name in names:
        general = next((other for other in names if is_general(other, name, sentence)), None)
        if general:
            name = Name(general.start, name.end, name.producer)  # noqa: PLW2901
        following = [other for other in names if other.start > name.end]
        if any(is_general(name, other, sentence) for other in following):
            continue
        before = next((other for other in names if AND_BODY.fullmatch(sentence.low, other.end, name.start)), None)
        joint = before and before.producer != name.producer and not before.producer.startswith("?")
        kept.append(Name(name.start, name.end, before.producer) if joint and before else name)
    return kept


def find_source_line(sentences: list[Sentence]) -> str | None:
    """The producer of a line such as "Source: …" that covers a whole text; None without one."""
    for sentence in sentences:
        if re.match(r"\s*(?:sources?:|compiled by|prepared by|data(?: source)?:|figures:)\s", sentence.low):
            voices = find_voices(sentence, [])
            return voices[0].producer if voices else None
    return None


def speaks_again(sentence: Sentence) -> bool:
    """Whether a sentence goes on with an earlier speaker: "it added", "the think tank recorded"."""
    return PRONOUN.search(sentence.low) is not None


def choose_voice(voices: list[Voice], text: str, place: int) -> Voice | None:
    """The speaker whose words reach a place in the sentence."""
    before = [voice for voice in voices if voice.is_forward and voice.start <= place]
    after = [voice for voice in voices if not voice.is_forward and voice.end > place]
    if after and (not before or before[-1].start < 0):
        return after[0]
    if before:
        return before[-1] if not after or is_nearer(text, before[-1], after[0], place) else after[0]
    later = [voice for voice in voices if voice.is_forward and voice.start > place]
    if later and NUMBER_AHEAD.match(text, later[0].end):
        later = []
    if later and not re.search(r",?\s(?:while|but|whereas)\s|;|,\sand\s", text[place : later[0].start]):
        return later[0]
    earlier = [voice for voice in voices if not voice.is_forward]
    return (
        earlier[-1]
        if earlier and len(voices) == 1 and not re.search(r"\b(?:while|but|whereas)\b", text[earlier[-1].end : place])
        else None
    )


def is_nearer(text: str, before: Voice, after: Voice, place: int) -> bool:
    """Whether the earlier speaker's clause still runs at a place, rather than a later speaker's having begun."""
    clause = re.search(r"[;]|,?\s(?:while|but|whereas)\s", text[before.end : place])
    return clause is None and place - before.end <= after.end - place + 200
