"""One proposal per claim: a headline and the sentence under it are told once."""

from __future__ import annotations

import re

from etl.extract.proposal import Proposal

# "Three more girls" are others than the three before.
ADDED = re.compile(r"\b(?:more|another|further|additional|others?)\b", re.IGNORECASE)


def drop_repeats(proposals: list[Proposal], headline_end: int = 0) -> list[Proposal]:
    """One proposal per claim: of two that differ only in what one leaves open, the fuller is kept.

    Up to `headline_end` a number that the text gives again is only its announcement, however loosely worded.
    """
    proposals = [
        one
        for one in proposals
        if one.end > headline_end
        or not any(announces(one, other) for other in proposals if other.start >= headline_end)
    ]
    # Only equal numbers can be one claim, so that long texts stay quick.
    kept: dict[tuple[object, ...], list[Proposal]] = {}
    for proposal in proposals:
        alike = kept.setdefault((proposal.measure, proposal.value, proposal.low), [])
        twin = next((index for index, other in enumerate(alike) if are_same_claim(other, proposal)), None)
        if twin is None:
            alike.append(proposal)
        elif fullness(proposal) > fullness(alike[twin]):
            alike[twin] = proposal
    return sorted((one for alike in kept.values() for one in alike), key=lambda proposal: proposal.start)


def announces(headline: Proposal, told: Proposal) -> bool:
    """Whether a headline's number is told again under it: equal value, measure and unit."""
    return (headline.measure, headline.unit, headline.value, headline.low) == (
        told.measure,
        told.unit,
        told.value,
        told.low,
    ) and headline.value is not None


def fullness(proposal: Proposal) -> int:
    """How many fields a proposal fills."""
    return sum(part is not None for part in (proposal.reference_area, proposal.period_start, proposal.producer))


def are_same_claim(first: Proposal, second: Proposal) -> bool:
    """Whether two proposals state one claim: equal numbers, and nothing in which both speak and differ."""
    if (first.measure, first.unit, first.value, first.low, first.high, first.population_group) != (
        second.measure,
        second.unit,
        second.value,
        second.low,
        second.high,
        second.population_group,
    ):
        return False
    if first.value is None and first.low is None:
        return False
    if 0 < second.start - first.end <= len(", and ") or 0 < first.start - second.end <= len(", and "):
        return False
    if bool(ADDED.search(first.as_stated)) != bool(ADDED.search(second.as_stated)):
        return False
    pairs = (
        (first.period_start, second.period_start),
        (first.period_end, second.period_end),
        (first.producer, second.producer),
        (first.reference_area, second.reference_area),
    )
    return all(one is None or other is None or one == other or nested(one, other) for one, other in pairs)


def nested(one: str, other: str) -> bool:
    """Whether one area code lies within the other."""
    return one.startswith(other + "-") or other.startswith(one + "-")
