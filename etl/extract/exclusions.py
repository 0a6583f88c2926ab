"""Numbers that are no figures: years, ages, money, distances, durations, ranks, pages, telephone numbers, shares."""

from __future__ import annotations

import re

from etl.extract.areas import read_places
from etl.extract.model import Period, Quantity
from etl.extract.no_counts import is_no_count
from etl.extract.numbers import UNITS

MONEY_BEFORE = re.compile(
    r"(?:[$£€₹]|\b(?:us\$|rs\.?|pkr|usd|eur|gbp|afn|inr|dollars|rupees))\s?(?:about |over |nearly )?$"
)
UNIT_AFTER = re.compile(
    r"(?:\sand a half)?[\s-]?(?:km|kms|kilomet\w+|met(?:re|er)s?|miles?|feet|foot|ft|inch(?:es)?|kgs?|kilo\w*|grams?|tons?|tonnes?|quintals?|lit(?:re|er)s?|gallons|acres?|hectares?|square|sq|degrees?"
    r"|mm|cm|hours?|hrs?|minutes?|mins?|seconds?|days?|nights?|weeks?|months?|years?|yrs?|decades?|centur\w+|dollars?|rupees?|afghanis?|euros?|pounds?|cents?|[$£€]|rs|pkr|usd"
    r"|a\.?m|p\.?m|o'clock|times|fold|percentage|basis points|pages?|seats?|votes?|marks|rounds|bullets|watts?|mw|megawatts?|th|calls|tents|trucks|vehicles|points?(?! (?:of|in|along|across|near|inside|on)\b)|hours?'"
    r"|(?:us|american|afghan|pakistani|current|calendar|consecutive|working|more|further|full|long|nautical|billion|million)\s(?:dollars|rupees|years|months|days|weeks|miles|hours|afghanis))\b"
)
LABEL_BEFORE = re.compile(
    r"(?:\b(?:articles?|pages?|chapter|sections?|resolutions?|phase|camp|case no\.?|no\.?|nos\.?|numbers?(?: is| was)?|route|highway|flight|order|rule|paragraphs?|para|annex|tables?|fig\.?|class|grade|level|ward"
    r"|sector|room|gate|block|battalion|law|channel|fm|version|volume|vol\.?|issue|item|step|ranks?|ranked|ranking|aged|ages?|age of|agenda|helpline|dial|phone|tel|fax|contact|toll-free|whatsapp|chapter|goal|(?<!came )(?<!come )(?<!comes )under|boeing|pattern)\s(?:and\s|the age of\s|\d+ (?:and|to|or)\s)?|#\s?)$"
)
# "In July the number was 212,000".
THE_NUMBER = re.compile(r"\b(?:the|that|their|its|this) number (?:is|was) $")
HYPHENATED = re.compile(r"-(?!odd|plus|per|\s|\d)[a-z]")
AGE = rf"(?:\d{{1,2}}|{UNITS})"
AGED = re.compile(
    rf"\b(?:younger|older) than\s$|\b(?:boy|girl|man|woman|youth|child|bomber|attacker|militant|soldier|student|teacher|labourer|worker|driver|policeman|father|mother|son|daughter|brother|sister|widow|refugee|recruit|farmer|shepherd)\sof\s$|\b(?:aged|ages)\s(?:between\s)?{AGE}(?:,\s{AGE})*(?:,?\s(?:and|to|or)\s)?$"
)
BARE_AGE_AFTER = re.compile(r",\s|\)")
BARE_AGE_BEFORE = re.compile(r"[a-z],\s$|[a-z]\s\($")
# "Almost half of them (28)" is no age.
SHARE_BEFORE = re.compile(
    r"\b(?:them|these|those|which|whom|half|most|majority|third|quarter|rest|attacks|deaths|incidents|killed|injured|wounded|dead|fatalities|injuries|province|district|division|year|month|week|second|third|fourth|next|last|per ?cent|january|february|march|april|may|june|july|august|september|october|november|december)\s\($|(?:pc|%)\s\($"
)
YOUNG = re.compile(
    r"\b(?:them|whom|these|those|are|is|were|was) (?:under|below|over)\s$|\b(?:children|those|boys|girls|minors|kids|infants|people|aged|youths?|persons)\s(?:under|below|over|above)(?: the age of)?\s$"
)
NO_PERSON = re.compile(
    r"\b(?:deaths|dead|killed|attacks|injured|wounded|injuries|fatalities|casualties|total|them|these|those|incidents|returnees|returns|deportees|arrests|half|majority|most), $"
)
# How badly some of the injured fare is no figure of its own.
HEARD = re.compile(r"\s(?:[\w-]+\s){0,2}(?:explosions?|blasts?)\s(?:were |was )?(?:heard|rang|echoed)\b")
STILL_TREATED = re.compile(
    r"(?:\smore)?\sof the (?:[\w, -]+ )?(?:injured|wounded)\b[^.;]{0,30}\b(?:were|are|was|remained?)\s(?:still\s)?(?:in (?:(?:the |a )?(?:\w+ )?hospital|intensive|critical|serious)|under treatment|hospitali[sz]ed|being treated|critical|serious)"
)
CRITICAL = re.compile(
    r"(?:\s(?:injured|wounded) \w+)?(?:, aged \d+,)?\s(?:remain\w*|was|were|is|are|put) on (?:a )?(?:ventilators?|life support)\b|(?:\s(?:people|others|of (?:them|whom|these)))?\s(?:are|were|remain|was|is) still (?:hurt|in (?:its|the|a|their) (?:\w+ )?(?:hospitals?|wards?|care|clinic)|in hospital|under treatment|being treated)|(?:,\s[^,.;]{3,30}(?: aged \d+)?,)?(?:\sof (?:them|whom|the (?:injured|wounded)))?(?:\s(?:were|was|are|is|remain\w*|being|people|others|said to be|reported|listed|reportedly)){0,3}\s(?:in (?:a )?(?:critical|serious|stable)|critical(?:ly)?|serious(?:ly)?|gravely|in intensive)\b"
)
TELEPHONE = re.compile(
    r"\+\d[\d\s()-]{6,}\d|\b0\d{2,4}[- ]\d{4,}\b|\b0\d{2,4}-\d{2,4}-\d{2,4}\b|\b\d{3,4}-\d{6,8}\b|\b\d{5}-\d{7}-\d\b"
)
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+")
CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}\s?(?:am|pm|a\.m|p\.m|hours|hrs|gmt|utc|local)?\b(?!\s?(?:million|lakh|crore|billion|per|%|thousand|times))|\b\d{1,2}\s?(?:(?:am|pm)\b|a\.m\.|p\.m\.)"
)
CLOCK_WORD = re.compile(
    r"\b(?:at|around|about|by|until|before|after)\s\d{1,2}[:.]\d{2}\b|\d\s?(?:(?:am|pm|hours|hrs|gmt|utc)\b|a\.m|p\.m)"
)
SCORE_DATES = re.compile(r"\b\d{1,2}/\d{1,2}\b|\b\d{4}/\d{2,4}\b|\b[a-z]+/\d{4}/\d+\b")


# "(1) …": the number of a note.
ENUMERATED = re.compile(r"(?:^|[.;:]\s)\s*\(\d{1,2}\)\s")
TIMES = re.compile(
    r"\s(?:times|occasions)\b(?! (?:more|higher|as|the(?! (?:year|month|week|previous|same)\b)|that|larger|greater))"
)
HIT = re.compile(
    r"\b(?:struck|attacked|hit|targeted|bombed|blown up|blew up|fired (?:on|at)|ambushed|raided|stormed)(?:\s[\w' -]{1,50}?)?(?:\s(?:on|at least|as many as|some|about))?\s$|\b(?:and|,)\s(?:[\w' -]{1,40}\s)$"
)
# "Struck 31 times in the tribal areas, compared with 45 times the year before".
TIMES_BEFORE = re.compile(
    r"\b(?:struck|attacked|hit|targeted|bombed|raided)\s[^.;]{1,20}?\s(?:times|occasions)\b[^.;]{0,60}?(?:compared (?:with|to)|against|up from|down from)\s(?:about |some )?$"
)
RATIO = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|[1-9])(?:(?P<of> out of)| in)(?: every)? (?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|a hundred|\d{1,2}|100|1,000)\b(?![,.]\d)(?(of)|(?!\s(?:attacks|incidents|clashes|blasts|operations|raids|districts|provinces|places|months|separate|different)))"
)


# "The death toll of the twin blasts": they were told before.
TOLL_OF_THE = re.compile(r"\btoll (?:of|from|in) the $")
# "Three quarters of them".
FRACTION = re.compile(r"[\s-](?:halves|thirds|quarters|fifths|sixths|tenths)\b")
# "Of whom 12 were discharged the same evening".
# Whose people the dead were, and whose kin mourn them.
KIN = re.compile(
    r"\b(?:people|persons|civilians|members|victims|villagers|women|children|men|residents|labourers|pilgrims|\w+ees) (?:of|from) (?:the same )?$"
)
FAMILIES = re.compile(r"\s(?:[\w-]+\s)?(?:families|households|tribes|clans|villages)\b")
OF_KIN = re.compile(
    r"\b(?:relatives|families|family members|parents|kin|heirs|widows|mothers|fathers|brothers|colleagues|neighbours|funerals?|burials?|names|photographs|pictures|identit(?:y|ies)) of (?:the )?$"
)
OF_THE_LOST = re.compile(
    r"\s(?:more )?of the (?:dead|killed|victims|deceased|slain|missing|arrested|detained|injured|wounded)\b"
)
# Carried before a fort in protest: their dead are told beside.
COFFINS = re.compile(
    r"\b(?:laid|laying|placed|placing|carried|carrying|kept|put|brought|lined up|set down|with) (?:the )?$"
)
COFFINS_STAND = re.compile(
    r"\s(?:[\w-]+\s)?(?:coffins|graves|hearses)\s(?:stood|stand|lay|lie|were (?:laid|lined|carried|placed|lowered))\b"
)
# "Most of the victims were men between 20 and 35."
PERSONS = re.compile(r"\b(?:men|women|people|boys|girls|youths?|males|persons) $")
BETWEEN_AGES = re.compile(r"between \d{1,2} and \d{1,2}[.,;]")
STAFF_OF = re.compile(
    r"\b(?:staff|workforce|crew|team|membership|gatherings?|crowds?|groups) of (?:about |some |only |just )?$"
)
SENT_HOME = re.compile(
    r"\sof (?:them|whom|these)\s(?:were|was|had been|have been)\s(?:taken|shifted|moved|flown|rushed|referred)\sto\s(?!afghan|the border|pakistan)|(?:\s(?:of (?:them|whom|the (?:injured|wounded))|people|others|patients|victims))?\s(?:were|was|had been|have been)\s(?:later\s|since\s|already\s)?(?:discharged|allowed to go home|sent home after|operated (?:on|upon)|referred to|airlifted|given first aid)\b"
)
# "Improved from 9 to 14 per cent": both are shares.
FROM_PERCENT, TO_PERCENT = (
    re.compile(r"\b(?:from|between) $"),
    re.compile(r"\s(?:to|and)\s[\d.]+\s?(?:%|per ?cent|pc\b)"),
)
# "Nine were critically wounded".
BADLY_HURT = re.compile(
    r"(?:\s(?:others|people|persons|men|more|soldiers))?\s(?:were|was)\s(?:critically|seriously|gravely|severely)\s(?:wounded|injured|hurt)\b"
)
HURT = re.compile(r"\b(?:injur|wound|hurt)")
MEASURED_AFTER = (SENT_HOME, FRACTION, UNIT_AFTER, HYPHENATED, STILL_TREATED, CRITICAL, HEARD)


def spans_of(text: str) -> list[tuple[int, int]]:
    """Stretches of a sentence whose digits count nothing: addresses, telephone numbers, times of day, file numbers."""
    spans = [match.span() for pattern in (TELEPHONE, ADDRESS, SCORE_DATES, RATIO) for match in pattern.finditer(text)]
    spans += [
        match.span()
        for match in CLOCK.finditer(text)
        if CLOCK_WORD.search(text, max(0, match.start() - 8), match.end())
    ]
    return spans


def is_bare_age(text: str, quantity: Quantity) -> bool:
    """Whether the number stands like an age after a name: "the man, 45, said"."""
    return (
        quantity.value is not None
        and quantity.qualifier == "exact"
        and 1 < quantity.value < 100
        and bool(BARE_AGE_BEFORE.search(text, 0, quantity.start))
        and not follows_place(text, quantity.start)
        and not SHARE_BEFORE.search(text, 0, quantity.start)
        and not NO_PERSON.search(text[: quantity.start])
        and bool(BARE_AGE_AFTER.match(text, quantity.end))
        and text[quantity.core : quantity.end].isdigit()
    )


def follows_place(text: str, start: int) -> bool:
    """Whether the words before a bracket or comma name a place: "Sindh (49)" is no age."""
    words = re.findall(r"[\w-]+", text[max(0, start - 40) : start])
    return any(" ".join(words[-count:]) in read_places() for count in range(1, 4))


def is_excluded(text: str, quantity: Quantity, periods: list[Period], spans: list[tuple[int, int]]) -> bool:
    """Whether a quantity of a lower-case sentence counts nothing that Sanad holds."""
    start, end = quantity.start, quantity.end
    inside = any(first <= quantity.core < last for first, last in spans)
    inside = inside or any(note.start() <= quantity.core < note.end() for note in ENUMERATED.finditer(text))
    inside = inside or any(period.start <= quantity.core < period.end for period in periods)
    if inside or quantity.value == 0:
        return True
    if TOLL_OF_THE.search(text[:start]) or names_kin(text, quantity):
        return True
    if MONEY_BEFORE.search(text, 0, quantity.core) or is_label(text, quantity) or AGED.search(text, 0, start):
        return True
    if quantity.percent:
        return False
    if FROM_PERCENT.search(text[:start]) and TO_PERCENT.match(text, end):
        return True
    if counts_hits(text, start, end):
        return False
    if any(pattern.match(text, end) for pattern in MEASURED_AFTER) or is_bare_age(text, quantity):
        return not is_first_hurt(text, start, end)
    young = YOUNG.search(text, 0, quantity.core) and (quantity.value or 0) < 100
    return bool(young) or is_no_count(text, quantity, start, end)


def names_kin(text: str, quantity: Quantity) -> bool:
    """Whether a number only says whose people are meant: "seven civilians of two families", "relatives of two of the dead"."""
    if STAFF_OF.search(text[: quantity.start]) or (
        PERSONS.search(text[: quantity.start]) and BETWEEN_AGES.fullmatch(text[quantity.start : quantity.end + 1])
    ):
        return True
    coffins = COFFINS.search(text[: quantity.start]) and text.startswith((" coffins", " bodies"), quantity.end)
    if coffins or COFFINS_STAND.match(text, quantity.end):
        return True
    family = KIN.search(text[: quantity.start]) and FAMILIES.match(text, quantity.end)
    return bool(family) or bool(OF_KIN.search(text[: quantity.start]) and OF_THE_LOST.match(text, quantity.end))


def is_first_hurt(text: str, start: int, end: int) -> bool:
    """Whether people "critically wounded" are the first injured that a sentence counts, not some of those told before."""
    return BADLY_HURT.match(text, end) is not None and HURT.search(text[:start]) is None


def counts_hits(text: str, start: int, end: int) -> bool:
    """Whether "times" counts attacks: "militants struck 502 times", "tracks were blown up on 14 occasions"."""
    hit = HIT.search(text[:start]) or TIMES_BEFORE.search(text[:start])
    return TIMES.match(text, end) is not None and hit is not None


def is_label(text: str, quantity: Quantity) -> bool:
    """Whether a number names a thing ("article 8", "camp 4"); "refugees number about 1.3 million" counts."""
    match = LABEL_BEFORE.search(text, 0, quantity.start)
    counts = (
        match is not None
        and match[0].startswith("number")
        and (
            THE_NUMBER.search(text[: match.end()])
            or quantity.qualifier != "exact"
            or re.search(
                r"\b(?:who|which|that|they|holders|refugees|afghans|dead|injured|wounded|victims|casualties|killed)\s(?:in \w+\s|\w+\s)?$",
                text[: match.start()],
            )
        )
    )
    return match is not None and not counts
