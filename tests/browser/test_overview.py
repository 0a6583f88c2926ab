from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Open = Callable[..., Any]


def test_a_number_leads_to_its_evidence_in_one_click(open_page: Open) -> None:
    page = open_page("/")
    number = page.locator("#topic-attacks ~ ul .amount a").first
    text = number.inner_text()
    number.click()
    page.wait_for_url(re.compile(r"/trends\?figure="))
    expect(page.locator(".panel .claim")).to_contain_text(text)
    expect(page.locator(".panel blockquote").first).to_be_visible()


def test_examples_open_views_with_something_in_them(open_page: Open) -> None:
    for i, where in enumerate((r"/compare\?", r"/incident\?id=", r"/returns")):
        page = open_page("/")
        page.locator(".examples a").nth(i).click()
        page.wait_for_url(re.compile(where))
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator(".sanad.notice")).to_have_count(0)


def test_all_subjects_stand_on_one_screen(open_page: Open) -> None:
    page = open_page("/")
    lowest = page.locator(".overview .topics").evaluate("element => element.getBoundingClientRect().bottom")
    assert lowest < 860  # of 1280 by 800: at most a little more


@pytest.mark.long
def test_an_old_address_of_trends_still_shows_trends(open_page: Open) -> None:
    page = open_page("/?measure=fatalities&area=PK")
    expect(page.locator("h1").first).to_contain_text("Deaths")
    expect(page.locator("[data-figure-row]").first).to_be_visible()


@pytest.mark.long
def test_small_trends_are_seen_and_said(open_page: Open) -> None:
    page = open_page("/")
    picture = page.locator("#topic-attacks ~ ul img").first
    expect(picture).to_be_visible()
    assert re.search(r"\d+ points from \d{4} to \d{4}", picture.get_attribute("alt"))
    assert picture.evaluate("image => image.naturalWidth") > 0


def test_the_language_turns_the_page_and_comes_along(open_page: Open) -> None:
    page = open_page("/")
    page.locator("a.language[lang=ur]").click()
    page.wait_for_url(re.compile(r"lang=ur"))
    expect(page.locator(".sanad.draft")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ur")
    assert page.locator(".stMain").evaluate("element => getComputedStyle(element).direction") == "rtl"
    page.locator("#topic-attacks a").click()
    page.wait_for_url(re.compile(r"/trends\?.*lang=ur"))
    expect(page.locator("h1").first).to_contain_text("پاکستان")
    chart = page.locator('[data-testid="stPlotlyChart"]').first
    assert chart.evaluate("element => getComputedStyle(element).direction") == "ltr"
