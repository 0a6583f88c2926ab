"""How pages look: colours of the two themes, the style sheet, and the one door by which HTML gets on a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from markupsafe import Markup

STYLE = Path(__file__).with_name("assets") / "style.css"


@dataclass(frozen=True)
class Theme:
    """Colours of one theme, the same as in .streamlit/config.toml (a test compares them). `pale` is for bands and strips."""

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


def theme_css(theme: Theme) -> str:
    """The theme's colours as CSS variables."""
    names = ("ground", "pale", "ink", "muted", "hairline", "accent")
    return ":root{" + "".join(f"--{name}:{getattr(theme, name)};" for name in names) + "}"


def put_style() -> None:
    """Put the style sheet on the page."""
    st.html(f"<style>{theme_css(current_theme())}{STYLE.read_text(encoding='utf-8')}</style>")


def put_html(markup: Markup) -> None:
    """Put markup on the page. It must be Markup: text from data is escaped by then, or this refuses it."""
    if not isinstance(markup, Markup):
        raise TypeError("put_html takes Markup only: build it with say_html or Markup(…).format(…)")
    st.html(str(markup))
