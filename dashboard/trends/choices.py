"""The choices that are folded away: what stands side by side, a second area, the scale, changes instead of counts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.address import View
from dashboard.folds import put_popover
from dashboard.frame import write_view
from dashboard.queries.vocab import Vocabulary
from dashboard.rows import Offer
from dashboard.trends.controls import fix
from dashboard.trends.layout import AREA, GROUP, MOST_PANELS, Layout, list_others, list_parts
from dashboard.trends.question import Question
from dashboard.words import say

NONE = "none"


@dataclass(frozen=True)
class Choices:
    """What can be chosen: by which parts to split, and which areas can stand beside."""

    view: View
    question: Question
    layout: Layout
    splits: Mapping[str, int]
    others: tuple[str, ...]

    @property
    def keep(self) -> View:
        """The view with its question written out."""
        return fix(self.question, self.view)


def list_known(names: Mapping[str, Mapping[str, str]]) -> dict[str, Collection[str]]:
    """The values that the parameters of these choices may have."""
    areas, groups = names.get("area", {}), names.get("group", {})
    return {
        "split": (AREA, GROUP), "part": {*areas, *groups}, "beside": areas, "scale": ("log",), "show": ("changes",),
    }  # fmt: skip


def find_choices(
    view: View, question: Question, layout: Layout, offers: Sequence[Offer], parents: Mapping[str, str]
) -> Choices:
    """The choices there are for a question. One part alone is no comparison."""
    found = {by: len(list_parts(question, offers, parents, by)) for by in (AREA, GROUP)}
    splits = {by: n for by, n in found.items() if n > 1}
    return Choices(view, question, layout, splits, tuple(list_others(question, offers)))


def put_choices(choices: Choices, names: Vocabulary) -> None:
    """The fold with all of them."""
    if not (fold := put_popover(say("trends.more"), "trends more")):
        return
    with fold:
        put_split(choices)
        put_parts(choices, names)
        put_beside(choices, names)
        put_scale(choices)
        put_show(choices)


def put_list(
    field: str,
    codes: Sequence[str],
    chosen: str | None,
    label: Callable[[str], str],
    change: Callable[[str | None], View],
) -> None:
    """One choice among codes or none; nothing where there are no codes."""
    if not codes:
        return
    key = f"trends {field}"
    st.session_state[key] = chosen if chosen in codes else NONE

    def changed() -> None:
        code = st.session_state[key]
        write_view(change(None if code == NONE else code))

    st.selectbox(say(f"trends.label.{field}"), [NONE, *codes], key=key, format_func=label, on_change=changed, width=320)


def put_split(choices: Choices) -> None:
    """By area or by group."""
    put_list(
        "split", tuple(choices.splits), choices.view.split, lambda code: say(f"trends.split.{code}"),
        lambda code: replace(choices.keep, split=code, part=(), beside=None),
    )  # fmt: skip


def put_parts(choices: Choices, names: Vocabulary) -> None:
    """Which areas or groups, twelve at the most."""
    layout = choices.layout
    if layout.by not in {AREA, GROUP}:
        return
    key = "trends part"
    kind = names.names[layout.by]
    st.session_state[key] = [code for code, _ in layout.parts]

    def changed() -> None:
        picked = tuple(st.session_state[key])
        write_view(replace(choices.keep, part=() if picked == layout.every[:MOST_PANELS] else picked))

    st.multiselect(
        say(f"trends.label.part.{layout.by}"), layout.every, key=key, format_func=lambda code: kind.get(code, code),
        on_change=changed, max_selections=MOST_PANELS, width=320,
    )  # fmt: skip


def put_beside(choices: Choices, names: Vocabulary) -> None:
    """A second area."""
    areas = names.names["area"]
    put_list(
        "beside", [code for code in areas if code in choices.others], choices.view.beside,
        lambda code: say("trends.beside.none") if code == NONE else areas[code],
        lambda code: replace(choices.keep, beside=code, split=None, part=()),
    )  # fmt: skip


def put_scale(choices: Choices) -> None:
    """Linear or logarithmic; changes, which may fall below zero, have the one scale."""
    put_list(
        "scale", () if choices.view.show else ("log",), choices.view.scale, lambda code: say(f"trends.scale.{code}"),
        lambda code: replace(choices.keep, scale=code),
    )  # fmt: skip


def put_show(choices: Choices) -> None:
    """The numbers, or their changes; running totals and stocks have none."""
    put_list(
        "show", () if choices.question.kind in {"cumulative", "point", "other", "incident"} else ("changes",),
        choices.view.show, lambda code: say(f"trends.show.{code}"), lambda code: replace(choices.keep, show=code),
    )  # fmt: skip
