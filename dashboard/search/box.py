"""The search box in the header. Its script is ours and constant; suggestions reach the page as text."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.reader import find_locale
from dashboard.scripts import read_scripts
from dashboard.words import LANGUAGE, say

KEPT = ("lang", "as_of")  # what links keep of the address


def put_box() -> None:
    """Put the box where it stands in the header."""
    part: Any = st.components.v2.component("sanad.search", js=read_scripts("search/box"), isolate_styles=False)
    part(
        key="search",
        data={
            "keep": {name: st.query_params[name] for name in KEPT if name in st.query_params},
            "language": LANGUAGE.get(),
            "numbers": find_locale() or "",
            "label": say("search.label"),
            "hint": say("search.hint"),
            "all": say("search.all"),
            "suggestions": say("search.suggestions"),
        },
    )
