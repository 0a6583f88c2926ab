"""What we derive from one number: changes within its series, flows between totals; each with the other number. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.address import View
from dashboard.evidence.panel import write_list, write_section
from dashboard.links import link_page
from dashboard.number_forms import format_number
from dashboard.phrasing.period_changes import say_formula
from dashboard.returns.rows import Step
from dashboard.rows import Change
from dashboard.words import format_days, say

ITEM = Markup("{} · {}")


def write_derived(figure_id: str, changes: Sequence[Change], steps: Sequence[Step]) -> Markup:
    """Our arithmetic with the number of a figure; nothing where there is none.

    Of `changes` (a series) and `steps` (all flows between totals) those are taken that the figure is one of the two numbers of.
    """
    every: list[Change | Step] = [*changes, *steps]
    items = [
        ITEM.format(say_formula(one) if isinstance(one, Change) else say_step(one), link_other(figure_id, one))
        for one in every
        if figure_id in {one.figure_id, one.base_figure_id}
    ]
    return write_section("figure.derived", write_list(items))


def say_step(step: Step) -> str:
    """As in "861,763 less 845,000 = 16,763, 1 to 5 April 2025 (our arithmetic)"."""
    return say(
        "figure.derived.step",
        total=format_number(step.total),
        base=format_number(step.base_total),
        value=format_number(step.value),
        days=format_days(step.period_start, step.period_end),
        ours=say("trends.change.ours"),
    )


def link_other(figure_id: str, one: Change | Step) -> Markup:
    """The page of the other of the two numbers."""
    other = one.base_figure_id if figure_id == one.figure_id else one.figure_id
    return link_page("figure", View(id=other), say("figure.derived.other"))
