"""How pages look: colours of the two themes, the style sheet, and the one door by which HTML gets on a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard.words import DEFAULT, LANGUAGE, say

ASSETS = Path(__file__).with_name("assets")
STYLE = ASSETS / "style.css"
RIGHT_TO_LEFT = ASSETS / "rtl" / "rtl.css"
SPOKEN = Markup('<div class="spoken" lang="{}" dir="{}">{}</div>')
MARK = ASSETS / "mark.svg"


@dataclass(frozen=True)
class Theme:
    """Colours of a theme, the same as in .streamlit/config.toml. `pale` is for bands and strips, `muted` for asides."""

    name: str
    ground: str
    pale: str
    ink: str
    muted: str
    hairline: str
    accent: str


LIGHT = Theme("light", "#fcfbf8", "#f3f1eb", "#1c2024", "#5c6166", "#dcd7cc", "#0b5c6b")
DARK = Theme("dark", "#14171a", "#1d2226", "#e8e6e1", "#a3a8ad", "#343a40", "#7cc4cf")


def current_theme() -> Theme:
    """The theme the reader sees now."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def theme_css() -> str:
    """The colours of both themes as CSS variables; the browser takes those of the scheme that Streamlit has set."""
    names = ("ground", "pale", "ink", "muted", "hairline", "accent")
    pairs = (f"--{name}:light-dark({getattr(LIGHT, name)},{getattr(DARK, name)});" for name in names)
    return ".stApp{" + "".join(pairs) + "}"


@lru_cache(maxsize=1)
def read_style() -> str:
    """All style sheets: the frame's first, then those of parts and pages in alphabetical order."""
    sheets = [STYLE, *sorted({*ASSETS.glob("*.css")} - {STYLE})]
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


@lru_cache(maxsize=2)
def write_style(direction: str) -> str:
    """The style element with colours and rules, those for the direction of the reader's language among them."""
    turned = RIGHT_TO_LEFT.read_text(encoding="utf-8") if direction == "rtl" else ""
    return f"<style>{theme_css()}{read_style()}{turned}</style>"


def put_style() -> None:
    """Put the style sheets on the page; Streamlit sends them once and then only their hash."""
    st.html(write_style(say("direction")))


def mark_language(markup: Markup) -> Markup:
    """Markup that says in which language and direction it is; the page itself is in English."""
    language = LANGUAGE.get()
    return markup if language == DEFAULT else SPOKEN.format(language, say("direction"), markup)


def put_html(markup: Markup, *, narrow: bool = False) -> None:
    """Put markup on the page, as wide as the page or as itself.

    It must be Markup, so that text from data is escaped by then; anything else raises TypeError.
    """
    if not isinstance(markup, Markup):
        raise TypeError("put_html takes Markup only: build it with say_html or Markup(…).format(…)")
    if markup:
        st.html(str(mark_language(markup)), width="content" if narrow else "stretch")
