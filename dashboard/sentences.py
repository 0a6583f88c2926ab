"""Controls that read as a sentence. The address is the one truth: each run sets them to it, a change writes it anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.frame import write_view
from dashboard.look import put_html
from dashboard.words import say

WORD = Markup('<span class="sanad joint">{}</span>')
FIXED = Markup('<span class="sanad joint fixed">{}</span>')
LETTER, EDGE, WIDEST = 7, 52, 300  # pixels


def put_word(key: str) -> None:
    """A word between two controls."""
    put_html(WORD.format(say(key)), narrow=True)


def put_select(
    key: str, label: str, codes: Sequence[str], chosen: str, names: Mapping[str, str], change: Callable[[str], View]
) -> None:
    """One choice of the sentence, as wide as what is chosen; where there is nothing to choose, its word alone.

    `change` gives the view of a code. The list that opens is as wide as what it offers (assets/trends.css).
    """
    if len(codes) < 2:
        put_html(FIXED.format(names.get(chosen, chosen)), narrow=True)
        return
    st.session_state[key] = chosen

    def changed() -> None:
        write_view(change(st.session_state[key]))

    width = min(EDGE + LETTER * len(names.get(chosen, chosen)), WIDEST)
    st.selectbox(
        label, codes, key=key, format_func=lambda code: names.get(code, code), label_visibility="collapsed",
        on_change=changed, width=width,
    )  # fmt: skip


def put_pills(
    key: str, label: str, names: Mapping[str, str], chosen: Sequence[str], change: Callable[[list[str]], View]
) -> None:
    """Several choices at once."""
    st.session_state[key] = [code for code in names if code in chosen]

    def changed() -> None:
        write_view(change(list(st.session_state[key])))

    st.pills(
        label, list(names), selection_mode="multi", key=key, format_func=lambda code: names[code], on_change=changed
    )
