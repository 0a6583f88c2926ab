"""Values of the database as text in extracts: exact, the same in every locale."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def format_cell(value: Any) -> str | float | bool | None:  # noqa: ANN401 (anything the database gives)
    """One value: text, whole or decimal number, truth or None; dates as ISO text, lists joined with semicolons."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ";".join(str(item) for item in value)
    if value is None or isinstance(value, str | int):
        return value
    return str(value)


def guard_text(value: str) -> str:
    """Text that a spreadsheet would take for a formula, with one leading apostrophe; other text as it is.

    After OWASP's "CSV Injection": cells that start with = + - @, tab or carriage return.
    """
    return f"'{value}" if value.startswith(STARTS_FORMULA) else value
