"""What one claim says, and the range of several, in words."""

from __future__ import annotations

from dashboard.number_forms import format_number
from dashboard.phrasing.amounts import say_amount
from dashboard.rows import Claim
from dashboard.words import say


def say_claim(claim: Claim) -> str:
    """A claim's amount with its qualifier; a range without best value as "60 to 70", words as quoted."""
    if claim.qualifier == "range" and claim.value is None and claim.low is not None:
        return say("date.span", start=format_number(claim.low), end=format_number(claim.high))
    return say_amount(claim.value, claim.low, claim.high, claim.qualifier, claim.as_stated)


def name_people(claim: Claim) -> str:
    """About whom a claim is: the group of people, or what else was counted."""
    return claim.group_label if claim.unit in {"persons", "families"} else say(f"claims.people.{claim.unit}")


def say_end(claim: Claim, *, low: bool) -> str:
    """One end of a range of claims: the claim's amount, or its own lower or upper end."""
    end = claim.low if low else claim.high
    return format_number(end) if claim.qualifier == "range" and end is not None else say_claim(claim)


def say_range(low: Claim, high: Claim) -> str:
    """From the lowest claim to the highest, "at least 13 to about 52"; one amount where they are the same number."""
    if low.claim_id == high.claim_id or (low.value is not None and low.value == high.value):
        return say_claim(low)
    return say("date.span", start=say_end(low, low=True), end=say_end(high, low=False))
