"""Which claims make a range: of one measure and one group only, partial counts never. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dashboard.incidents.rows import DeathRange
from dashboard.rows import Claim

REACH = {"at_least": 1, "more_than": 2}
GIVES_WAY = frozenset({"superseded", "disputed"})


def lowest(claim: Claim) -> float | None:
    """The least a claim says: its low end, or its number."""
    return claim.low if claim.low is not None else claim.value


def highest(claim: Claim) -> float | None:
    """The most a claim says: its high end, or its number."""
    return claim.high if claim.high is not None else claim.value


def choose_claims(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that a range is made of: no partial counts; superseded and disputed numbers only where none else stands."""
    whole = [claim for claim in claims if claim.count_scope != "partial"]
    standing = [claim for claim in whole if claim.status not in GIVES_WAY]
    return standing or whole


def split_by_group(claims: Iterable[Claim], measure: str) -> list[tuple[str, list[Claim]]]:
    """The claims of one measure by population group, groups in the order in which the claims come."""
    inside = [claim for claim in claims if claim.measure == measure]
    order = list(dict.fromkeys(claim.population_group for claim in inside))
    inside.sort(key=lambda claim: order.index(claim.population_group))
    return [(group, list(rows)) for group, rows in groupby(inside, key=lambda claim: claim.population_group)]


def find_range(claims: Sequence[Claim]) -> DeathRange | None:
    """The lowest and the highest claim of one group; None where all are partial counts."""
    chosen = choose_claims(claims)
    numbered = [claim for claim in chosen if lowest(claim) is not None]
    if not chosen:
        return None
    first = chosen[0]
    if not numbered:
        return DeathRange(first.population_group, None, None, "", "", (first,), len(chosen), tuple(chosen[1:]))
    # Of equal numbers the lower end takes the exact wording, the upper end the one that reaches furthest.
    low = min(numbered, key=lambda claim: (lowest(claim), claim.qualifier != "exact"))
    high = max(numbered, key=lambda claim: (highest(claim), REACH.get(claim.qualifier, 0)))
    return DeathRange(
        first.population_group, lowest(low), highest(high), low.qualifier, high.qualifier, (low, high), len(chosen),
        tuple(claim for claim in chosen if lowest(claim) is None),
    )  # fmt: skip


def list_deaths(claims: Iterable[Claim]) -> list[DeathRange]:
    """Deaths claimed for one incident, one row per population group."""
    return [found for _, rows in split_by_group(claims, "fatalities") if (found := find_range(rows))]
