"""What was done to people whom another verb took: "pulled eight passengers off two coaches and killed them"."""

from __future__ import annotations

import re

from etl.extract.model import Mention

# "Police took 51 Afghans into custody".
TAKEN = re.compile(r"\b(?:take[ns]?|taking|took)\s(?:about |some |at least |another |over |nearly )?$")
# "Police took in 12,900 Afghans".
TOOK_IN = re.compile(
    r"\b(?:police|officers|authorities|rangers|forces|raids)\s(?:have |had |also )?(?:took|taken) in (?:about |some |at least |another |over |nearly )?$"
)
CUSTODY = re.compile(r"\s(?:\w+\s){0,2}?into (?:\w+ )?custody\b")
# "Took 17 soldiers prisoner": by an armed group they are abducted, which is settled once the speaker is known.
CAPTIVE = re.compile(r"\s(?:[\w-]+\s){0,2}?(?P<how>prisoner|captive|hostage|alive)s?\b")
# "Pulled eight passengers off two coaches and killed them".
DONE = {
    "fatalities": r"killed|shot dead|shot|executed|murdered|beheaded|slaughtered|massacred",
    "injuries": r"wounded|injured",
    "abductions": r"kidnapped|abducted|took|drove off with|made off with",
    "arrests": r"arrested|detained",
    "releases": r"freed|released",
}
DONE_TO_THEM = re.compile(
    rf"[^.;\d]{{0,70}}?(?:\sand|,)\s(?:then\s|later\s)?(?P<verb>{'|'.join(DONE.values())})\s(?:all of them|each of them|every one of them|them all|them)\b(?! to\b)"
)
# "Sent 188 terrorists to hell", "let four of the workers go".
SPLIT = (
    (
        re.compile(r"\b(?:sent|sending|dispatched)\s$"),
        re.compile(r"(?:\s[\w-]+){0,2}?\sto (?:hell|(?:their|the) (?:graves?|deaths?))\b"),
        "fatalities",
    ),
    (re.compile(r"\b(?:sent|sending)\s$"), re.compile(r"(?:\s[\w-]+){0,2}?\sto (?:jail|prison)\b"), "arrests"),
    (re.compile(r"\b(?:let|letting)\s$"), re.compile(r"[^.,;]{0,70}?\s(?:go|off|walk free)\b"), "releases"),
)
# "The 11,800 residents whom we picked up".
BY_US = {
    "arrests": r"arrested|detained|picked up|rounded up|held|caught",
    "fatalities": r"killed|eliminated|neutralised|neutralized",
    "deportations": r"deported",
    "returns": r"sent back|expelled|repatriated",
    "releases": r"freed|released|let go",
    "abductions": r"seized|abducted|kidnapped|taken|took",
}
WHOM = re.compile(
    rf"\s(?:(?:whom|that|who)\s)?(?:we|they|it|he|police|the \w+)\s(?:had\s|have\s|has\s)?(?P<verb>{'|'.join(BY_US.values())})\b"
)
# "All six assailants were dispatched".
DISPATCHED = re.compile(
    r"\s(?:were|was|had been|have been)\s(?:\w+ly\s|all\s)?(?:dispatched|finished off|wiped out)(?=[.,;]|\s(?:by|in|before)\b)"
)
FROM_THERE = re.compile(r"\b(?:from|off|of|in|on|at|near|by|with|into|aboard)\s(?:the\s)?$")


def read_deed(mention: Mention, *, is_governed: bool) -> str | None:
    """The measure of what was then done to "them", or of "took … into custody"; None where a verb beside the number tells."""
    text = mention.sentence.low
    before = text[: mention.quantity.start]
    free = not is_governed and mention.noun.kind in {"person", "none"} and not FROM_THERE.search(before)
    if free and (done := DONE_TO_THEM.match(text, mention.end)):
        return next(measure for measure, verbs in DONE.items() if re.fullmatch(verbs, done["verb"]))
    if mention.noun.group == "militants" and DISPATCHED.match(text, mention.end):
        return "fatalities"
    taken = TAKEN.search(before) and (CUSTODY.match(text, mention.end) or CAPTIVE.match(text, mention.end))
    for verb, particle, measure in SPLIT:
        if verb.search(before) and particle.match(text, mention.end):
            return measure
    if (whom := WHOM.match(text, mention.end)) and mention.noun.kind == "person":
        return next(measure for measure, verbs in BY_US.items() if re.fullmatch(verbs, whom["verb"]))
    if TOOK_IN.search(before) and mention.noun.kind in {"person", "none"}:
        return "arrests"
    if taken and "hostage" in taken[0]:
        return "abductions"
    return "arrests" if taken else None
