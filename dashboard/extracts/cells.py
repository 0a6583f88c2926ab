"""Values of the database as text in extracts: exact, the same in every locale."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.queries.arrow import join_list

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FORMULA, QUOTED = r"\A[=+\-@\t\r]", '[",\r\n]'


def format_cell(value: Any) -> str | float | bool | None:  # noqa: ANN401 (anything the database gives)
    """One value for JSON: text, whole or decimal number, truth or None; days as ISO text, lists joined with semicolons."""
    value = join_list(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if value is None or isinstance(value, str | int) else value.isoformat()


def write_texts(column: pa.Array) -> pa.Array:
    """A column as text: 1235912 and not 1235912.0, 2024-05-01, true; null stays null."""
    if pa.types.is_floating(column.type):
        whole = pc.and_kleene(pc.equal(column, pc.floor(column)), pc.less(pc.abs(column), 2.0**53))
        numbers = pc.if_else(whole, column, None).cast(pa.int64()).cast(pa.string())
        return pc.coalesce(numbers, column.cast(pa.string()))
    return column.cast(pa.string())


def guard_texts(texts: pa.Array) -> pa.Array:
    """Texts that a spreadsheet would take for a formula, with one leading apostrophe; other texts as they are.

    After OWASP's "CSV Injection": cells that start with = + - @, tab or carriage return.
    """
    starts = pc.match_substring_regex(texts, FORMULA)
    if not pc.any(starts).as_py():
        return texts
    return pc.if_else(starts, pc.binary_join_element_wise("'", texts, ""), texts)


def quote_texts(texts: pa.Array) -> pa.Array:
    """Texts with commas, quotation marks or line ends in quotation marks, as RFC 4180 asks; other texts as they are."""
    needed = pc.match_substring_regex(texts, QUOTED)
    if not pc.any(needed).as_py():
        return texts
    doubled = pc.replace_substring(texts, '"', '""')
    return pc.if_else(needed, pc.binary_join_element_wise('"', doubled, '"', ""), texts)


def guard_text(value: str) -> str:
    """One text as `guard_texts` gives it."""
    return str(guard_texts(pa.array([value]))[0].as_py())
