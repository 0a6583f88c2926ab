"""The search box in the header. Its script is ours and constant; suggestions reach the page as text."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.reader import find_locale
from dashboard.words import LANGUAGE, say

KEPT = ("lang", "as_of")  # what links keep of the address
SCRIPT = Path(__file__).with_name("box.js")


@lru_cache(maxsize=1)
def read_script() -> str:
    """Our script."""
    return SCRIPT.read_text(encoding="utf-8")


def put_box() -> None:
    """Put the box where it stands in the header."""
    part: Any = st.components.v2.component("sanad.search", js=read_script(), isolate_styles=False)
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
