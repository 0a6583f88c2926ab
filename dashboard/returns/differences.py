"""Running totals up to nearly the same day that differ, and why: from start, people, verb and wording alone. Pure.

A part that exceeds its whole, and a total that starts later and is larger, are explained by nothing we know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.guards import list_parents
from dashboard.phrasing.nouns import lower_first
from dashboard.returns.question import EVERY, VERBS_UNKNOWN, code_verb, name_start
from dashboard.returns.rows import Clash
from dashboard.rows import Claim
from dashboard.words import say, say_verb

NEAR_ENDS, NEAR_STARTS = 3, 62  # days
APART = 0.10  # of the larger: less is rounding and a day's movement
FORCED = frozenset({"sent back", "expelled", "deported", "forcibly returned", "evicted", "removed"})
LOWER = frozenset({"at_least", "more_than"})


def list_clashes(
    totals: Sequence[Claim], group: str, groups: Mapping[str, str], names: Mapping[str, str]
) -> list[Clash]:
    """Pairs of totals of one group, or of a group and its part, that differ; each pair once, by the day they reach."""
    usable = [i for i, row in enumerate(totals) if row.value is not None and row.status != "superseded"]
    clashes = []
    for place, i in enumerate(usable):
        for j in usable[place + 1 :]:
            one, other = totals[i], totals[j]
            if group in {one.population_group, other.population_group} and is_clash(one, other, groups):
                clashes.append(Clash(i, j, tuple(explain(one, other, groups, names))))
    return clashes


def is_clash(one: Claim, other: Claim, groups: Mapping[str, str]) -> bool:
    """Whether two totals up to nearly the same day, from nearly the same first day, cannot both be read as they stand."""
    near = (
        abs((one.period_end - other.period_end).days) <= NEAR_ENDS
        and abs((one.period_start - other.period_start).days) <= NEAR_STARTS
    )
    if not near:
        return False
    if one.population_group == other.population_group:
        return is_far_apart(one, other)
    part, whole = (one, other) if other.population_group in list_parents(one.population_group, groups) else (other, one)
    return whole.population_group in list_parents(part.population_group, groups) and exceeds(part, whole)


def is_far_apart(one: Claim, other: Claim) -> bool:
    """Whether two numbers differ by more than a tenth of the larger."""
    a, b = one.value or 0, other.value or 0
    return abs(a - b) > APART * max(a, b)


def exceeds(part: Claim, whole: Claim) -> bool:
    """Whether the number for a part is clearly above the number for its whole."""
    return (part.value or 0) > (whole.value or 0) and is_far_apart(part, whole)


def explain(one: Claim, other: Claim, groups: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """What sets two totals apart, in sentences; the last says what stays unexplained."""
    found = [
        *explain_people(one, other, groups, names),
        *explain_start(one, other),
        *explain_end(one, other),
        *explain_verb(one, other),
        *explain_bound(one, other),
    ]
    return found or [say("differ.not_explained")]


def explain_people(one: Claim, other: Claim, groups: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """A part above its whole."""
    if one.population_group == other.population_group:
        return []
    part, whole = (one, other) if other.population_group in list_parents(one.population_group, groups) else (other, one)
    return [
        say(
            "differ.part", part=lower_first(names.get(part.population_group, part.population_group)),
            whole=lower_first(names.get(whole.population_group, whole.population_group)),
        )
    ]  # fmt: skip


def explain_start(one: Claim, other: Claim) -> list[str]:
    """Different first days explain a difference only where the longer count is the larger one."""
    if one.period_start == other.period_start:
        return []
    early, late = sorted((one, other), key=lambda row: row.period_start)
    days = {"early": name_start(early.period_start), "late": name_start(late.period_start)}
    key = "differ.start" if (early.value or 0) > (late.value or 0) else "differ.start.against"
    return [say(key, **days)]


def explain_end(one: Claim, other: Claim) -> list[str]:
    """Different last days explain a difference only where the later total is the larger one."""
    if one.period_end == other.period_end:
        return []
    early, late = sorted((one, other), key=lambda row: row.period_end)
    days = (late.period_end - early.period_end).days
    key = "differ.end" if (late.value or 0) > (early.value or 0) else "differ.end.against"
    return [say(key, days=say("differ.days.one") if days == 1 else say("differ.days.many", n=days))]


def explain_verb(one: Claim, other: Claim) -> list[str]:
    """Leaving and being sent out need not be counted alike."""
    verbs = {one.stated_verb, other.stated_verb}
    if len(verbs & FORCED) == 0 or verbs <= FORCED or None in verbs:
        return []
    forced, free = (one, other) if one.stated_verb in FORCED else (other, one)
    return [say("differ.verb", free=say_verb(free.stated_verb), forced=say_verb(forced.stated_verb))]


def explain_bound(one: Claim, other: Claim) -> list[str]:
    """ "More than 327,000" leaves room for 374,000."""
    low = min((one, other), key=lambda row: row.value or 0)
    if low.qualifier not in LOWER:
        return []
    return [say("differ.bound", qualifier=say(f"qualifier.{low.qualifier}"))]


def has_verb(claim: Claim, verb: str) -> bool:
    """Whether a total is worded with a verb ("all": any)."""
    return verb in {EVERY, code_verb(claim.stated_verb or VERBS_UNKNOWN)}
