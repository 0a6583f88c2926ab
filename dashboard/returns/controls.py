"""The choices of the Returns page as a sentence; each writes the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.address import View
from dashboard.folds import put_popover
from dashboard.returns.question import EVERY, Question
from dashboard.returns.rows import Movement
from dashboard.returns.scene import Scene
from dashboard.returns.texts import name_crossing, name_group, name_verb, write_pill
from dashboard.sentences import put_pills, put_select, put_word
from dashboard.words import say


def put_controls(scene: Scene, curves: Sequence[Movement], drawn: Sequence[Movement]) -> None:
    """People who left *Pakistan*, *Afghans, all*, *through all crossings*, *in any verb*, counted by *six of 33 counts*."""
    question = scene.question
    # A new choice lets go of what it may not have: named curves, months, the figure that is open.
    base = replace(scene.view, series=(), figure=None, period=None, kind=None)
    with st.container(key="question", horizontal=True, vertical_alignment="center"):
        put_word("returns.joint.who")
        put_area(scene, base)
        put_group(question, scene, base)
        put_crossing(question, base)
        put_verb(question, base)
        if curves:
            put_word("returns.joint.by")
            put_curves(scene.view, curves, drawn)


def put_area(scene: Scene, base: View) -> None:
    """The country or province left."""
    question, names = scene.question, scene.names.names["area"]
    codes = [code for code in names if code in question.areas]
    put_select(
        "returns area", say("returns.label.area"), codes, question.area, names, lambda code: replace(base, area=code)
    )


def put_group(question: Question, scene: Scene, base: View) -> None:
    """All Afghans, or those of one card status."""
    codes = [code for code in scene.names.names["group"] if code in question.groups]
    names = {code: name_group(code, scene.names) for code in codes}
    put_select(
        "returns group",
        say("returns.label.group"),
        codes,
        question.group,
        names,
        lambda code: replace(base, group=code),
    )


def put_crossing(question: Question, base: View) -> None:
    """All crossings together, or one."""
    codes = sorted(question.crossings, key=lambda code: (code != EVERY, code))
    put_select(
        "returns crossing", say("returns.label.crossing"), codes, question.crossing, {code: name_crossing(code) for code in codes},
        lambda code: replace(base, crossing=None if code == EVERY else code),
    )  # fmt: skip


def put_verb(question: Question, base: View) -> None:
    """Any verb, or one of those the sources use."""
    codes = [EVERY, *question.verbs]
    put_select(
        "returns verb", say("returns.label.verb"), codes, question.verb, {code: name_verb(code) for code in codes},
        lambda code: replace(base, verb=None if code == EVERY else code),
    )  # fmt: skip


def put_curves(view: View, curves: Sequence[Movement], drawn: Sequence[Movement]) -> None:
    """The counts to draw, one by one."""
    if not (fold := put_popover(say("returns.curves.choice", n=len(drawn), all=len(curves)), "returns curves open")):
        return
    with fold:
        st.caption(say("returns.curves.lead"))
        put_pills(
            "returns curves",
            say("returns.label.curves"),
            {str(row.series_id): write_pill(row) for row in curves},
            [str(row.series_id) for row in drawn],
            lambda chosen: replace(view, series=tuple(chosen), figure=None),
        )
