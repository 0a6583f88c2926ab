"""The question of the Compare page as a sentence: *Deaths* in *Pakistan*, *2024*, about *all people*."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.address import View
from dashboard.compare.question import Question
from dashboard.compare.texts import name_period
from dashboard.frame import vocabulary
from dashboard.phrasing.sentence import capital
from dashboard.sentences import put_select, put_word
from dashboard.trends.texts import FLOWS
from dashboard.words import count, say


def put_controls(question: Question, view: View) -> None:
    """The sentence; each choice lets go of what hangs on the old one."""
    asked, names = question.asked, vocabulary().names
    base = replace(view, concept=None, figure=None, pair=())
    with st.container(key="question", horizontal=True, vertical_alignment="center"):
        put_field(
            "measure", question.measures, asked.measure, names["measure"],
            lambda code: View(measure=code, area=asked.reference_area),
        )  # fmt: skip
        put_word("trends.from" if asked.measure in FLOWS else "trends.in")
        put_field("area", question.areas, asked.reference_area, names["area"], lambda code: replace(base, area=code))
        put_period(question, base)
        put_word("trends.about")
        put_field(
            "group", question.groups, asked.population_group, names["group"], lambda code: replace(base, group=code)
        )


def put_field(
    field: str, codes: Sequence[str], chosen: str, names: Mapping[str, str], change: Callable[[str], View]
) -> None:
    """One choice among codes, in the order of the vocabulary."""
    ordered = [code for code in names if code in codes]
    put_select(f"compare {field}", say(f"trends.label.{field}"), ordered, chosen, names, change)


def put_period(question: Question, base: View) -> None:
    """The periods that have more than one answer, with their number."""
    labels = {
        row.period: say(
            "compare.period", period=capital(name_period(row)), claims=count("compare.claims", row.n_claims)
        )
        for row in question.periods
    }
    put_select(
        "compare period", say("trends.label.kind"), list(labels), question.asked.period, labels,
        lambda code: replace(base, period=code),
    )  # fmt: skip
