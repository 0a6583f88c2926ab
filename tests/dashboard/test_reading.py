from __future__ import annotations

import re

import pytest
from reading import OpenPage, read_text

from dashboard.frame import write_reading
from dashboard.pages import LOCAL_PAGES, PAGES
from dashboard.words import read_words

# Pages that need a subject before there is anything to read.
WITHOUT = {"incident", "figure"}
SUBJECTS = {"incident": "XB-2023-05-01-LAKELAND", "figure": "fyear21"}


@pytest.mark.parametrize("path", sorted({entry.url_path or "" for entry in PAGES} - WITHOUT))
def test_every_page_says_how_it_is_read(open_page: OpenPage, path: str) -> None:
    text = read_text(open_page(path))
    assert text.count('<details class="sanad reading">') == 1
    assert str(write_reading(path or "overview")) in text


@pytest.mark.parametrize("path", SUBJECTS)
def test_pages_of_one_thing_say_how_they_are_read(open_page: OpenPage, path: str) -> None:
    assert str(write_reading(path)) in read_text(open_page(path, id=SUBJECTS[path]))


@pytest.mark.parametrize(("path", "parts"), [("returns", 4), ("incidents", 3), ("method", 10)])
def test_links_to_the_parts_of_a_long_page_lead_to_parts_that_are_there(
    open_page: OpenPage, path: str, parts: int
) -> None:
    text = read_text(open_page(path))
    links = set(re.findall(r'href="#([\w-]+)" target="_self"', text))
    assert len(links) >= parts
    assert links - set(re.findall(r'id="([\w-]+)"', text)) == set()


def test_every_text_belongs_to_a_page() -> None:
    pages = {key.split(".")[1] for key in read_words("en") if key.startswith("reading.")} - {"title"}
    pages -= {"events"}  # the Incidents page on an imported data set
    assert pages <= {entry.url_path or "overview" for entry in (*PAGES, *LOCAL_PAGES)}
