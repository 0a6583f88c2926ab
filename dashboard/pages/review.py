"""Review, in local mode only: from a text to accepted rows. A person decides; the workshop reads, checks and writes."""

from __future__ import annotations

import streamlit as st

from dashboard.cache import ask_today
from dashboard.frame import put_heading, put_notice
from dashboard.look import put_html
from dashboard.queries.review import read_codes
from dashboard.review.document import put_document
from dashboard.review.room import put_room
from dashboard.review.state import Review
from dashboard.review.texts import write_answer
from dashboard.words import say


def current_review() -> Review:
    """The review of this session."""
    return st.session_state.setdefault("review", Review())  # type: ignore[no-any-return]


def show() -> None:
    """Draw the page."""
    put_heading(say("nav.review"), say("review.lead"), reading="review")
    review, codes = current_review(), ask_today(read_codes)
    put_document(review, codes)
    if review.answer.get("written"):
        put_html(write_answer(review))
    if review.items:
        put_room(review, codes)
    elif review.complaint:
        put_notice(review.complaint)
    elif review.text:
        put_notice(say("review.no_figures"))
