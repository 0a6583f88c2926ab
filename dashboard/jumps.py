"""Links to the parts of a long page, below what it asks: a reader of a telephone finds the list without passing the map."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from dashboard.look import put_html
from dashboard.words import say

JUMPS = Markup('<nav class="sanad jumps small" aria-label="{label}"><span>{label}</span> {links}</nav>')
LINK = Markup('<a href="#{}" target="_self">{}</a>')


def put_jumps(parts: Mapping[str, str]) -> None:
    """The parts of the page by anchor, in their order; a page in a frame has one chart and no such line."""
    if not st.context.is_embedded:
        links = Markup(" ").join(LINK.format(anchor, title) for anchor, title in parts.items())
        put_html(JUMPS.format(label=say("method.contents"), links=links))
