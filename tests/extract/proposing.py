"""Proposals written on one line each, so that a test can show a whole result."""

from datetime import date

from etl.extract.proposal import Proposal
from etl.extract.proposals import propose_figures


def write_line(proposal: Proposal) -> str:
    amount = f"{proposal.low}..{proposal.high}" if proposal.qualifier == "range" else proposal.value
    unit = {"persons": "", "events": "", "percent": ""}.get(proposal.unit, f"/{proposal.unit}")
    period = (
        "-"
        if proposal.period_basis is None
        else f"{proposal.period_start}..{proposal.period_end} {proposal.period_basis}"
    )
    return (
        f"{proposal.as_stated} | {proposal.measure}{unit} {amount} {proposal.qualifier} | {proposal.population_group}"
        f" | {proposal.reference_area or '-'} | {period} | {proposal.producer or '-'} | {proposal.confidence}"
    )


def read_lines(text: str, published: str = "2025-06-18") -> list[str]:
    return [write_line(proposal) for proposal in propose_figures(text, date.fromisoformat(published))]
