"""Controls that follow the address: what it says is chosen, and when it changes by itself the control follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.words import say

PAGES_KEY = "choice p"


def follow_address(key: str, value: object) -> None:
    """Set a control to what the address says, unless the reader has just set it otherwise.

    The address as last seen is kept beside the control: where it has changed since, a link or the back button did it.
    """
    seen = f"address of {key}"
    if key not in st.session_state or st.session_state.get(seen, value) != value:
        st.session_state[key] = value
    st.session_state[seen] = value


def settle(key: str, value: object) -> None:
    """Note that the address will say `value`, since the page writes it there."""
    st.session_state[f"address of {key}"] = value


def put_search(name: str, label: str, hint: str, value: str | None) -> str | None:
    """A field for words; None when it is empty."""
    key = f"choice {name}"
    follow_address(key, value or "")
    text = (st.text_input(label, key=key, placeholder=hint, max_chars=200, type="search") or "").strip()
    settle(key, text)
    return text or None


def put_choice(
    name: str, label: str, codes: Sequence[str], value: str | None, names: Mapping[str, str] | None = None
) -> str | None:
    """A list to choose one code from, or none ("All")."""
    key = f"choice {name}"
    follow_address(key, value if value in codes else None)
    chosen: str | None = st.selectbox(
        label,
        codes,
        index=None,
        key=key,
        placeholder=say("choice.all"),
        format_func=lambda code: (names or {}).get(code, code),
    )
    settle(key, chosen)
    return chosen


def choose_page(p: int) -> int:
    """The page of a list to show: the one the reader has just asked for, else the address's. Call before drawing it."""
    follow_address(PAGES_KEY, p)
    chosen = int(st.session_state[PAGES_KEY])
    settle(PAGES_KEY, chosen)
    return chosen


def put_pages(pages: int) -> None:
    """The way to the other pages of a list, below it."""
    with st.container(horizontal=True, horizontal_alignment="center"):
        st.pagination(pages, key=PAGES_KEY)
