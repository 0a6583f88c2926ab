"""Every parser against text that nobody would write: it reads or refuses, and never raises anything else.

Files of event data are fuzzed in test_fuzz_files.py, what curators hand in in test_fuzz_documents.py, questions of the API in tests/http/test_fuzz_api.py.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from fuzzing import fuzz
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import FIELDS, parse, to_parameters
from dashboard.links import is_web_address
from dashboard.search.reading import LONGEST
from etl.extract.proposals import propose_figures
from etl.numbers import read_numbers, says_number
from etl.periods import parse_period
from etl.read.rows import read_rows
from etl.read.text import decode

pytestmark = pytest.mark.long
COLUMNS = ["first", "second", "third"]
CSV_PIECES = st.sampled_from(
    ['"', '""', ",", "\n", "\r\n", "\r", "\x00", "a", "=1", "\ufeff", "\u202e", " ", "\t", "é" * 50]
)
PERIOD_PIECES = st.sampled_from(
    ["2024", "-", "/", "02", "30", "33", "41", "0000", "9999", "~", "?", "..", "٢", "T", "X", "-13"]
)
NUMBER_PIECES = st.sampled_from(
    ["one", "hundred", "million", "crore", "lakh", "dozen", "half", "a", "and", "to", " ", "-", ",", ".", "/", "½", "1", "000", "۱۲", "٫",
     "9" * 400, "e308", "1.2.3", "%", "m", "k", "between", "no", "لاکھ", "ہزار", "\u00a0", "\x00", "²", "Ⅷ", "①", "१"]
)  # fmt: skip
REPORT_PIECES = st.sampled_from(
    ["at least", "12", "1,235", "2.5 crore", "dozens", "people", "killed", "in", "Khost", ",", ".", "since", "2024", "31 February", "\x00",
     "70%", "(", "<script>", "۱۲", "\u202e", "9" * 400, "0.0.0", "1/0", "of them", "and", "the first ten months of 2024", "\ud83d\ude00"]
)  # fmt: skip


@fuzz("CSV bytes")
@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_problems(raw: bytes) -> None:
    text, faults = decode("f.csv", b"first,second,third\n" + raw)
    rows, problems = read_rows("f.csv", text, COLUMNS)
    assert rows or problems or faults or not raw.strip()


@fuzz("CSV rows")
@given(st.lists(CSV_PIECES, max_size=40).map("".join))
def test_any_muddle_of_quotes_and_commas_is_rows_or_problems(text: str) -> None:
    rows, problems = read_rows("f.csv", "first,second,third\n" + text, COLUMNS)
    assert all(set(row) == {*COLUMNS, "dataset_file", "dataset_line"} for row in rows)
    assert all(problem.message.isprintable() for problem in problems)


@fuzz("periods")
@given(st.text(max_size=30) | st.lists(PERIOD_PIECES, max_size=8).map("".join))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    with suppress(ValueError):
        span = parse_period(text)
        assert span.start <= span.end


@fuzz("numbers in words and digits")
@given(st.text(max_size=80) | st.lists(NUMBER_PIECES, max_size=20).map("".join))
def test_any_text_has_numbers_at_their_places_or_none(text: str) -> None:
    for number in read_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.values
        assert all(value >= 0 for value in number.values)
    assert isinstance(says_number(text, 5), bool)


@fuzz("address parameters")
@given(
    st.dictionaries(st.sampled_from(list(FIELDS)) | st.text(max_size=50), st.lists(st.text(max_size=400), max_size=4))
)
def test_any_address_is_a_view(parameters: dict[str, list[str]]) -> None:
    view, notices = parse(parameters)
    assert parse({name: [value] for name, value in to_parameters(view).items()}) == (view, [])
    assert all(notice.name.isprintable() for notice in notices)
    assert len(view.q or "") <= LONGEST


@fuzz("links")
@given(st.text(max_size=60).map("".join) | st.text(max_size=40).map("https://{}".format))
def test_only_the_web_is_linked(url: str) -> None:
    assert not is_web_address(url) or url.startswith(("http://", "https://"))


@fuzz("report text")
@given(st.lists(REPORT_PIECES, max_size=40).map(" ".join) | st.text(max_size=300))
def test_any_report_is_read(text: str) -> None:
    for proposal in propose_figures(text, date(2024, 5, 1)):
        assert text[proposal.start : proposal.end] == proposal.as_stated
