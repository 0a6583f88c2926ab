"""Checks of one cell that no field constraint can say: periods, dates, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from etl.periods import parse_period, read_span
from etl.problems import Problem, shorten
from etl.read.rows import Row

PERIODS = {"figures": ("period",), "stated_changes": ("period", "base_period"), "incidents": ("date",)}
DATES = {
    "producers": ("covers_from", "covers_to"),
    "definitions": ("break_date",),
    "reference_areas": ("valid_from", "valid_to"),
    "sources": ("published", "accessed"),
    "milestones": ("date", "date_end"),
    "withdrawn": ("withdrawn_on",),
    "corrections": ("corrected_on",),
}
URLS = {"producers": ("website",), "sources": ("url", "archived_url")}
DAYS = {"sources": ("accessed",), "corrections": ("corrected_on",), "withdrawn": ("withdrawn_on",)}
FROM_TO = {
    "producers": ("covers_from", "covers_to"),
    "reference_areas": ("valid_from", "valid_to"),
    "milestones": ("date", "date_end"),
}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
UNSAFE = re.compile(r'[\s"<>\\^`{}|]')
HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?")


def check_cells(table: str, row: Row) -> Iterator[Problem]:
    """Periods, dates and addresses of one row."""
    for column in PERIODS.get(table, ()):
        yield from check_period(row, column)
    for column in DATES.get(table, ()):
        yield from check_date(row, column)
    for column in DAYS.get(table, ()):
        yield from check_day(row, column)
    for column in URLS.get(table, ()):
        yield from check_url(row, column)
    if table in FROM_TO:
        yield from check_order(row, *FROM_TO[table])


def problem_at(row: Row, column: str, code: str, allowed: str, message: str) -> Problem:
    """A problem of one cell of a row."""
    return Problem(row["dataset_file"], row["dataset_line"], column, code, row[column] or "", allowed, message)


def check_period(row: Row, column: str) -> Iterator[Problem]:
    """A period is of the EDTF subset, possible, and ends after it starts."""
    if row[column] is None:
        return
    try:
        parse_period(row[column])
    except ValueError as error:
        allowed = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-33…36, YYYY-40/41, or A/B"
        yield problem_at(row, column, "period", allowed, f"The {column} cannot be: {error}.")


def check_date(row: Row, column: str) -> Iterator[Problem]:
    """A date is a year, month or day of the calendar, without quarter or interval."""
    text = row[column]
    if text is None:
        return
    if not DATE.fullmatch(text):
        message = f"{shorten(text)} is not a date. Write YYYY, YYYY-MM or YYYY-MM-DD."
        yield problem_at(row, column, "date", "YYYY, YYYY-MM or YYYY-MM-DD", message)
        return
    try:
        kind = parse_period(text).kind
    except ValueError:
        kind = ""
    if kind not in {"year", "month", "day"}:
        message = f"{shorten(text)} is not a date of the calendar."
        yield problem_at(row, column, "date", "YYYY, YYYY-MM or YYYY-MM-DD", message)


def check_day(row: Row, column: str) -> Iterator[Problem]:
    """A date of our own doing is known to the day."""
    text = row[column]
    if text and DATE.fullmatch(text) and len(text) < len("YYYY-MM-DD"):
        message = f"{shorten(text)} is no day. Write YYYY-MM-DD."
        yield problem_at(row, column, "date", "YYYY-MM-DD", message)


def check_order(row: Row, first: str, last: str) -> Iterator[Problem]:
    """What begins ends later."""
    start, end = read_span(row[first]), read_span(row[last])
    if start and end and end.end < start.start:
        message = f"{last} {row[last]} lies before {first} {row[first]}. Swap or correct them."
        yield problem_at(row, last, "reversed_dates", f"{row[first]} or later", message)


def check_url(row: Row, column: str) -> Iterator[Problem]:
    """An address is http or https, with a host, without spaces or quotes."""
    url = row[column]
    if url is None:
        return
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and HOST.fullmatch(parts.netloc) and not UNSAFE.search(url)
        good = good and parts.port != 0  # asking for the port refuses those that cannot be
    except ValueError:
        good = False
    if not good:
        message = f"{shorten(url)} is not a web address. Begin it with http:// or https://, or leave it empty."
        yield problem_at(row, column, "url", "http://… or https://…", message)
