from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Open = Callable[..., Any]


def test_two_numbers_of_one_year_are_explained_with_links_to_their_figures(
    open_page: Open, drawn: Callable[[Any], None]
) -> None:
    page = open_page("/method")
    heading = page.locator("#why h2")
    expect(heading).to_have_text("Why 852 and 2,546 can both be right")
    heading.get_by_role("link", name="852").click()
    page.wait_for_url(re.compile(r"/figure\?id="))
    drawn(page)
    expect(page.locator(".sanad h1")).to_contain_text("852")


@pytest.mark.long
def test_the_contents_lead_to_every_section(open_page: Open) -> None:
    page = open_page("/method")
    links = page.locator(".method nav a")
    assert links.count() == page.locator(".method section").count() > 10
    page.get_by_role("link", name="Limits").click()
    expect(page.locator("#limits h2")).to_be_in_viewport()


@pytest.mark.long
def test_definitions_unfold_and_lead_to_where_they_were_read(open_page: Open) -> None:
    page = open_page("/method")
    page.locator("details.all > summary").click()
    fold = page.locator("details#producer-pips")
    fold.locator("summary").click()
    expect(fold.locator(".definition").first).to_be_visible()
    assert fold.locator('a[href*="/sources?id="]').count() > 0


@pytest.mark.long
def test_a_definition_in_the_address_stands_first(open_page: Open) -> None:
    page = open_page("/method?definition=pips_deaths_in_attacks")
    expect(page.locator(".method-asked .definition h3")).to_have_text(re.compile("PIPS"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_words_stand_in_a_column_for_reading(open_page: Open, width: int, scheme: str) -> None:
    page = open_page("/method", width=width, scheme=scheme)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    box = page.locator("#what p").first.bounding_box()
    assert box
    assert box["width"] <= min(width, 42 * 16)


@pytest.mark.parametrize("query", ["definition=%3Cscript%3Ealert(1)%3C/script%3E", "definition=nothing", "what=1"])
def test_a_hostile_address_gives_a_sentence_and_the_page(open_page: Open, query: str) -> None:
    page = open_page(f"/method?{query}")
    expect(page.locator(".notice").first).to_be_visible()
    expect(page.locator("#limits")).to_be_attached()
