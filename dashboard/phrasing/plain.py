"""A claim as one sentence in languages other than English: a pattern of the catalogue, since grammar differs. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.phrasing.amounts import say_amount
from dashboard.rows import Claim
from dashboard.words import format_period, name_code, say

FLOWS = frozenset({"returns", "deportations", "arrivals"})
EVERYONE = frozenset({"all", "not_stated"})


def name_counted(claim: Claim) -> str:
    """What was counted: the measure, and the people, the verb and the unit where they say more."""
    what = name_code("measure", claim.measure, claim.definition_label)
    about = (
        [] if claim.population_group in EVERYONE else [name_code("group", claim.population_group, claim.group_label)]
    )
    about += [name_code("verb", claim.stated_verb, claim.stated_verb)] if claim.stated_verb else []
    about += [say(f"unit.{claim.unit}")] if claim.unit == "families" else []
    return say("source.figure.of_group", measure=what, group=say("list.comma").join(about)) if about else what


def name_claimant(claim: Claim) -> str:
    """Who says it, with the office of the speaker."""
    name = name_code("producer", claim.producer_id, claim.producer_name)
    return f"{name} ({claim.speaker})" if claim.speaker else name


def say_amount_of(claim: Claim) -> str:
    """The amount, and how it stands where that is more than reported."""
    amount = say_amount(claim.value, claim.low, claim.high, claim.qualifier, claim.as_stated)
    remarks = [say(f"scope.{claim.count_scope}")] if claim.count_scope != "total" else []
    remarks += [say("badge.status.estimated")] if claim.status == "estimated" else []
    return f"{amount} ({say('list.comma').join(remarks)})" if remarks else amount


def say_plain(claim: Claim, earlier: Sequence[str], publisher: str | None) -> str:
    """The claim by the pattern of the reader's language; `earlier`: the numbers it replaced."""
    kind = "day" if claim.period_kind in {"incident", "point"} else claim.period_kind
    numbers = list(dict.fromkeys(earlier))
    before = say("sentence.earlier", numbers=say("list.comma").join(numbers)) if numbers else ""
    key = "sentence.from" if claim.measure in FLOWS else "sentence.in"
    text = say(
        key, what=name_counted(claim), area=name_code("area", claim.reference_area, claim.area_name),
        period=format_period(claim.period_start, claim.period_end, kind), amount=say_amount_of(claim), earlier=before,
    )  # fmt: skip
    if claim.producer_kind == "not_stated":
        return say("sentence.nameless", text=text, publisher=publisher or say("date.none"))
    return say("sentence.named", text=text, claimant=name_claimant(claim))
