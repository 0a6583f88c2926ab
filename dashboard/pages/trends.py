"""The page /trends."""

from __future__ import annotations

import streamlit as st

from dashboard.frame import read_view
from dashboard.words import say


def show() -> None:
    """Draw the page."""
    read_view()
    st.title(say("nav.trends"))
