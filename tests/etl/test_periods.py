"""Periods, with the edtf library as judge of what the strings mean."""

import time
from contextlib import suppress
from datetime import date, timedelta

import edtf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from etl.periods import parse_period

YEARS = st.integers(1000, 9999).map(lambda year: f"{year:04}")
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31)).map(date.isoformat)
QUARTERS_AND_HALVES = st.builds("{}-{}".format, YEARS, st.sampled_from([33, 34, 35, 36, 40, 41]))
PARTS = st.one_of(YEARS, MONTHS, DAYS)


def judge(text: str) -> tuple[date, ...]:
    """First and last day by the edtf library."""
    parsed = edtf.parse_edtf(text)
    return tuple(date(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict()))


@given(PARTS)
def test_days_of_a_date_are_those_of_the_edtf_library(text: str) -> None:
    assert parse_period(text)[:2] == judge(text)


@settings(max_examples=40)  # the judge is slow
@given(QUARTERS_AND_HALVES)
def test_days_of_quarters_and_halves_are_those_of_the_edtf_library(text: str) -> None:
    assert parse_period(text)[:2] == judge(text)


@settings(max_examples=40)
@given(PARTS, PARTS)
def test_days_of_an_interval_are_those_of_the_edtf_library(first: str, last: str) -> None:
    start, end = parse_period(first).start, parse_period(last).end
    assume(start <= end)
    assert parse_period(f"{first}/{last}")[:2] == (start, end) == judge(f"{first}/{last}")


@given(PARTS, PARTS)
def test_interval_that_ends_before_it_starts_is_refused(first: str, last: str) -> None:
    assume(parse_period(last).end < parse_period(first).start)
    with pytest.raises(ValueError, match="ends before it starts"):
        parse_period(f"{first}/{last}")


@given(st.text(max_size=25))
def test_any_text_is_a_period_or_refused_with_a_reason(text: str) -> None:
    with suppress(ValueError):
        span = parse_period(text)
        assert span.start <= span.end


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024", "year"), ("2024-02", "month"), ("2024-02-29", "day"), ("2024-34", "quarter"), ("2024-41", "half_year"),
        ("2024-01-01/2024-12-31", "year"), ("2024-01/2024-03", "quarter"), ("2024-07/2024-12", "half_year"),
        ("2024-02-01/2024-02-29", "month"), ("2024-05-06/2024-05-12", "week"), ("2024-01/2024-10", "other"),
        ("2023/2024", "other"), ("2024-05-06/2024-05-06", "day"), ("2024-02/2024-04", "other"),
    ],
)  # fmt: skip
def test_kind_of_a_period(text: str, kind: str) -> None:
    assert parse_period(text).kind == kind


@pytest.mark.parametrize(
    "text",
    ["", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-37", "24", "2024-1", "2024~", "2024?", "../2024", "2024/..",
     "2024-05/", "0000", "٢٠٢٤", "2024 ", "2024-33-01"],
)  # fmt: skip
def test_what_is_not_of_the_subset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_period(text)


def test_leap_days_belong_to_their_month() -> None:
    assert parse_period("2024-02").end - parse_period("2024-02").start == timedelta(days=28)
    assert time.struct_time(edtf.parse_edtf("2024-02").upper_strict()).tm_mday == 29
