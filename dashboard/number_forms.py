"""How numbers are written on the screen: with the separators of the reader's locale, after Unicode's CLDR (by Babel).

A locale is reduced to what is seen of it – separators and the length of groups – so that everything written once is kept
for all readers who write numbers alike. Digits stay Latin: CLDR's default for Urdu as well, and what tables and charts
from several countries can be compared by. What leaves the page (files, citations, copied sentences, addresses) and
what documents print keeps the one form, 1,234.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

NARROW_SPACE = "\u202f"
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", re.ASCII)


@dataclass(frozen=True)
class NumberForm:
    """What stands between groups and before decimals; digits in the last group and in the groups before it."""

    group: str = ","
    decimal: str = "."
    last: int = 3
    other: int = 3

    def write(self, digits: str) -> str:
        """A number as Python writes it without groups (-1234567.5) in this form; a sign stays."""
        whole, point, decimals = digits.partition(".")
        sign, whole = whole[: -len(whole.lstrip("+-−"))], whole.lstrip("+-−")
        groups = [whole[-self.last :]]
        rest = whole[: -self.last]
        while rest:
            groups.insert(0, rest[-self.other :])
            rest = rest[: -self.other]
        return sign + self.group.join(groups) + (self.decimal + decimals if point else "")


PLAIN = NumberForm()
# All that CLDR gives but for scripts that no page of ours is in; every kind of blank is the narrow one.
FORMS = frozenset(
    {
        PLAIN, NumberForm(".", ","), NumberForm(NARROW_SPACE, ","), NumberForm(NARROW_SPACE, "."), NumberForm("’", "."),
        NumberForm(",", ".", 3, 2),
    }
)  # fmt: skip
NUMBERS: ContextVar[NumberForm] = ContextVar("numbers", default=PLAIN)


@lru_cache(maxsize=512)
def find_form(locale: str | None) -> NumberForm:
    """The form of a locale as browsers name it ("de-DE"), else of its language; the plain one for anything unknown."""
    if not locale or not TAG.fullmatch(locale):
        return PLAIN
    from babel import Locale, UnknownLocaleError  # its data is read only for who needs it

    for name in (locale, re.split("[-_]", locale)[0]):
        try:
            found = Locale.parse(name.replace("_", "-"), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        symbols = found.number_symbols["latn"]
        lengths: tuple[int, int] = found.decimal_formats[None].grouping
        form = NumberForm(symbols["group"].replace("\xa0", NARROW_SPACE), symbols["decimal"], *lengths)
        return form if form in FORMS else PLAIN
    return PLAIN


@contextmanager
def plain_numbers() -> Iterator[None]:
    """Within it numbers are written in the one form, for what leaves the page."""
    token = NUMBERS.set(PLAIN)
    try:
        yield
    finally:
        NUMBERS.reset(token)


def format_digits(digits: str) -> str:
    """A number as Python writes it without groups (1234.5), as the reader writes it."""
    return NUMBERS.get().write(digits)


def format_number(value: float | None) -> str:
    """1235912 → 1,235,912; 12.5 → 12.5; None → empty; in the reader's form."""
    if value is None or value != value:  # noqa: PLR0124 (NaN)
        return ""
    return format_digits(f"{value:.0f}" if float(value).is_integer() else f"{value:.2f}".rstrip("0").rstrip("."))
