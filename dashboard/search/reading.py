"""What was typed, read as a question: addresses, ids, numbers, days, words. Pure; whatever is typed gives a question."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs, parse_qsl, urlsplit

from dashboard.search.letters import normalise

LONGEST, MOST_WORDS = 200, 8
PAGES = ("figure", "incident", "trends", "returns", "compare", "incidents", "coverage", "method", "sources", "changes")
# With its scheme, or a host and a path without one, or a page of ours with what it asks for.
ADDRESS = re.compile(
    rf"(https?://|www\.)\S+|(?<!\S)(?:[\w-]+\.)+[a-z]{{2,24}}/\S+|(?<!\S)\S*/?(?:{'|'.join(PAGES)})\?\S+=\S+",
    re.IGNORECASE,
)
ID = re.compile(r"[fs][a-z0-9]{3,11}|[a-z]{2}-\d{4}-[a-z0-9-]{3,60}", re.ASCII)
SEPARATED = r"\d{1,3}(?:[,٬’'،]\d{2,3})+(?:[.٫]\d+)?|\d{1,3}(?:\.\d{3})+(?![\d.])"
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
SPACED = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")  # as French, Russian and Swedish pages separate groups
NUMBER = re.compile(rf"({SEPARATED}|\d+(?:[.٫]\d+)?)\s*(million|thousand|lakh|m|k|لاکہ|ملین|ہزار)?(?![\w-])")
ISO = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?![\w-])")
TIMES = {"million": 1e6, "m": 1e6, "ملین": 1e6, "thousand": 1e3, "k": 1e3, "ہزار": 1e3, "lakh": 1e5, "لاکہ": 1e5}
FILLER = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "did",
        "do",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "in",
        "is",
        "it",
        "its",
        "many",
        "much",
        "no",
        "not",
        "of",
        "on",
        "or",
        "per",
        "s",
        "since",
        "that",
        "the",
        "there",
        "this",
        "to",
        "until",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
        "میں",
        "کا",
        "کی",
        "کے",
        "سے",
        "اور",
        "نے",
        "پر",
        "کو",
        "در",
        "از",
        "به",
        "و",
    ]
)


@dataclass(frozen=True)
class Span:
    """Days named in the question; `is_year` where a number of four digits may be a year or a count."""

    start: date
    end: date
    is_year: bool = False


@dataclass(frozen=True)
class Typed:
    """The parts of a question. `words` are normalised; `values` are numbers that may be counts."""

    text: str
    url: str | None = None
    ids: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    spans: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not (self.url or self.ids or self.values or self.spans or self.words)


def read_typed(text: str, months: Mapping[str, int]) -> Typed:
    """The question in a text. `months`: normalised names of months, of all languages, with their numbers."""
    text = text[:LONGEST].strip()
    if found := ADDRESS.search(text):
        return Typed(text, url=found.group(0), ids=read_ids_of_address(found.group(0)))
    rest = normalise(SPACED.sub("", text))
    ids = tuple(word for word in rest.split() if ID.fullmatch(word))
    spans, rest = take_days(rest, months)
    values, years, rest = take_numbers(rest)
    words = [word for word in re.findall(r"[^\W_]+", rest) if word not in FILLER]
    return Typed(text, None, ids, values, (*spans, *years), tuple(dict.fromkeys(words))[:MOST_WORDS])


def read_page_of_address(url: str) -> tuple[str, dict[str, list[str]]] | None:
    """The page of ours that an address names, and what it asks for; None where it asks for nothing."""
    try:
        parts = urlsplit(url)
        page, asked = parts.path.rpartition("/")[2].lower(), parse_qs(parts.query)
    except ValueError:
        return None
    return (page, asked) if page in PAGES and asked else None


def read_ids_of_address(url: str) -> tuple[str, ...]:
    """The ids that an address of ours names."""
    try:
        pairs = parse_qsl(urlsplit(url).query)
    except ValueError:
        return ()
    return tuple(value for name, value in pairs if name in {"figure", "id", "incident"} and len(value) <= LONGEST)


def make_span(year: int, month: int | None = None, day: int | None = None) -> Span | None:
    """The days of a year, month or day; None where there is no such day."""
    try:
        if day:
            return Span(date(year, month or 1, day), date(year, month or 1, day))
        if month:
            return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Span(date(year, 1, 1), date(year, 12, 31), is_year=True)
    except ValueError:
        return None


def take_days(text: str, months: Mapping[str, int]) -> tuple[tuple[Span, ...], str]:
    """Days and months in a text ("2025-04", "24 december 2024", "april 2025"), and the text without them."""
    spans: list[Span] = []

    def take(year: str, month: int, day: str | None, whole: str) -> str:
        span = make_span(int(year), month, int(day) if day else None)
        if span is None:
            return whole
        spans.append(span)
        return " "

    text = ISO.sub(lambda m: take(m[1], int(m[2]), m[3], m[0]), text)
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    dated = re.compile(
        rf"(?<!\w)(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{names})(?:\s+(?P<later>\d{{1,2}}),?)?\s+(?P<year>(?:19|20)\d\d)(?!\w)"
    )
    text = dated.sub(lambda m: take(m["year"], months[m["month"]], m["day"] or m["later"], m[0]), text)
    turned = re.compile(rf"(?<!\w)(?P<year>(?:19|20)\d\d)\s+(?P<month>{names})(?!\w)")
    text = turned.sub(lambda m: take(m["year"], months[m["month"]], None, m[0]), text)
    return tuple(spans), text


def take_numbers(text: str) -> tuple[tuple[float, ...], tuple[Span, ...], str]:
    """Numbers in a text that may be counts, those that may be years, and the text without them."""
    values: list[float] = []
    years: list[Span] = []

    def take(found: re.Match[str]) -> str:
        digits = re.sub(r"[,٬’'،]", "", found[1]).replace("٫", ".")
        if DOTTED.fullmatch(digits):  # 1.177 may be a thousand and more, as German pages write it
            values.append(float(digits.replace(".", "")) * TIMES.get(found[2] or "", 1))
            if digits.count(".") > 1:
                return " "
        span = make_span(int(digits)) if re.fullmatch(r"(19|20)\d\d", found[1]) and not found[2] else None
        if span:
            years.append(span)
        else:
            values.append(float(digits) * TIMES.get(found[2] or "", 1))
        return " "

    rest = re.sub(rf"(?<![\w.,-]){NUMBER.pattern}", take, text)
    return tuple(values), tuple(years), rest
