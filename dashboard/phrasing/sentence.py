"""A claim as one quotable sentence. Neutral: what was counted and by whom, in plain words, the qualifier kept."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.number_forms import format_number
from dashboard.phrasing.amounts import say_qualified
from dashboard.phrasing.nouns import KILLED, make_singular, name_group, say_noun, say_where
from dashboard.phrasing.periods import say_when
from dashboard.phrasing.plain import say_plain
from dashboard.rows import Claim
from dashboard.words import DEFAULT, LANGUAGE

COUNTERS = frozenset({"think_tank", "research_dataset", "un", "ngo", "press_count"})
WITH_ARTICLE = ("ministry", "government", "commission", "department", "office", "team", "police", "crescent", "board")


def name_producer(claim: Claim) -> str:
    """The counter's name as it stands inside a sentence, with its article."""
    name = claim.producer_name
    if name in {"Local residents", "Local hospitals", "Press count"}:
        return {"Press count": "a press count"}.get(name, name.lower())
    first_word = name.split(" ", maxsplit=1)[0]
    needs = (
        name.lower().endswith(WITH_ARTICLE)
        or name.startswith(("Government ", "Commissionerate ", "US "))
        or first_word == "UN"
    )
    return f"the {name}" if needs else name


def capital(text: str) -> str:
    """A sentence starts with a capital letter."""
    return text[:1].upper() + text[1:]


def say_claimant(claim: Claim) -> str:
    """Who says it: the counter, and the office of the speaker where one is named."""
    return f"{name_producer(claim)} ({claim.speaker})" if claim.speaker else name_producer(claim)


def say_number(claim: Claim) -> str:
    """The amount with its qualifier; of a range only the best value, the ends follow later."""
    if claim.value is None:
        return f"between {format_number(claim.low)} and {format_number(claim.high)}"
    return say_qualified(claim.qualifier, format_number(claim.value))


def is_one(claim: Claim) -> bool:
    """Whether the nouns stand in the singular."""
    return claim.value == 1 and claim.qualifier != "range"


def has_best(claim: Claim) -> bool:
    """Whether a range names a best value between its ends."""
    return claim.qualifier == "range" and claim.value is not None


def say_ends(claim: Claim) -> str:
    """The ends of a range round its best value."""
    return f" (low {format_number(claim.low)}, high {format_number(claim.high)})" if has_best(claim) else ""


def say_earlier(claim: Claim, earlier: Sequence[Claim]) -> str:
    """The numbers the same counter gave before: " (first reported as 905)"; undated ones " (also printed as 905)".

    Of a number that was taken back, the one that took its place: " (later given as 908)".
    """
    numbers = list(
        dict.fromkeys(say_number(other) for other in earlier if other.value is not None and other.value != claim.value)
    )
    if not numbers:
        return ""
    if claim.status == "superseded":
        return f" (later given as {' and '.join(numbers)})"
    if not all(other.earliest_on and claim.latest_on and other.earliest_on < claim.latest_on for other in earlier):
        return f" (also printed as {' and '.join(numbers)})"
    return f" (first reported as {', then '.join(numbers)})"


def find_earlier(claim: Claim, others: Sequence[Claim]) -> list[Claim]:
    """The claims for the same point that came before the one shown, oldest first; for one taken back, what replaced it.

    A rounded wording that the exact number satisfies (rule 1) is no earlier number, and has none. Where dates are missing, all
    that differ and did not surely come later.
    """
    if claim.yields_by_rule == 1:
        return []
    rivals = [
        other
        for other in others
        if other.claim_id != claim.claim_id and other.series_id == claim.series_id and claim.series_id
    ]
    rivals = [other for other in rivals if other.yields_by_rule != 1 and other.value is not None]
    if claim.status == "superseded":
        return [other for other in rivals if other.status not in {"superseded", "disputed"}]
    before = [o for o in rivals if o.earliest_on and claim.latest_on and o.earliest_on < claim.latest_on]
    later = [o for o in rivals if o.earliest_on and claim.latest_on and o.earliest_on > claim.latest_on]
    if before:
        return sorted(before, key=lambda other: str(other.earliest_on))
    return [other for other in rivals if other not in later]


def say_incident(claim: Claim) -> str:
    """A claim about one event: "46 people were killed (Barmal, …), according to …"."""
    people = make_singular(name_group(claim)) if is_one(claim) else name_group(claim)
    verb = "was" if is_one(claim) else "were"
    scope = {"partial": " in one part of it", "running": " so far"}.get(claim.count_scope, "")
    where = claim.incident_label or say_when(claim.period_start, claim.period_end, claim.period_kind)
    return f"{capital(say_number(claim))} {people} {verb} {KILLED[claim.measure]}{scope} ({where}){say_ends(claim)}"


def say_words(claim: Claim, publisher: str) -> str:
    """A claim that gives words and no number; of a counter that is not stated, as its document prints them."""
    place = (
        f" ({claim.incident_label})"
        if claim.incident_label
        else f"{say_where(claim)} {say_when(claim.period_start, claim.period_end, claim.period_kind)}"
    )
    noun = (
        f"the number of {name_group(claim)} {KILLED[claim.measure]}"
        if claim.incident_id and claim.measure in KILLED
        else say_noun(claim)
    )
    gave = f"words, not a number, for {noun}{place}: “{claim.as_stated or ''}”"
    if claim.producer_kind == "not_stated":
        return f"{capital(publisher)} printed {gave}; who counted is not stated."
    return f"{capital(say_claimant(claim))} gave {gave}."


def say_counted(claim: Claim) -> str:
    """What was counted, where and when, without who."""
    noun = make_singular(say_noun(claim)) if is_one(claim) else say_noun(claim)
    part = ", a partial count" if claim.count_scope == "partial" else ""
    when = say_when(claim.period_start, claim.period_end, claim.period_kind)
    return f"{say_number(claim)} {noun}{say_where(claim)} {when}{part}{say_ends(claim)}"


def say_printed(claim: Claim, publisher: str) -> str:
    """A claim whose counter is not named: who printed it, and what."""
    if claim.incident_id and claim.measure in KILLED:
        return f"{say_incident(claim)}, as printed by {publisher}"
    counted = say_counted(claim)
    # "people who left" becomes "that people left": a sentence of its own.
    return f"{capital(publisher)} printed {'that ' if ' who ' in counted else ''}{counted.replace(' who ', ' ', 1)}"


def say_sentence(claim: Claim, earlier: Sequence[Claim] = (), publisher: str | None = None) -> str:
    """The claim as a sentence; `earlier` are numbers it replaced, `publisher` who printed it where no counter is named."""
    if LANGUAGE.get() != DEFAULT:
        before = () if claim.status == "superseded" else earlier
        return say_plain(claim, [say_number(other) for other in before if other.value is not None], publisher)
    others = say_earlier(claim, earlier)
    if claim.qualifier == "words_only":
        return say_words(claim, publisher or "A document")
    if claim.producer_kind == "not_stated":
        return f"{say_printed(claim, publisher or 'A document')}{others}; who counted is not stated."
    if claim.incident_id and claim.measure in KILLED:
        return f"{say_incident(claim)}{others}, according to {say_claimant(claim)}."
    if has_best(claim):
        return f"{capital(name_producer(claim))}’s best estimate is {say_counted(claim)}{others}."
    if claim.status == "estimated":
        return f"{capital(say_claimant(claim))} estimated {say_counted(claim)}{others}."
    verb = "counted" if claim.producer_kind in COUNTERS else "reported"
    return f"{capital(say_claimant(claim))} {verb} {say_counted(claim)}{others}."
