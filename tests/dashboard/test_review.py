"""The review page: closed by default, hostile text inert, nothing typed lost, and a word on each proposal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reading import OpenPage, read_text

from dashboard import pages
from dashboard.local import read_host
from dashboard.pages import LOCAL_PAGES, list_pages
from dashboard.queries.review import Codes, read_codes
from dashboard.review import fields, steps
from dashboard.review.state import Item, Review, read_proposals, take_answer, take_first_answer, write_document
from dashboard.review.texts import say_reading, write_answer, write_beside, write_text
from dashboard.review.workshop import WorkshopError, read_document
from dashboard.warehouse import Warehouse
from dashboard.words import read_words

DATASETS = Path(__file__).parents[2] / "datasets"
HOSTILE = "<script>document.title='owned'</script> 12 people <img src=x onerror=alert(1)> **bold** $x$"
ROW: dict[str, Any] = {
    "table": "figures", "index": 0, "outcome": "new", "cells": {"measure": "attacks", "figure_id": "f1"}, "suggestions": {},
    "problems": [], "beside": [],
}  # fmt: skip


def make_item(phrase: str = "12 people", start: int = 0, **cells: str) -> Item:
    return Item(phrase, start, start + len(phrase), "high", cells)


@pytest.fixture
def codes(country: Warehouse) -> Codes:
    return read_codes(country)


def test_without_local_mode_the_page_is_not_there(open_page: OpenPage) -> None:
    assert LOCAL_PAGES[0] not in list_pages()
    unknown, review = read_text(open_page("nowhere")), read_text(open_page("review"))
    assert review == unknown
    assert read_words("en")["review.lead"] not in review


def test_in_local_mode_the_page_is_there(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "is_local", lambda: True)
    app = open_page("review")
    assert not app.exception
    assert read_words("en")["review.lead"] in read_text(app)


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("localhost:8501", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]:8501", "::1"),
        ("", None),
        (None, None),
        ("[", None),
    ],
)
def test_the_name_by_which_a_reader_asks(header: str | None, host: str | None) -> None:
    assert read_host(header) == host


@pytest.mark.parametrize(
    ("local", "address", "host", "is_open"),
    [
        ("1", "127.0.0.1", "localhost:8501", True),
        ("", "127.0.0.1", "localhost:8501", False),
        ("1", None, "localhost:8501", False),
        ("1", "192.168.1.5", "192.168.1.5:8501", False),
        ("1", "127.0.0.1", "evil.example", False),
        ("1", "127.0.0.1", None, False),
    ],
)
def test_all_three_conditions_are_needed(
    monkeypatch: pytest.MonkeyPatch, local: str, address: str | None, host: str | None, is_open: bool
) -> None:
    import streamlit as st

    from dashboard.local import is_local

    class Context:
        headers = {"Host": host} if host else {}

    monkeypatch.setenv("SANAD_LOCAL", local)
    monkeypatch.setattr(st, "get_option", lambda *_: address)
    monkeypatch.setattr(st, "context", Context())
    assert is_local() is is_open


@pytest.mark.parametrize("told", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
def test_what_a_proxy_hands_on_is_not_from_this_machine(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    import streamlit as st

    from dashboard.local import is_for_curator

    monkeypatch.setenv("SANAD_LOCAL", "1")
    monkeypatch.setattr(st, "get_option", lambda *_: "127.0.0.1")
    assert is_for_curator({"Host": "localhost"})
    assert not is_for_curator({"Host": "localhost", told: "192.0.2.7"})


def test_fields_and_their_codes_are_those_of_the_schema() -> None:
    package = json.loads((DATASETS / "datapackage.json").read_text("utf-8"))
    schemas = {one["name"]: one["schema"] for one in package["resources"] if not one["path"].startswith("figures/")}
    schemas["figures"] = json.loads((DATASETS / "schemas/figures.json").read_text("utf-8"))
    shown = {
        "figures": {*fields.list_main("figures", "returns"), *fields.list_more("figures", "returns"), "note"},
        "stated_changes": {*fields.CHANGE_MAIN, *fields.CHANGE_MORE, "note"},
        "sources": {*fields.SOURCE, *fields.SOURCE_MORE},
    }
    for table, columns in shown.items():
        declared = {one["name"]: one for one in schemas[table]["fields"]}
        assert columns <= set(declared)
        for column in columns & set(fields.CODES):
            wanted = declared[column]["constraints"]["enum"]
            assert [code for code in fields.CODES[column] if code in wanted] == wanted
    ids = {"figure_id", "stated_change_id", "source_id"}
    for table in ("figures", "stated_changes"):
        assert {one["name"] for one in schemas[table]["fields"]} - shown[table] == ids & {
            one["name"] for one in schemas[table]["fields"]
        }


def test_hostile_text_stays_text(codes: Codes) -> None:
    at = HOSTILE.index("12 people")
    review = Review(text=HOSTILE, items=[make_item(start=at), make_item("<img src=x", HOSTILE.index("<img"))])
    markup = str(write_text(review, codes))
    assert "<script" not in markup
    assert "<img" not in markup
    assert "&lt;script&gt;" in markup
    assert markup.count("<mark ") == 2


def test_the_text_is_whole_and_overlapping_phrases_are_marked_once(codes: Codes) -> None:
    import re

    text = "At least 12 people, 3 of them women."
    review = Review(
        text=text, items=[make_item("12 people", 9), make_item("people, 3", 12), make_item("3 of them", 20)]
    )
    markup = str(write_text(review, codes)).split("<ol>")[0]
    assert markup.count("<mark ") == 2
    assert re.sub(r"<sup>\d+</sup>|<[^>]+>", "", markup) == text


def test_a_hostile_corpus_stays_text(codes: Codes) -> None:
    beside = {
        "kind": "revised", "figure_id": "f1", "producer": "<b>x</b>", "old": "1", "new": "2", "published": "2024", "n_documents": 1,
        "publisher": "<script>", "definition_id": "d", "status": "reported",
    }  # fmt: skip
    item = make_item(value="2")
    item.row = {**ROW, "problems": [{"message": "<script>"}], "beside": [beside]}
    markup = str(write_beside(item, codes))
    assert "<script" not in markup
    assert "&lt;b&gt;x&lt;/b&gt; revised 1 to 2." in markup
    review = Review(answer={"written": True, "diff": "+<script>\n", "rows": [item.row]})
    assert "<script" not in str(write_answer(review))


def test_a_phrase_that_is_not_where_it_should_be_is_sought() -> None:
    found = read_proposals("x 12 people", [{"as_stated": "12 people", "start": 0, "end": 9, "confidence": "low"}])
    assert (found[0].start, found[0].end) == (2, 11)


def test_a_word_on_a_proposal_leads_to_the_next_without_one() -> None:
    review = Review(items=[make_item(), make_item(), make_item()])
    review.decide("accepted")
    assert (review.current, review.items[0].word) == (1, "accepted")
    review.current = 2
    review.decide("rejected")
    assert review.current == 1
    review.decide("accepted")
    assert review.current == 1
    assert (review.count("accepted"), review.count("rejected"), review.count("open")) == (2, 1, 0)


def test_a_rejected_proposal_may_clear_another() -> None:
    review = Review(items=[make_item(), make_item()])
    for item in review.items:
        item.is_checked = True
    review.items[1].row = {**ROW, "problems": [{"message": "repeats"}]}
    review.decide("rejected")
    assert [item.is_checked for item in review.items] == [True, False]


def test_proposals_become_rows_and_the_likeliest_is_filled_in() -> None:
    item = make_item()
    row = {**ROW, "suggestions": {"definition_id": ["best", "second"], "note": ["Why."]}}
    assert take_first_answer([item], {"rows": [row]})
    assert item.cells == {"measure": "attacks", "definition_id": "best", "note": "Why."}
    assert not item.is_checked


def test_a_definition_that_was_chosen_from_several_is_told(codes: Codes) -> None:
    item = make_item(measure="fatalities", producer_id="arvan_monitor", definition_id="arvan_monitor_deaths")
    item.n_definitions = 3
    assert "chosen from 3 definitions: “Deaths in attacks”" in write_beside(item, codes)


def test_a_counter_without_a_definition_is_told_what_to_write(codes: Codes) -> None:
    markup = write_beside(make_item(measure="attacks", producer_id="beta_data"), codes)
    assert "Beta has no definition of Attacks here" in markup


def test_rows_of_two_tables_find_their_way_back() -> None:
    items = [make_item(value="1"), make_item(change_pct="2"), make_item(value="3")]
    items[1].table = "stated_changes"
    document = write_document({"title": "T", "url": ""}, items)
    assert document["source"] == {"title": "T"}
    rows = [
        {**ROW, "table": table, "index": index, "cells": cells}
        for table in ("figures", "stated_changes")
        for index, cells in enumerate(document[table])
    ]
    take_answer(items, {"rows": rows})
    assert [item.row["cells"] for item in items] == [item.cells for item in items]


def test_our_reading_is_said_in_words(codes: Codes) -> None:
    item = make_item(
        measure="attacks", value="12", qualifier="at_least", population_group="all", reference_area="XA", period="2022-01/2022-03",
        producer_id="arvan_monitor",
    )  # fmt: skip
    assert say_reading(item, codes) == (
        "at least 12 attacks · All people · Arvania · January 2022 to March 2022 · Arvan Monitor"
    )
    assert say_reading(make_item(), codes).count("?") == 5


@pytest.mark.parametrize(
    ("day", "key"), [("", "review.need_day"), ("2024-13-01", "review.need_day"), ("2024-01-01", "review.need_text")]
)
def test_what_is_missing_is_said(day: str, key: str) -> None:
    review = Review(source={"published": day})
    steps.read_text(review, b" ")
    assert review.complaint == read_words("en")[key]


def test_the_workshop_s_own_sentence_is_passed_on() -> None:
    with pytest.raises(WorkshopError, match="the PDF cannot be read"):
        read_document(b"%PDF-1.4 nothing")


def test_nothing_is_accepted_that_the_check_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = {"rows": [{**ROW, "outcome": "refused", "problems": [{"message": "no"}]}], "problems": []}
    monkeypatch.setattr(steps, "add_rows", lambda *_, **__: refused)
    review = Review(items=[make_item()])
    steps.accept_current(review)
    assert review.items[0].word == "open"
    assert review.complaint == read_words("en")["review.not_yet"]


def test_what_could_not_be_written_is_open_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {
        "written": False,
        "rows": [{**ROW, "outcome": "refused"}],
        "problems": [{"message": "Elsewhere."}],
        "diff": "",
    }
    monkeypatch.setattr(steps, "add_rows", lambda *_, **__: answer)
    review = Review(items=[make_item()])
    review.items[0].word = "accepted"
    steps.write_accepted(review)
    assert review.items[0].word == "open"
    assert "Elsewhere." in review.complaint
