"""The steps of a review that take the workshop: reading a text, checking rows, writing them."""

from __future__ import annotations

from datetime import date

from dashboard.review.state import (
    Item,
    Review,
    read_proposals,
    take_answer,
    take_first_answer,
    write_document,
)
from dashboard.review.workshop import WorkshopError, add_rows, propose_figures, read_document
from dashboard.words import say


def is_day(text: str) -> bool:
    """Whether a text is a day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def read_text(review: Review, document: bytes) -> None:
    """Read a document, find its figures, complete and check them; what goes wrong is the review's complaint."""
    published = review.source.get("published", "")
    if not is_day(published):
        review.complaint = say("review.need_day")
        return
    if not document.strip():
        review.complaint = say("review.need_text")
        return
    try:
        text = read_document(document)
        proposals = propose_figures(text, published)
        items = read_proposals(text, proposals)
        if items and take_first_answer(items, add_rows({"source": known(review), "figures": proposals}, write=False)):
            take_answer(items, add_rows(write_document(known(review), items), write=False))
    except WorkshopError as error:
        review.complaint = str(error)
        return
    review.text, review.items, review.current, review.answer, review.complaint = text, items, 0, {}, ""
    review.round += 1


def known(review: Review) -> dict[str, str]:
    """The source as far as it is filled in."""
    return {name: value for name, value in review.source.items() if value}


def check_item(review: Review, item: Item) -> None:
    """Ask the workshop about one proposal, beside those already accepted."""
    others = [other for other in review.to_write() if other is not item]
    try:
        take_answer([*others, item], add_rows(write_document(known(review), [*others, item]), write=False))
        review.complaint = ""
    except WorkshopError as error:
        review.complaint = str(error)


def accept_current(review: Review) -> None:
    """Accept the current proposal, if the workshop would take it; else say why not."""
    item = review.items[review.current]
    if not item.is_checked:
        check_item(review, item)
    if item.is_good:
        review.decide("accepted")
    elif not review.complaint:
        review.complaint = say("review.not_yet")


def write_accepted(review: Review) -> None:
    """Write what has been accepted, all of it or nothing."""
    items = review.to_write()
    try:
        review.answer = add_rows(write_document(known(review), items), write=True)
        take_answer(items, review.answer)
    except WorkshopError as error:
        review.complaint = str(error)
        return
    if review.answer["written"]:
        for item in items:
            item.word = "written"
        review.complaint = ""
        return
    for item in items:
        if not item.is_good:
            item.word = "open"
    review.current = next(
        (n for n, item in enumerate(review.items) if item in items and not item.is_good), review.current
    )
    whole = [problem["message"] for problem in review.answer["problems"]]
    sources = [p["message"] for row in review.answer["rows"] if row["table"] == "sources" for p in row["problems"]]
    review.complaint = " ".join([say("review.not_written"), *sources, *whole])
