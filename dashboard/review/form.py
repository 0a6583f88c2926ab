"""The fields of the review page. What is typed is kept in the review itself, so that no rerun and no other page loses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.queries.review import Codes
from dashboard.review.fields import AREAS, CODES, NAMED, SOURCE, SOURCE_MORE, list_main, list_more
from dashboard.review.state import Item, Review
from dashboard.words import say

ROW = 2  # fields beside each other


def put_source(review: Review, codes: Codes) -> None:
    """Where the text was printed; the rarer columns folded away."""
    put_fields(SOURCE, review.source, codes, f"review source {review.number}")
    with st.expander(say("review.more_source")):
        shown = [name for name in SOURCE_MORE if is_asked(name, review.source)]
        put_fields(shown, review.source, codes, f"review source {review.number}")


def is_asked(column: str, source: Mapping[str, str]) -> bool:
    """Whose document it is matters for a producer's own, what it copies for a copy."""
    return {"producer_id": "own", "copy_of_title": "copy"}.get(column, source.get("kind")) == source.get("kind")


def put_item(item: Item, key: str, codes: Codes) -> None:
    """The columns of one proposal; a change makes it unchecked, and takes back that it was accepted."""
    before = {name: value for name, value in item.cells.items() if value}
    measure = item.cells.get("measure", "")
    with st.container(key="review-fields"):
        put_fields(list_main(item.table, measure), item.cells, codes, key)
    put_text("note", item.cells, key)
    with st.expander(say("review.more")):
        put_fields(list_more(item.table, measure), item.cells, codes, key)
    settle_definition(item.cells, codes)
    if {name: value for name, value in item.cells.items() if value} != before:
        item.is_checked, item.word = False, "open"


def settle_definition(cells: dict[str, str], codes: Codes) -> None:
    """Another producer or measure has other definitions; where there is one only, it is that."""
    known = codes.list_definitions(cells.get("producer_id", ""), cells.get("measure", ""))
    if cells.get("definition_id") not in known:
        cells["definition_id"] = next(iter(known)) if len(known) == 1 else ""


def put_fields(columns: Sequence[str], cells: dict[str, str], codes: Codes, key: str) -> None:
    """Fields, two in a row."""
    for start in range(0, len(columns), ROW):
        places = st.columns(ROW, vertical_alignment="bottom")
        for place, column in zip(places, columns[start : start + ROW], strict=False):
            with place:
                put_field(column, cells, codes, key)


def put_field(column: str, cells: dict[str, str], codes: Codes, key: str) -> None:
    """One field: a list where there are codes, else a line of text."""
    if column == "definition_id":
        known = codes.list_definitions(cells.get("producer_id", ""), cells.get("measure", ""))
        put_list(column, cells, known, f"{key} {cells.get('producer_id')} {cells.get('measure')}")
    elif column in NAMED:
        put_list(column, cells, codes.names.get("reference_area" if column in AREAS else column, {}), key)
    elif column in CODES:
        put_list(column, cells, {code: code.replace("_", " ") for code in CODES[column]}, key)
    else:
        put_text(column, cells, key)


def put_list(column: str, cells: dict[str, str], names: Mapping[str, str], key: str) -> None:
    """A list of codes; what the text names and no code stands for is told beside it."""
    name = f"{key} {column}"
    value = cells.get(column, "")
    if name not in st.session_state:
        st.session_state[name] = value if value in names else None
    unknown = say("review.unknown", text=value) if value and value not in names else say("review.choose")
    chosen = st.selectbox(
        say(f"review.field.{column}"), list(names), key=name, placeholder=unknown, format_func=lambda code: names[code]
    )
    if chosen is not None:
        cells[column] = chosen
    elif value in names:
        cells[column] = ""


def put_text(column: str, cells: dict[str, str], key: str) -> None:
    """A line of text."""
    name = f"{key} {column}"
    if name not in st.session_state:
        st.session_state[name] = cells.get(column, "")
    cells[column] = (st.text_input(say(f"review.field.{column}"), key=name, max_chars=2000) or "").strip()
