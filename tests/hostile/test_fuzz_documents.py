"""What curators hand in – rows as JSON, mappings, web pages, PDFs – against what nobody would write: read, or refused in words."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from fuzzing import fuzz
from hypothesis import given
from hypothesis import strategies as st
from importing import INVENTED
from spoiling import DAMAGES, Damage, Swap, spoil
from test_documents import PAGE, write_pdf
from test_generic import MAPPING

from etl.adapters.generic import configure
from etl.curate.entry.document import EntryError, read_document
from etl.events.failure import NotImportedError
from etl.extract.documents import UnreadableSourceError, extract_text
from etl.schema import read_tables

pytestmark = pytest.mark.long
TABLES = read_tables(INVENTED)
WORDS = st.sampled_from(
    ["source", "figures", "stated_changes", "measure", "value", "period", "source_id", "title", "change_pct", "note"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=5),
    max_leaves=20,
)
DEEP = 5_000
TEXTS = (
    JSON.map(json.dumps)
    | st.text(max_size=60)
    | st.sampled_from(["[" * DEEP, '{"figures":' * DEEP, "9" * DEEP, "[NaN, 1e999]", '"\\ud800"'])
)
MAPPINGS = st.lists(DAMAGES, min_size=1, max_size=3) | st.just([Swap(b"Border", b"[" * DEEP)])
PDF = write_pdf(
    ["At least 12 people were killed in a bomb attack on a market in Peshawar.", "Police said that 30 were injured."]
)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "<table><tr><td>", "<script>", "<!--", "<![CDATA[", "<svg/onload=x>", "&#0;", "&#x110000;", "&amp", "<html>", "<p" * 50,
     "<br/>", "\x00", "12 people were killed", "<ul><li>", "</article>", "<base href='//x'>", "<?xml version='1.0' encoding='utf-32'?>", "\u202e"]
)  # fmt: skip


@fuzz("rows handed in as JSON")
@given(TEXTS)
def test_any_document_is_rows_or_refused(text: str) -> None:
    with suppress(EntryError):
        entries = read_document(text, TABLES)
        assert all(isinstance(cell, str) for entry in entries for cell in entry.cells.values())


@fuzz("mappings of event data")
@given(damages=MAPPINGS)
def test_any_mapping_is_an_adapter_or_refused(damages: list[Damage], tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "mapping.yaml"
    file.write_bytes(spoil(MAPPING.encode(), damages))
    said = "nothing"
    try:
        terms = configure(file).terms
    except NotImportedError as refusal:
        said = str(refusal)
    else:
        assert all(isinstance(text, str) for text in (terms.title, terms.producer, terms.licence, terms.citation))
    assert said.isprintable()
    assert str(file.parent) not in said


@fuzz("web pages to read")
@given(st.lists(TAGS | st.text(max_size=20), max_size=30).map("".join), st.booleans())
def test_any_web_page_is_text(words: str, whole: bool) -> None:
    page = PAGE.replace("<article>", f"<article>{words}") if whole else f"<html>{words}"
    check_text(page.encode("utf-8", "replace"))


@fuzz("PDFs to read")
@given(st.lists(DAMAGES, min_size=1, max_size=4))
def test_any_damaged_pdf_is_text_or_refused(damages: list[Damage]) -> None:
    check_text(b"%PDF-1.4\n" + spoil(PDF, damages))


def check_text(raw: bytes) -> None:
    """The words of a document, or a refusal."""
    with suppress(UnreadableSourceError):
        assert isinstance(extract_text(raw), str)
