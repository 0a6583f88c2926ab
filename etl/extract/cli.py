"""`python -m etl extract`: the figures that a text states, for a person to accept, correct or reject."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from etl.extract.proposal import Proposal


def parse_day(text: str) -> date:
    """A publication date as YYYY-MM-DD. Raises typer.BadParameter with a plain sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day written YYYY-MM-DD") from None


def extract(
    source: Annotated[
        str, typer.Argument(metavar="FILE|-|URL", help="Plain text, HTML or PDF; - reads standard input.")
    ],
    published: Annotated[
        str,
        typer.Option(
            "--published", metavar="DATE", help="Day of publication, YYYY-MM-DD: 'last month' is seen from it."
        ),
    ],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a list of objects with offsets into the text.")
    ] = False,
) -> None:
    """Propose the figures that a news or report text states. Nothing is written; a person decides what is kept."""
    from etl.extract.documents import UnreadableSourceError, read_source
    from etl.extract.proposals import propose_figures

    day = parse_day(published)
    try:
        text = read_source(source)
    except UnreadableSourceError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    proposals = propose_figures(text, day)
    typer.echo(
        json.dumps([proposal.as_dict() for proposal in proposals], ensure_ascii=False, indent=2)
        if as_json
        else format_table(proposals)
    )


def format_table(proposals: list[Proposal]) -> str:
    """The proposals as lines for a reader: the phrase, then what was understood."""
    if not proposals:
        return "No figures found."
    return "\n\n".join(format_proposal(number, proposal) for number, proposal in enumerate(proposals, start=1))


def format_proposal(number: int, proposal: Proposal) -> str:
    """Two lines for one proposal."""
    amount = format_amount(proposal)
    period = (
        f"{proposal.period_start or '?'} to {proposal.period_end or '?'} ({proposal.period_basis})"
        if proposal.period_basis
        else "no period"
    )
    where = f"{proposal.population_group or 'not stated'}, {proposal.reference_area or 'no area'}, {period}, {proposal.producer or 'counter not stated'}"
    return f"{number:3}. “{proposal.as_stated}”\n     {proposal.measure}: {amount} {proposal.unit}; {where}; {proposal.confidence} confidence"


def format_amount(proposal: Proposal) -> str:
    """The value with its qualifier in words."""
    if proposal.qualifier == "range":
        return f"{proposal.low:,} to {proposal.high:,}"
    if proposal.value is None:
        return "no number, words only"
    return (
        f"{proposal.value:,}"
        if proposal.qualifier == "exact"
        else f"{proposal.qualifier.replace('_', ' ')} {proposal.value:,}"
    )
