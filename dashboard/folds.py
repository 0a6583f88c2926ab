"""What is folded away: a page makes it when a reader opens it, so that nobody waits for what few look at."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def hold_open(key: str) -> None:
    """Keep a fold as the reader left it also where its label changes, which is a new control to Streamlit."""
    st.session_state[key] = bool(st.session_state.get(key, False))


def put_popover(label: str, key: str) -> DeltaGenerator | None:
    """A button that opens a fold; gives the fold while it is open."""
    hold_open(key)
    fold = st.popover(label, key=key, on_change="rerun")
    return fold if fold.open else None


def put_expander(label: str, key: str) -> DeltaGenerator | None:
    """A line that unfolds; gives what is below it while it is open."""
    hold_open(key)
    fold = st.expander(label, key=key, on_change="rerun")
    return fold if fold.open else None
