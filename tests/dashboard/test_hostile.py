from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from reading import OpenPage, find_texts

from dashboard.address import View
from dashboard.extracts import formats
from dashboard.extracts.cells import STARTS_FORMULA
from dashboard.links import is_web_address
from dashboard.queries.figures import read_figures
from dashboard.queries.sources import read_sources
from dashboard.warehouse import open_warehouse

ALLOWED = {
    *(
        "a",
        "article",
        "b",
        "blockquote",
        "br",
        "button",
        "caption",
        "circle",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
    ),
    *(
        "figcaption",
        "figure",
        "footer",
        "g",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "i",
        "label",
        "li",
        "line",
        "nav",
        "ol",
        "p",
        "path",
    ),
    *(
        "rect",
        "section",
        "small",
        "span",
        "strong",
        "style",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "time",
    ),
    *(
        "title",
        "tr",
        "ul",
        "aside",
        "header",
        "bdi",
        "text",
        "polyline",
        "colgroup",
        "col",
        "sup",
        "sub",
        "mark",
        "q",
        "cite",
    ),
}


class Inspector(HTMLParser):
    """Notes every element, handler and address in markup that could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that no page of ours writes, an event handler, or a link that is not http, https or our own."""
        if tag not in ALLOWED:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.found.append(name)
            if name in {"href", "src"} and not re.match(r"(https?://|\./|/|#|\?)", value or ""):
                self.found.append(f"{name}={value}")


@pytest.mark.parametrize("page", ["sources", "figure"])
def test_hostile_text_in_the_database_is_text_on_the_page(open_page: OpenPage, hostile_file: Path, page: str) -> None:
    warehouse = open_warehouse(hostile_file)
    ids = [row["figure_id"] for row in warehouse.rows("SELECT figure_id FROM figures ORDER BY 1 LIMIT 12")]
    for parameters in [{"id": figure_id} for figure_id in ids] if page == "figure" else [{}]:
        app = open_page(page, warehouse=hostile_file, **parameters)
        assert not app.exception
        assert {element.type for element in find_texts(app)} & {"markdown", "caption", "title", "header"} == set()
        inspector = Inspector()
        inspector.feed("".join(element.body for element in find_texts(app) if element.type == "html"))
        assert inspector.found == []


def test_hostile_text_in_the_database_runs_in_no_spreadsheet(hostile_file: Path) -> None:
    warehouse = open_warehouse(hostile_file)
    for read in (read_figures, read_sources):
        raw = formats()["csv"].to_bytes(read(warehouse, View()))
        lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
        assert len({len(line) for line in lines}) == 1
        assert [cell for line in lines for cell in line if cell.startswith(STARTS_FORMULA)] == []


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("https://مثال.پاکستان/صفحہ", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("https://a.example/\u202egnp.exe", False),
        ("https:///nohost", False),
        ("//example.org", False),
        ("https://[broken", False),
        ("ftp://example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, is_link: bool) -> None:
    assert is_web_address(url) == is_link
