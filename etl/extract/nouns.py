"""What the words after a number count: an event, a toll, persons of some group, families, places."""

from __future__ import annotations

import re

from etl.extract.areas import place_pattern
from etl.extract.counted_nouns import find_counted, find_group, group_rules, noun_rules, read_words
from etl.extract.model import Noun
from etl.extract.numbers import UNITS

# Words that end the noun phrase begun by a number.
STOPS = {*read_words("stops.txt"), *UNITS.split("|")}
NOUNS_IN_ING = {
    "bombing",
    "killing",
    "kidnapping",
    "shelling",
    "firing",
    "being",
    "visiting",
    "holding",
    "carrying",
    "working",
}
ENDING = re.compile(r"[.;:()\[\]?!,\"“”–—]|\s-\s|$")
WORD = re.compile(r"\((?:acc|por)\)|[a-z](?:\.[a-z]\.?)+|[a-z][\w'-]*|&|\d[\w-]*")
# "3,480 combing operations": an adjective, not a verb.
PLURAL_NEXT = re.compile(
    r"\s(?:operations|raids|attacks|incidents|families|people|persons|men|afghans|refugees|soldiers|militants)\b"
)
BRACKETED = re.compile(r"\((?:acc|por)\)")
PARTITIVE = re.compile(
    r"\s?(?:more |others? )?(?:of|from among|out of)\s(?:(?:the|these|those|its|their|his|our|own|all|this (?:year|month|week|quarter)'s|last (?:year|month|week|quarter)'s)\s)*(?:(?:them|whom|which|these|those|own)\b)?"
)
# 'eleven "khawarij"': the quotation marks of a counted noun.
QUOTED = re.compile(r"\s[\"'](?=[\w-]+(?:\s[\w-]+)?[\"'])")
# "388 drone, bomb and gun attacks": what kinds of them.
ADJECTIVES = re.compile(
    r"\s(?:[a-z-]+,\s){1,3}(?:[a-z-]+,?\s)?(?:and|or)\s[a-z-]+\s(?=(?:attacks|assaults|operations|raids|strikes|incidents|blasts)\b)"
)
BRIDGES = read_words("bridges.txt")
ANAPHORA = re.compile(r"\b(?:such|similar|of (?:them|these|those|which|whom)|of its own|of their own|others?|more)\b")
POINTS = re.compile(r"\b(?:them|whom|which|these|those)\s?$")
DOES = re.compile(r"caused|resulted|targeted|involved|happened|occurred|claimed|left|hit|struck|ended")
VERB_PHRASE = re.compile(
    r"(?:fell(?! to)|laid down|embraced (?:martyrdom|shahadat)|gave their lives|lost (?:their|his) li|taken (?:into|to|hostage|captive|away)|shot (?:dead|and)|turned (?:out|back|up|themselves)|gunned down|picked up|rounded up|sent (?:back|home|across|to (?:hell|jail|prison))|forced (?:out|back|to)|driven out|pushed back|handed over|set free|held (?:in|by|for|since|on|hostage)|pulled|brought|shifted|moved|put (?:in|behind|across))\b"
)
# "With 54 attacks Khyber Pakhtunkhwa was ahead": a place's name behind the noun is no part of it.
HEAD_NOUN = re.compile(r"(?:[a-z]{3}s|men|people|police|dead)$")
# "Two countries traded missile strikes": a verb ends what is counted.
ENDS_PLURAL = re.compile(r"[a-z]{3}s$")
PAST = re.compile(r"\w{3,}ed")
POINTED = re.compile(r"(?:them|whom|which|these|those)\s*$")
MORE = re.compile(r"\s?(?:more|further|other|others)")
# "1.2 million of the Iranian total".
TOTAL_OF = re.compile(r"(?:[\w-]+\s)?(?:total|figure|number|one|tally|count|group|gang|band|squad|lot|former|latter)")
# People by what they do for a living ("musicians", "mechanics", "bus attendants"); not kin, rank or arms.
CALLING = re.compile(
    r"\b(?!(?:\w*(?:brother|sister|mother|father|daughter|foreigner|prisoner|other|member|leader|number|follower|supporter|border|paper|officer|soldier|fighter|militant|commander|activist|consultant|hundred|survivor|inhabitant)|adult|infant|giant|plant|restaurant|client|accident|incident|student|resident|agent|gangster|smuggler|trafficker|kidnapper|robber|killer|murderer|looter|quarter|tanker|trailer|container|scooter|helicopter|tower|tractor|letter|poster)s?$)(?:\w{2,}(?:ers|ors|ists|ians|ants|icians)|mechanics?|clerks?|cooks?|guards?|porters?|staff|(?!wo|gun|police|infantry|service)\w{3,}men)$"
)
TOLL_ADJECTIVES = {
    "dead",
    "killed",
    "injured",
    "wounded",
    "hurt",
    "arrested",
    "detained",
    "deported",
    "martyred",
    "expelled",
    "abducted",
    "kidnapped",
    "repatriated",
}
# "Nine targeted killings": no verb.
TARGETED = re.compile(
    r"\s(?:killings?|attacks?|operations?|strikes?|raids?|assassinations?|bombings?|sites?|locations?|people)\b"
)
NOTHING = Noun("none", None, None, None, 0, 0)


def read_chunk(text: str, start: int) -> tuple[int, int]:
    """Start and end of the words that may belong to the number before `start`; at most nine of them."""
    listed = ADJECTIVES.match(text, start)
    start = listed.end() - 1 if listed else start
    quoted = QUOTED.match(text, start)
    start = quoted.end() if quoted else start
    partitive = PARTITIVE.match(text, start)
    begin = place = partitive.end() if partitive else start
    end, count, previous = begin, 0, ""
    while count < 9:
        gap = re.compile(r"[\s'\"]*" if quoted else r"[\s']*").match(text, place)
        place = gap.end() if gap else place
        if ENDING.match(text, place) and not BRACKETED.match(text, place):
            break
        word = WORD.match(text, place)
        if count and HEAD_NOUN.search(previous) and place_pattern().match(text, place):
            break
        if not word or is_stop(text, word[0], previous, word.end()) or VERB_PHRASE.match(text, place):
            break
        if count == 0 and (
            is_verb(text, word) or (partitive and POINTS.search(partitive[0]) and DOES.fullmatch(word[0]))
        ):
            break
        if (
            word[0] in TOLL_ADJECTIVES
            and count > 0
            and not re.match(
                r"\s(?:people|persons|militants|civilians|soldiers|afghans|men|women|children)\b", text[word.end() :]
            )
        ):
            break
        if ENDS_PLURAL.search(previous) and PAST.fullmatch(word[0]) and word[0] not in TOLL_ADJECTIVES:
            break
        place = end = word.end()
        previous, count = word[0], count + 1
    return begin, end


def is_verb(text: str, word: re.Match[str]) -> bool:
    """Whether the first word after a number is its verb: "31 belonged to", not "31 injured" or "31 armed men"."""
    if word[0] in {"carried", "belonged", "hailed", "possessed"}:
        return True
    if word[0] == "targeted" and not TARGETED.match(text, word.end()):
        return True
    following = re.compile(r"\s([a-z]+)").match(text, word.end())
    ends = following is None or following[1] in STOPS
    return (
        ends
        and re.fullmatch(r"\w{3,}ed|fell|met|came|took|had|fled|went|got|bore", word[0]) is not None
        and word[0] not in TOLL_ADJECTIVES
    )


def is_stop(text: str, word: str, previous: str, end: int) -> bool:
    """Whether a word ends the phrase: a preposition, a verb, or "and" before something else than a known pair."""
    if word in {"of", "of the"}:
        return previous not in BRIDGES
    if word in {"and", "or", "&"}:
        return not is_pair(text, previous, end)
    if word in {"the", "a", "an"}:
        return previous != "of"
    if word == "without":
        return previous == ""
    if word == "returning":
        return previous != ""
    if word == "crossing":
        return re.match(r"\s(?:points?|sites?|posts?)\b", text[end:]) is None
    if previous == "" and describes(text, word, end):
        return False
    return word in STOPS or word[0].isdigit() or (word.endswith("ing") and word not in NOUNS_IN_ING)


def describes(text: str, word: str, end: int) -> bool:
    """Whether the first word behind a number only describes what is counted: "combing operations", "collapsed houses"."""
    if word in {"collapsed", "damaged", "destroyed"}:
        return re.match(r"\s[a-z]+s\b", text[end:]) is not None
    return word.endswith("ing") and word not in STOPS and PLURAL_NEXT.match(text, end) is not None


def is_pair(text: str, previous: str, end: int) -> bool:
    """Whether "and" joins two names of one group or measure ("women and children", "attacks and operations")."""
    following = re.compile(r"\s(?:\w[\w-]*\s){0,2}?([a-z-]+)").match(text, end)
    if not following:
        return False
    phrase = text[max(0, text.rfind(previous, 0, end)) : min(len(text), end + 40)]
    counted, group = find_joined(phrase)
    return counted or group


def find_joined(phrase: str) -> tuple[bool, bool]:
    """Whether a phrase begins with a counted noun, or a group, that itself contains "and"."""

    def joins(pattern: re.Pattern[str]) -> bool:
        match = pattern.match(phrase.lstrip())
        return bool(match and re.search(r"\b(?:and|or|&)\b", match[0]))

    return any(joins(rule[3]) for rule in noun_rules()), any(joins(pattern) for _, pattern in group_rules())


def read_noun(text: str, start: int) -> Noun:
    """The noun phrase that follows a number ending at `start` in a lower-case sentence."""
    begin, end = read_chunk(text, start)
    words = text[begin:end]
    if not words.strip() and re.match(r"\s\d", text[start:]):
        return Noun("other", None, None, None, start, start)
    if not words.strip():
        anaphoric = begin > start or ANAPHORA.match(text, start) is not None
        return Noun("none", None, None, None, start, max(start, begin), anaphoric=anaphoric)
    anaphoric = begin > start or ANAPHORA.search(words) is not None
    counted, group = find_counted(words), find_group(words)
    if counted and (group is None or counted[4] >= group[2]):
        return read_counted_noun(words, begin, counted, anaphoric=anaphoric)
    pointed = begin > start and POINTED.search(text[start:begin]) is not None
    if pointed and (not group or trailing_noun(words, group[2])):
        return Noun("none", None, None, None, start, begin, anaphoric=True)
    if (begin > start and TOTAL_OF.fullmatch(words.strip())) or (not group and MORE.fullmatch(words)):
        return Noun("none", None, None, None, start, end, anaphoric=True)
    return read_person(words, begin, end, group, anaphoric=anaphoric)


def read_person(words: str, begin: int, end: int, group: tuple[str, int, int] | None, *, anaphoric: bool) -> Noun:
    """The persons of a known group, or those of a calling the lexicon does not know, or something else."""
    if group:
        if trailing_noun(words, group[2]):
            return Noun("other", None, None, None, begin, end)
        return Noun("person", None, group[0], "persons", begin, begin + group[2], anaphoric=anaphoric)
    calling = "civilians" if CALLING.search(words.rstrip(" .'")) else None
    return Noun("other", None, calling, None, begin, end, anaphoric=anaphoric)


def trailing_noun(words: str, end: int) -> bool:
    """Whether a known noun is only the first part of an unknown one ("police stations", "militant groups")."""
    rest = words[end:].strip(" .'")
    return bool(rest) and not re.match(
        r"(?:killed|dead|injured|wounded|hurt|held|caught|arrested|detained|deported|nationwide|all|nationally|alike|each|daily|too|currently|already|recently|illegally|were|"
        r"(?:and|or|of|abducted|kidnapped|martyred|expelled|repatriated|recovered|remaining|holding|carrying|struck|targeted|hit|attacked|bombed|shelled|taken|shot|freed|released|rescued|home|back|living|today|yesterday|so|elsewhere|country\w*|dead|\w+ed)\b)",
        rest,
    )


def read_counted_noun(
    words: str, begin: int, counted: tuple[str, str | None, str, int, int], *, anaphoric: bool
) -> Noun:
    """The Noun of a counted thing; "civilian deaths" also has a group."""
    kind, measure, unit, start, end = counted
    if trailing_noun(words, end):
        return Noun("other", None, None, None, begin, begin + len(words))
    group = None
    if kind in {"toll", "family"}:
        before = find_group(re.sub(r"\b(\w+?)s?'s?\b", r"\1", words[:start]))
        group = before[0] if before else None
    return Noun(kind, measure, group, unit, begin, begin + end, anaphoric=anaphoric)
