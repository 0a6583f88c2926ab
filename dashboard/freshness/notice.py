"""The notice that newer figures have come in, with a button that draws the same view from them.

The browser asks /readyz once a minute which warehouse there is; the page itself stays as it was drawn until its reader
asks. After a break (a process ended, a proxy led the reader to another) the page is drawn anew at once: the new process
knows the reader only by the address, and would take the first change of a control for none.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.scripts import read_scripts
from dashboard.words import say

EVERY = 60  # seconds


def draw_again() -> None:
    """Nothing but a further run: it answers from the newest warehouse."""


def put_freshness() -> None:
    """Put the notice, which shows itself when there is reason to.

    It stands outside the page, so that the button and a new connection run the whole site. Its script reads at the
    header's stamp what the page was drawn from.
    """
    part: Any = st.components.v2.component(
        "sanad.freshness", js=read_scripts("freshness/notice", "assets/listening"), isolate_styles=False
    )
    part(
        key="freshness",
        data={
            "every": EVERY,
            "text": say("newer.text"),
            "lost": say("newer.lost"),
            "show": say("newer.show"),
        },
        on_asked_change=draw_again,
    )
