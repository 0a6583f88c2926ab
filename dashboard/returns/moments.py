"""Every total up to one month: the answer to "how many had left by then", grouped by people and first day. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dashboard.guards import list_parents
from dashboard.rows import Claim

FIRST_MONTH = "2025-04"
NEAR_STARTS = 62  # days: totals whose first days lie nearer than this stand in one group


def months_of(claim: Claim) -> set[str]:
    """The months a total answers for: the one it ends in, and the neighbour where it ends on the turn of two."""
    days = (claim.period_end - timedelta(1), claim.period_end, claim.period_end + timedelta(1))
    return {day.isoformat()[:7] for day in days}


def list_months(totals: Sequence[Claim], group: str) -> list[str]:
    """Months with at least two totals of the group, newest first."""
    found = Counter(month for claim in totals if claim.population_group == group for month in months_of(claim))
    return sorted((month for month, n in found.items() if n > 1), reverse=True)


def choose_month(wanted: str | None, months: Sequence[str], totals: Sequence[Claim], group: str) -> str | None:
    """The month asked for, else the first choice, else the one with the most totals; None where there is none."""
    if wanted in months:
        return wanted
    if FIRST_MONTH in months:
        return FIRST_MONTH
    found = Counter(month for claim in totals if claim.population_group == group for month in months_of(claim))
    return max(months, key=lambda month: found[month], default=None)


def list_moment(totals: Sequence[Claim], group: str, month: str, groups: Mapping[str, str]) -> list[Claim]:
    """The totals of a month: of the group and of its parts, in numbers and not taken back."""
    return [
        claim
        for claim in totals
        if month in months_of(claim)
        and claim.value is not None
        and claim.status != "superseded"
        and (claim.population_group == group or group in list_parents(claim.population_group, groups))
    ]


def group_totals(claims: Sequence[Claim], group: str) -> list[list[Claim]]:
    """Totals that may be read beside each other: of one group of people, counted from nearly the same day.

    The group itself goes before its parts, the longest counts first, the largest numbers on top.
    """
    bundles: dict[tuple[bool, str, date], list[Claim]] = {}
    for claim in sorted(
        claims, key=lambda row: (row.population_group != group, row.population_group, row.period_start)
    ):
        key = next(
            (
                known
                for known in bundles
                if known[1] == claim.population_group and (claim.period_start - known[2]).days <= NEAR_STARTS
            ),
            (claim.population_group != group, claim.population_group, claim.period_start),
        )
        bundles.setdefault(key, []).append(claim)
    return [sorted(rows, key=lambda row: -(row.value or 0)) for _, rows in sorted(bundles.items())]
