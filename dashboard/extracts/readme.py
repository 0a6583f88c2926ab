"""What goes in words with every extract that has room for them: what it is, how to read it, on which terms."""

from __future__ import annotations

from dashboard.address import to_parameters
from dashboard.extracts.terms import LICENCE, TERMS, TITLE
from dashboard.queries.answer import Answer
from dashboard.settings import read_settings

NOTES = (
    "An empty cell is unknown, never 0.",
    "The qualifier belongs to the value: 80 with more_than is not 80. A range has low and high. With words_only there is no "
    "value; the words are in as_stated.",
    "period is written in EDTF (2024-33 is the first quarter of 2024); period_start and period_end are its first and last day.",
    "Numbers of different definitions or producers count different things: do not add them, and draw no line through both.",
    "Totals of periods or groups that overlap are never to be added; a cumulative total is never to be added to others.",
)


def list_facts(answer: Answer) -> list[tuple[str, str]]:
    """What an extract is of: names and values."""
    info = answer.warehouse.info if answer.warehouse else {}
    asked = "; ".join(f"{name} = {value}" for name, value in to_parameters(answer.view).items())
    facts = [
        ("Title", TITLE),
        ("Table", answer.name),
        ("Rows", str(answer.total())),
        ("Filters", asked or "none"),
        ("Version of the data", info.get("version", "")),
        ("Content", info.get("content_hash", "")),
        ("Built", info.get("built_at", "")),
        ("Figures to", info.get("newest_period_end", "")),
        ("Site", read_settings(None).base_url),
        ("Licence", LICENCE),
    ]
    return [(name, value) for name, value in facts if value]


def write_readme(answer: Answer) -> list[str]:
    """The same as lines of text, with how to read it."""
    return [*(f"{name}: {value}" for name, value in list_facts(answer)), "", TERMS, "", *NOTES]
