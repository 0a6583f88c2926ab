from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from plates import PANEL, choose, open_chart, query, read_download, table_figures
from playwright.sync_api import Page, expect

Open = Callable[..., Any]
TITLE = "Deaths in Pakistan, 2024: every answer"


def open_compare(open_page: Open, path: str = "/compare", **how: Any) -> Page:
    page: Page = open_page(path, **how)
    page.wait_for_selector(".st-key-chart-compare .js-plotly-plot .main-svg")
    page.wait_for_selector("[data-figure-row]")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_view_answers_deaths_in_pakistan_in_2024_by_definition(open_page: Open, scheme: str) -> None:
    page = open_compare(open_page, scheme=scheme)
    expect(page.locator(".plate-head h2")).to_have_text(TITLE)
    texts = " ".join(page.locator(".st-key-chart-compare text").all_text_contents())
    for amount in ("852", "1,177", "1,969 → 1,950", "2,546 → 2,555", "1,549 (1,470 to 1,997)", "233", "103"):
        assert amount in texts, amount
    assert texts.count("definition") >= 9
    assert {"Counting attacks alone", "Counting attacks and security operations"} <= set(
        page.locator(".st-key-chart-compare .annotation-text").all_text_contents()
    )


@pytest.mark.long
def test_why_they_differ_is_said_and_what_is_not_explained(open_page: Open) -> None:
    page = open_compare(open_page)
    main = page.locator(".st-key-plates-main")
    expect(main).to_contain_text("They count different events")
    expect(main).to_contain_text("CRSS, deaths in attacks and operations: first 2,546, later 2,555.")
    expect(main).to_contain_text("count by definitions that read alike, and nothing we know of them explains")
    expect(main).to_contain_text("PIPS 852 and PICSS 1,177")


def test_a_click_on_a_mark_opens_its_evidence(open_page: Open) -> None:
    page = open_compare(open_page)
    place = open_chart(page, "compare")[0]
    page.mouse.click(place["x"], place["y"])
    expect(page.locator(PANEL)).to_be_visible()
    assert query(page)["figure"] == [place["figure"]]


def test_a_row_opens_its_evidence_by_keyboard_and_escape_gives_the_focus_back(open_page: Open) -> None:
    page = open_compare(open_page)
    row = (
        page.locator('[data-figure-row="fowqlrjmw"]') if page.locator('[data-figure-row="fowqlrjmw"]').count() else None
    )
    button = row or page.get_by_role("button", name=re.compile("^852, PIPS"))
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_contain_text("PIPS counted 852")
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    expect(button).to_be_focused()


def test_the_csv_equals_the_view(open_page: Open) -> None:
    page = open_compare(open_page)
    expected = table_figures(page, TITLE)
    rows = read_download(page, page.get_by_role("button", name=f"Download these {len(expected)} rows (CSV)"))
    assert sorted(row["figure_id"] for row in rows) == sorted(expected)


@pytest.mark.long
def test_two_answers_held_together_are_refused_with_a_reason(open_page: Open) -> None:
    page = open_compare(open_page)
    verdict = page.locator(".st-key-plates-main [role=status]").last
    expect(verdict).to_contain_text("Not added.")
    expect(verdict).to_contain_text("rival claims about the same thing")
    choose(page, "Second answer", "CRSS 2,555 – deaths in attacks and operations")
    page.wait_for_url("**pair=**")
    expect(verdict).to_contain_text("Each counts by a definition of its own")
    address = page.url.split("/compare")[1]
    again = open_compare(open_page, f"/compare{address}")
    expect(again.locator(".st-key-plates-main [role=status]").last).to_contain_text(
        "Each counts by a definition of its own"
    )


def test_a_choice_is_written_to_the_address(open_page: Open, drawn: Open) -> None:
    page = open_compare(open_page)
    choose(page, "People counted", "Civilians")
    page.wait_for_url("**group=civilians**")
    drawn(page)
    expect(page.locator(".plate-head h2")).to_contain_text("Deaths (civilians) in Pakistan")


@pytest.mark.long
def test_which_number_leads_to_the_series_that_answer(open_page: Open) -> None:
    page = open_compare(open_page)
    needs = page.locator(".needs > div")
    expect(needs.first).to_contain_text("Deaths in attacks")
    links = needs.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert any(link.startswith("./trends?") for link in links)
    assert any(link.startswith("./returns") for link in links)
    needs.first.get_by_role("link", name="all answers").click()
    page.wait_for_url("**concept=deaths_in_attacks**")
    expect(page.locator(".sanad.notice")).to_contain_text("Only answers of one kind of definition")
    assert "CRSS" not in " ".join(page.locator(".st-key-chart-compare text").all_text_contents())


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    page = open_compare(open_page, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".js-plotly-plot").bounding_box()
    assert box
    assert box["x"] + box["width"] <= width


def test_no_text_is_cut_on_a_telephone(open_page: Open) -> None:
    page = open_compare(open_page, width=390)
    edges = page.locator(".st-key-chart-compare text").evaluate_all(
        "texts => texts.map(text => text.getBoundingClientRect().right)"
    )
    assert max(edges) <= 390


@pytest.mark.parametrize(
    "address",
    [
        "/compare?measure=<script>alert(1)</script>&area=';DROP TABLE figures;--",
        "/compare?period=" + "9" * 10_000,
        "/compare?pair=a,b,c&concept=nothing&group=nobody",
    ],
)
def test_a_hostile_address_gives_a_plain_sentence(open_page: Open, address: str) -> None:
    page = open_compare(open_page, address)
    expect(page.locator(".sanad.notice").first).to_be_visible()
    assert "Traceback" not in page.content()
