"""Who says or counted something in a sentence, and how far in the sentence the words reach."""

from __future__ import annotations

import re

from etl.extract.joining import UNSPECIFIC, is_bracketed_source, join_names
from etl.extract.model import Sentence, Voice
from etl.extract.producers import Name, find_names, kind_of

SAY = (
    r"(?:said|says?|saying|told|report(?:ed|s|ing)?|claim(?:ed|s|ing)?(?! responsib)|accuse[ds]?\s(?:[\w']+\s){1,6}?of\s\w+|announced|announces|confirm(?:ed|s)|(?:would|could|can) (?:only |so far |not yet |so far only )?(?:confirm|verify)|stat(?:ed|es)|estimat(?:es?|ed)|record(?:ed|s)|count(?:ed|s)|document(?:ed|s)|register(?:ed|s)"
    r"|tall(?:ied|ies)|logg?(?:ed|s)|not(?:ed|es)|add(?:ed|s)|puts?(?=\s(?:the|it|that|those|their|its)\b|\s(?:[\w-]+\s){0,10}?at\b)|wrote|writes|insist(?:ed|s)|acknowledge[ds]?|admit(?:ted|s)|verif(?:ied|ies)|disclose[ds]?|reveal(?:ed|s)|show(?:s|ed|n)?|track(?:ed|s)"
    r"|observ(?:ed|es)|found|finds|compiled|den(?:y|ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|list(?:ed|s)|cit(?:ed|es)|gave|gives|(?:is|are|was|were) (?:concerned|alarmed|worried|aware)|(?:has |had |have )?received (?:\w+ )?reports|spoke|spoken|given|recalls?|recalled|finds|writes?|submitted|presented|tabled|laid (?:before|down before)|placed before|speaks? of|boast(?:ed|s) of|maintain(?:ed|s)|informed|declare[ds]?|alleg(?:ed|es)|posted|tweeted|assess(?:ed|es)|believes?|calculated|monitored"
    r"|collected|suggests?|suggested|indicates?|indicated|warn(?:ed|s)|shared|published|releases?|released|issued|detailed|describe[ds]?|reckons?|detected|charted|enumerated|pegged|reaffirmed|held that|briefs|briefed)"
)
FROM = re.compile(
    r"\b(?:according to|as per|per|data (?:from|by|of|compiled by|collected by)|figures (?:from|by|of)|statistics (?:from|by|of)|numbers (?:from|by)"
    r"|(?:released|compiled|collected|published|issued|drawn up|prepared|put together|written|circulated|recorded|documented|counted|verified|reported|provided|shared|confirmed|quoted|gathered|made public|maintained|registered|announced|cited|tracked|monitored|given|tallied)(?: (?:on|in|late|last|this|earlier|here)\b[\w ]{0,22}?)? by"
    r"|citing|quoting|quoted|reports? (?:by|from|of)|counts? (?:by|of|from)|(?:count|record|list|database|register|tally|log|toll)s? (?:kept|maintained|compiled|run|drawn up|prepared) by|tall(?:y|ies) (?:by|of|from)|statements? (?:by|from|of)|estimates? (?:by|from|of)|source|sources|update (?:by|from)|review (?:by|from)|(?:reply|answer|response|letter|briefing|presentation) (?:by|from|of)|told by|study by|figures released by|in the words of|going by)"
    r"[:\s]\s?(?:the |a |an |its |rights group |monitoring group |aid group |advocacy group |watchdog |latest |new |fresh |official |monthly |annual |data |figures |statistics |from |by |compiled |released |collected |numbers |in |\w+-based |think tank |monitor |watchdog |monitoring group |deputy |spokesman |spokesperson |of |for |senior |local |provincial |unnamed |two |three |several |some )*$"
)
GAP = re.compile(
    rf"(?:'s|')?(?:\s\([^)]{{1,20}}\))?(?:\s(?:data|figures?|report|reports|statistics|review|numbers|tally|count|officials?|statement|chief|spokes(?:man|person|woman)|database|monitoring|estimates?|security report|annual report|monthly report|staff|record|sources))*(?:\s(?:in|of|at)\s[a-z][a-z' -]{{2,30}}?)?"
    rf"(?:,\s(?:which|who|whose)\s[^.;]{{2,140}}?,|,\s[^.,;]{{2,70}}(?:,\s(?:\d\d|[^.,;]{{2,30}}))?,)?(?:,(?=\s(?:which|who)\s))?(?:\s(?!and\b|but\b|while\b|that\b)[\w'’.-]+){{0,7}}?\s(?:(?:has|have|had|also|later|further|which|who|separately|meanwhile|however|then|\w+ly)\s)*(?<!was\s)(?<!were\s)(?<!been\s)(?<!are\s){SAY}\b"
)
# A country that "recorded 521 attacks" is where they were, not who counted them.
STATES = {"pakistan", "islamabad", "kabul", "tehran", "iran", "afghanistan"}
IN_TURN = re.compile(r"^,\s(?:for its part|however|meanwhile|too|in turn|by contrast|in response|on the other hand),")
STATES_SAY = re.compile(
    r"\b(?:said|says?|claim\w*|announce\w*|confirm\w*|put|puts|told|admit\w*|insist\w*|acknowledge\w*|state[sd]|maintain\w*|accuse\w*|believes?|estimate\w*|alleg\w+|den(?:y|ied|ies)|reject\w*|dismiss\w*|accuse[ds]?\s.*|spoke of|speaks of)$"
)
SAID_BEFORE = re.compile(
    r"(?:^|[,\"”;–—-]\s?\"?)\s?(?:said|says|writes?|wrote|finds|countered|insisted|maintained|replied|confirmed|admitted|acknowledged|reported|added|according|wrote|noted|claimed|announced|stated)\s(?:the |a |an |joint |new |latest |fresh |recent |senior |local |deputy |\w+-based |[\w-]+'s )*$"
)
LABEL = re.compile(
    r"\s?(?:(?:19|20)\d\d\s?)?(?:\([^)]{1,20}\)\s?)?:\s|(?:'s)?(?:\s(?!said|says|told)[\w'#–/-]+){1,8}(?:,?\s\([^()]{1,45}\))?:\s"
)
TOLD = re.compile(r",\stold\b")
SAYS = re.compile(rf",\s{SAY}\b")
SAW = re.compile(r"\s(?:saw|watched|witnessed)\b")
OWN_REPORT = re.compile(
    rf"'s?\s(?:[\w-]+\s){{0,6}}(?:report|update|data|figures|bulletin|review|survey|dashboard|database|register|snapshot)\s(?:\w+ly\s)?{SAY}\b"
)
RECEIVED = re.compile(r"\s(?:has |had |have )?(?:received|treated|admitted)\b")
# "…-based monitor, the Peace Desk, said": a name that explains the words before it.
APPOSED = re.compile(r"(?:-based|monitor|think[- ]tank|group|body|watchdog|ngo|agency|charity)[^,]{0,30},\s(?:the\s)?$")
# "Hazrat Agha, the local deputy commissioner, said": an office that explains a person's name.
EXPLAINED = re.compile(r"[A-Z][\w.'’-]+\s[A-Z][\w'’-]+(?:\s[\w'’-]+)?,\s(?:the |a |an )?(?:[\w'’-]+\s){0,4}$")
WHO_SAYS = re.compile(rf",\s(?:which|who)\s(?:(?:has|had|have|also|\w+ly)\s)*{SAY}\b")
FIGURE_OF = re.compile(
    r"(?:'s?)?\s(?:own\s|latest\s|official\s)?(?:figures?|numbers?|count|tally|toll|estimates?|total|version|data)\b(?=[^.;,]{0,30}?\s(?:is|was|are|were|stands?|stood)\b)"
)
# After these words a name is what is spoken of.
GOVERNED = re.compile(
    r"\b(?:against|on|by|of|in|killed|from|attack(?:ed)?|targeting|with|at|than)\s(?:the |a |two |three |pakistani |afghan )*$"
)
TRAILING = re.compile(
    r"(?:\s(?:on|late|early|in|at|during|to|here|earlier|a|the|news|statement|conference|press|\w*day|reporters|journalists|night|morning|evening|afp|ap|reuters|statement|briefing|told|told))*\s?[.\"”]?\s*$"
)
AFTER_COMMA = re.compile(r"[,\"”]\s(?:a |an |the |two |three |local |senior )*$")
COUNT_OF = re.compile(r"(?:'s?)?\s(?:own\s)?(?:count|tally|account|estimates?|figures|reckoning|version|data)\b")
OPENING = re.compile(r"[\s\"“]*(?:[\w' -]{0,60}:\s)?(?:in |during )?[^,;]{0,45}")
SAID_AFTER = re.compile(r"(?:'s)?(?:\s[\w'-]+){0,8}\s?(?:[.,;(]|$)")
OPENS_WITH = re.compile(r"\s*(?:[A-Z][A-Z ,/]+(?::|\s[–—-])\s)?\s*(?:[Tt]he )?")
OWN_SOURCE = re.compile(
    r"\b(?:according to|as per|in) (?:its|their)(?: own)? (?:(?:own|latest|new|official|internal|first|security|performance|progress|interim|\w+ly|annual|20\d\d) ){0,3}(?:report|figures|data|count|statement|review|tally|statistics|survey|bulletin|document|records|books)\b"
)
CLOSING_WORDS, LABEL_START, BESIDE = 9, 5, 25


def attribute(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of a name that stands as a speaker or source; None where it is only mentioned."""
    return (
        attribute_saying(sentence, name, numbers)
        or attribute_count(sentence, name, numbers)
        or attribute_source(sentence, name, numbers)
        or attribute_label(sentence, name)
    )


def find_late_saying(sentence: Sentence, name: Name) -> re.Match[str] | None:
    """The "saying" that ends what the subject of a sentence did: "The army ended a siege …, saying all 33 were dead"."""
    opens = re.fullmatch(r"(?:[A-Z][A-Z ]+ [–—-]\s)?\s*(?:the |a )?", sentence.raw[: name.start], re.IGNORECASE)
    return re.compile(r"[^.;]{3,150}?,\s(?:saying|adding|claiming)\b").match(sentence.low, name.end) if opens else None


def find_saying(sentence: Sentence, name: Name, numbers: list[int]) -> re.Match[str] | None:
    """The verb of saying or counting that a name governs; None where another word governs the name or a number stands between."""
    text = sentence.low
    said = GAP.match(text, name.end) or TOLD.match(text, name.end) or OWN_REPORT.match(text, name.end)
    if not said and name.producer.islower() and text[: name.start].endswith(", "):
        said = SAYS.match(text, name.end)
    if not said and (APPOSED.search(text[: name.start]) or EXPLAINED.search(sentence.raw[: name.start])):
        said = SAYS.match(text, name.end)
    if not said and name.producer in {"local_hospitals", "afghan_red_crescent"}:
        said = RECEIVED.match(text, name.end)
    if not said and kind_of(name.producer) == "press":
        said = SAW.match(text, name.end)
    if (
        said
        and text[name.start : name.end] in STATES
        and (
            ("," in IN_TURN.sub("", said[0]) and not re.match(r",\s(?:which|whose)\s", said[0]))
            or not STATES_SAY.search(said[0])
        )
    ):
        return None
    if said and any(name.end <= number < said.end() for number in numbers):
        said = None
    said = said or WHO_SAYS.match(text, name.end) or find_late_saying(sentence, name)
    if re.search(r"\btold (?:the )?$", text[: name.start]):
        return None
    if GOVERNED.search(text[: name.start]):
        return WHO_SAYS.match(text, name.end)
    return said


def attribute_saying(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of "PICSS said …" (forward) and "…, PICSS said on Monday" (back)."""
    text = sentence.low
    said = find_saying(sentence, name, numbers)
    if not said:
        return None
    if SAID_BEFORE.search(text[: name.start]) and WHO_SAYS.match(text, name.end):
        return Voice(text.rfind(";", 0, name.start) + 1, said.end(), name.producer, is_forward=True)
    rest = text[said.end() :].split(";")[0]
    closing = (
        len(rest.split()) <= CLOSING_WORDS
        and not re.match(r"\sthat\b", rest)
        and not re.search(r"\d|\b(?:killed|died|injured|wounded)\b", rest)
    )
    backward = (bool(TRAILING.match(rest)) or closing) and AFTER_COMMA.search(text[: name.start]) is not None
    return Voice(name.start, said.end(), name.producer, is_forward=not backward)


def attribute_count(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of "23 soldiers by the army's count", which reaches the number before it."""
    text = sentence.low
    if owned := FIGURE_OF.match(text, name.end):
        return Voice(name.start, owned.end(), name.producer, is_forward=True)
    if not re.search(r"\bby\s(?:the\s|its\s)?$", text[: name.start]) or not COUNT_OF.match(text, name.end):
        return None
    counted = [number for number in numbers if number < name.start]
    return Voice(counted[-1] if counted else name.start, name.end, name.producer, is_forward=True)


def attribute_source(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of "according to PICSS" and of a reference in brackets at the end."""
    text = sentence.low
    if is_bracketed_source(sentence, name):
        return Voice(name.start, len(text), name.producer, is_forward=False)
    if re.search(r"\btold (?:the )?$", text[: name.start]):
        return None
    before = FROM.search(text[: name.start])
    if not before and name.producer in UNSPECIFIC:
        before = FROM.search(re.sub(r"[\w-]+(?:'s)?\s$", "", text[: name.start]))
    if not before:
        return None
    seat = re.compile(r"\sin\s(?:islamabad|kabul|peshawar|quetta|rawalpindi|karachi|lahore|geneva|new york)\b").match(
        text, name.end
    )
    name = Name(name.start, seat.end(), name.producer) if seat else name
    opening = OPENING.fullmatch(text[: before.start()]) is not None
    forward = opening and not any(number < before.start() for number in numbers)
    return Voice(before.start(), name.end, name.producer, is_forward=forward)


def attribute_own(sentence: Sentence, name: Name) -> Voice | None:
    """The Voice of the body that a sentence opens with, where all is told "according to its annual report"."""
    opens = OPENS_WITH.fullmatch(sentence.raw[: name.start])
    body = kind_of(name.producer) in {"monitor", "official"} and sentence.low[name.start : name.end] not in STATES
    own = opens and body and OWN_SOURCE.search(sentence.low, name.end)
    return Voice(name.start, name.end, name.producer, is_forward=True) if own else None


def attribute_label(sentence: Sentence, name: Name) -> Voice | None:
    """The Voice of "…, said PICSS", of "PICSS: …" and of "Source: PICSS"."""
    text = sentence.low
    if SAID_BEFORE.search(text[: name.start]) and SAID_AFTER.match(text, name.end):
        return Voice(name.start, name.end, name.producer, is_forward=False)
    if text[name.start - 1 : name.start] == "(" and re.match(r"\)\s?:\s", text[name.end :]):
        return Voice(name.start, name.end, name.producer, is_forward=True)
    labels = (
        name.start < LABEL_START
        and text[name.start : name.end] not in STATES
        and not re.fullmatch(r"[A-Z]{3,}", name.producer)
        and LABEL.match(text, name.end)
        and (kind_of(name.producer) != "local" or "hospital" in text[name.start : name.end])
    )
    if labels or re.search(r"\bsources?:\s(?:the )?$", text[: name.start]):
        return Voice(name.start, name.end, name.producer, is_forward=True)
    return None


def is_named_by(sentence: Sentence, unnamed: Voice, known: Voice) -> bool:
    """Whether a known voice says whose "a report" is: it overlaps, or stands right behind ("a report drawn up by PICSS")."""
    if known.start < unnamed.end and unnamed.start < known.end:
        return True
    between = sentence.low[unnamed.end : known.start]
    return unnamed.end <= known.start and len(between) < BESIDE and not re.search(r"[,;.]", between)


def find_voices(sentence: Sentence, numbers: list[int], others: list[Name] | None = None) -> list[Voice]:
    """All speakers of a sentence from left to right; of overlapping names the one that begins first."""
    names = join_names(sentence, [*find_names(sentence), *(others or [])])
    voices = [(voice, name) for name in names if (voice := attribute(sentence, name, numbers))]
    voices = voices or [(voice, name) for name in names if (voice := attribute_own(sentence, name))]
    known = [voice for voice, _ in voices if voice.producer != "?"]
    voices = [
        (voice, name)
        for voice, name in voices
        if voice.producer != "?" or not any(is_named_by(sentence, voice, one) for one in known)
    ]
    voices.sort(key=lambda pair: (pair[0].start, -pair[1].end))
    kept: list[Voice] = []
    for voice, _ in voices:
        if not kept or voice.start >= kept[-1].end:
            kept.append(voice)
    return kept
