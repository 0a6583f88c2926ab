"""What the reader's address and browser say of her."""

from __future__ import annotations

import streamlit as st

from dashboard.words import list_languages


def find_locale() -> str | None:
    """The locale in which she reads numbers: the language that the address names, else the browser's; None without one."""
    language = st.query_params.get("lang")
    return language if language in list_languages() else st.context.locale
