"""The commands of the workshop. Heavy imports wait inside the commands, so that a build with nothing to do is quick."""

from __future__ import annotations

import typer

from etl.cli.add import add
from etl.cli.build import build
from etl.cli.check import check
from etl.cli.fetch import fetch
from etl.cli.gaps import gaps
from etl.cli.ids import ids
from etl.cli.import_events import import_events
from etl.cli.plain import tell_refusals
from etl.cli.release import correct, release
from etl.cli.sources import sources
from etl.cli.text import text
from etl.extract.cli import extract

app = typer.Typer(
    help="Sanad's workshop: reads datasets/, checks it, and writes the warehouse that the dashboard reads.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (check, build, ids, gaps, correct, release, extract, text, add, fetch):
    app.command()(tell_refusals(command))
app.command(name="import")(tell_refusals(import_events))
app.add_typer(sources, name="sources")
