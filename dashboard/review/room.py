"""The room of a review: the text with its phrases on one side, the proposal in question on the other."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.frame import put_notice
from dashboard.look import put_html
from dashboard.queries.review import Codes
from dashboard.review.form import put_item
from dashboard.review.state import Item, Review
from dashboard.review.steps import accept_current, check_item, write_accepted
from dashboard.review.texts import write_beside, write_reading, write_text
from dashboard.scripts import read_scripts
from dashboard.words import say

TEXT = "review-text"
# Step, key to press. Streamlit keeps C and R for itself.
STEPS = (("accept", "A"), ("reject", "X"), ("previous", "K"), ("next", "J"))


def put_room(review: Review, codes: Codes) -> None:
    """Text and proposal side by side; then the step that a button asked for."""
    with st.container(key="review-room"):
        with st.container(key="review-left"):
            put_text(review, codes)
        with st.container(key="review-panel"):
            put_panel(review, codes)


def put_text(review: Review, codes: Codes) -> None:
    """The text; a click on a phrase goes to its proposal."""
    part: Any = st.components.v2.component(
        "sanad.review", js=read_scripts("review/text", "assets/listening"), isolate_styles=False
    )

    def chosen() -> None:
        number = st.session_state[TEXT].chosen
        if isinstance(number, int) and 0 <= number < len(review.items):
            review.current = number

    part(key=TEXT, data={"markup": str(write_text(review, codes))}, on_chosen_change=chosen)


def put_panel(review: Review, codes: Codes) -> None:
    """Our reading, what to do with it, what is wrong with it, what stands beside it, and its fields."""
    item = review.items[review.current]
    head, buttons, below = st.container(), st.container(), st.container()
    if item.word != "written":
        put_item(item, f"review {review.round} {review.current}", codes)
    with head:
        put_html(write_reading(review, codes))
    with buttons:
        put_buttons(review)
    if review.complaint:
        with buttons:
            put_notice(review.complaint)
    if take_step(review, below):
        st.rerun()
    with below:
        put_checked(review, item, codes)


def put_checked(review: Review, item: Item, codes: Codes) -> None:
    """What the workshop says of the proposal as it stands now."""
    if not item.is_checked:
        with st.spinner(say("review.checking")):
            check_item(review, item)
    put_html(write_beside(item, codes))


def put_buttons(review: Review) -> None:
    """The steps with their keys, and the button that writes."""
    is_written = review.items[review.current].word == "written"
    with st.container(key="review-buttons", horizontal=True):
        for step, key in STEPS:
            st.button(
                say(f"review.step.{step}"), shortcut=key, key=f"review {step}", on_click=ask_for, args=(review, step),
                disabled=is_written and step in {"accept", "reject"}, type="primary" if step == "accept" else "secondary",
            )  # fmt: skip
    put_html(Markup('<div class="sanad"><p class="small quiet">{}</p></div>').format(say("review.keys")))
    n = review.count("accepted")
    with st.container(key="review-tally", horizontal=True, vertical_alignment="center"):
        st.button(
            say("review.write"),
            shortcut="W",
            key="review write",
            on_click=ask_for,
            args=(review, "write"),
            disabled=not n,
        )
        tally = say("review.tally", accepted=n, rejected=review.count("rejected"), open=review.count("open"))
        put_html(
            Markup('<div class="sanad"><span class="small quiet" role="status">{}</span></div>').format(tally),
            narrow=True,
        )


def ask_for(review: Review, step: str) -> None:
    """A step is taken after the fields have been read."""
    review.wants, review.complaint = step, ""


def take_step(review: Review, below: Any) -> bool:  # noqa: ANN401 (a Streamlit container)
    """Take the step that was asked for; returns whether one was."""
    step, review.wants = review.wants, ""
    if step in {"next", "previous"}:
        review.step(1 if step == "next" else -1)
    elif step == "reject":
        review.decide("rejected")
    elif step in {"accept", "write"}:
        with below, st.spinner(say("review.writing" if step == "write" else "review.checking")):
            if step == "accept":
                accept_current(review)
            elif review.to_write():
                write_accepted(review)
    return bool(step)
