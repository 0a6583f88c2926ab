"""The document under review: pasted or dropped, with the day and place of its printing."""

from __future__ import annotations

import streamlit as st

from dashboard.queries.review import Codes
from dashboard.review.form import put_source
from dashboard.review.state import Review
from dashboard.review.steps import read_text
from dashboard.words import say

KINDS = ("txt", "html", "htm", "pdf")
LARGEST = 20  # MB: long reports with pictures
MOST_CHARACTERS = 500_000


def put_document(review: Review, codes: Codes) -> None:
    """The fields of the document, folded away once it is read, and the button that reads it."""
    with st.expander(say("review.document"), expanded=not review.text, key=f"review-document-{review.round}"):
        pasted, dropped = put_words(review)
        put_source(review, codes)
        st.button(
            say("review.read"), type="primary", shortcut=None if review.items else "Ctrl+Enter", key="review read",
            on_click=ask_to_read, args=(review,),
        )  # fmt: skip
    if review.items:
        st.button(say("review.another"), shortcut="N", key="review another", on_click=review.clear)
    if review.wants == "read":
        review.wants = ""
        with st.spinner(say("review.reading")):
            read_text(review, dropped if dropped is not None else pasted.encode("utf-8", "replace"))
        st.rerun()


def ask_to_read(review: Review) -> None:
    """The document is read after its fields have been."""
    review.wants = "read"


def put_words(review: Review) -> tuple[str, bytes | None]:
    """What was pasted, and the bytes of a file that was dropped."""
    key = f"review pasted {review.number}"
    if key not in st.session_state:
        st.session_state[key] = review.pasted
    review.pasted = st.text_area(
        say("review.paste"), key=key, height=160, max_chars=MOST_CHARACTERS, placeholder=say("review.paste.hint")
    )
    dropped = st.file_uploader(
        say("review.drop"), type=list(KINDS), max_upload_size=LARGEST, key=f"review dropped {review.number}"
    )
    return review.pasted, dropped.getvalue() if dropped else None
