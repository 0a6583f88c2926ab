from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from plates import PANEL, choose, open_chart, query, read_download, table_figures
from playwright.sync_api import Page, expect

Open = Callable[..., Any]
CURVES = "The running totals in view"
FLOWS = "The flows in view"
MOMENT = "Totals up to April 2025"
CLASHES = "Pairs of totals that differ"


def open_returns(open_page: Open, path: str = "/returns", **how: Any) -> Page:
    page: Page = open_page(path, **how)
    page.wait_for_selector(".st-key-chart-curves-returns .js-plotly-plot .main-svg")
    page.wait_for_selector(".st-key-rows-curves-returns summary")
    return page


def unfold(page: Page, name: str) -> None:
    """Open the table of a chart's rows by keyboard, and wait for its download."""
    line = page.locator(f".st-key-rows-{name} summary")
    line.focus()
    page.keyboard.press("Enter")
    page.locator(f".st-key-download-{name}-csv button").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_view_has_curves_flows_and_deportations_on_sheets_of_their_own(open_page: Open, scheme: str) -> None:
    page = open_returns(open_page, scheme=scheme)
    for name in ("curves-returns", "moment", "flows-returns", "curves-deportations", "flows-deportations"):
        assert open_chart(page, name), name
    labels = page.locator(".st-key-chart-curves-returns .annotation-text").all_text_contents()
    assert any("UNHCR" in label for label in labels)


def test_afghans_who_left_pakistan_by_april_2025_is_answered_with_verb_start_and_counter(open_page: Open) -> None:
    page = open_returns(open_page)
    table = page.get_by_role("region", name=MOMENT)
    table.wait_for()
    rows = table.locator("tbody tr").all_inner_texts()
    lines = [re.sub(r"\s+", " ", row) for row in rows]
    assert any(line.startswith("nearly 1,000,000 sent back Counter not stated 1 Nov 2023") for line in lines), lines
    assert any(line.startswith("more than 900,000 expelled Counter not stated 1 Nov 2023") for line in lines), lines
    assert any(line.startswith("about 845,000 left IOM 1 Oct 2023") for line in lines), lines


def test_327_000_and_374_000_in_november_2023_are_shown_as_a_contradiction(open_page: Open) -> None:
    page = open_returns(open_page)
    table = page.get_by_role("region", name=CLASHES)
    table.wait_for()
    row = table.locator("tbody tr", has_text="374,000").first
    expect(row).to_contain_text("327,000")
    expect(row).to_contain_text("21 Nov 2023")
    expect(row).to_contain_text("do not explain it")


@pytest.mark.long
def test_both_amounts_of_a_pair_open_their_own_evidence_by_keyboard(open_page: Open) -> None:
    page = open_returns(open_page)
    row = page.get_by_role("region", name=CLASHES).locator("tbody tr", has_text="374,000").first
    for amount in ("327,000", "374,000"):
        button = row.get_by_role("button", name=re.compile(amount))
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator(PANEL)).to_contain_text(amount)
        page.keyboard.press("Escape")
        expect(page.locator(PANEL)).to_have_count(0)


def test_a_click_on_a_mark_opens_its_evidence_and_the_address_opens_it_again(open_page: Open) -> None:
    page = open_returns(open_page)
    place = open_chart(page, "moment")[0]
    page.mouse.click(place["x"], place["y"])
    expect(page.locator(PANEL)).to_be_visible()
    assert query(page)["figure"] == [place["figure"]]
    sentence = page.locator(PANEL).inner_text()
    again = open_returns(open_page, f"/returns?figure={place['figure']}")
    expect(again.locator(PANEL)).to_have_text(sentence)


def test_the_evidence_of_a_mark_far_down_the_page_stands_beside_it(open_page: Open) -> None:
    page = open_returns(open_page)
    place = open_chart(page, "flows-deportations")[0]
    page.mouse.click(place["x"], place["y"])
    expect(page.locator(PANEL)).to_be_in_viewport()


def test_the_csv_holds_exactly_the_figures_of_the_table(open_page: Open) -> None:
    page = open_returns(open_page)
    for key, caption in (
        ("curves-returns", CURVES),
        ("moment", MOMENT),
        ("clashes", CLASHES),
        ("flows-returns", FLOWS),
    ):
        if caption in {CURVES, FLOWS}:
            unfold(page, key)
        button = page.locator(f".st-key-download-{key}-csv button")
        assert {row["figure_id"] for row in read_download(page, button)} == set(table_figures(page, caption)), key


@pytest.mark.long
def test_our_arithmetic_is_off_until_chosen_and_its_csv_names_both_totals(open_page: Open) -> None:
    page = open_returns(open_page)
    expect(page.get_by_text("Our arithmetic:")).to_have_count(0)
    choose(page, "Length of period", "between two totals (our arithmetic)")
    page.wait_for_url("**kind=derived**")
    assert open_chart(page, "derived-returns")
    unfold(page, "derived-returns")
    rows = read_download(page, page.locator(".st-key-download-derived-returns-csv button"))
    assert rows
    assert all(float(row["value"]) == float(row["total"]) - float(row["base_total"]) for row in rows)
    assert all(row["figure_id"] and row["base_figure_id"] for row in rows)


def test_a_choice_is_written_to_the_address_and_the_address_restores_it(open_page: Open, drawn: Open) -> None:
    page = open_returns(open_page)
    choose(page, "Card status", "Afghans without papers")
    page.wait_for_url("**group=afghan_undocumented**")
    drawn(page)
    expect(page.locator(".plate-head h2").first).to_contain_text("Afghans without papers")
    again = open_returns(open_page, "/returns?group=afghan_undocumented")
    expect(again.locator(".plate-head h2").first).to_contain_text("Afghans without papers")


@pytest.mark.long
def test_a_crossing_stands_by_itself(open_page: Open) -> None:
    page = open_returns(open_page, "/returns?crossing=torkham")
    expect(page.locator(".plate-head p").first).to_contain_text("through Torkham")


@pytest.mark.long
def test_iran_stands_apart(open_page: Open) -> None:
    page = open_returns(open_page, "/returns?area=IR")
    expect(page.locator(".plate-head h2").first).to_contain_text("Iran")
    assert "Pakistan:" not in page.locator(".plate-head h2").first.inner_text()


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    page = open_returns(open_page, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in (chart.bounding_box() for chart in page.locator(".js-plotly-plot").all()):
        assert box
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize(
    "address",
    [
        "/returns?series=" + "x" * 10_000,
        "/returns?group=<script>alert(1)</script>&verb=';DROP TABLE figures;--",
        "/returns?period=2025-13&crossing=../../etc/passwd&kind=nothing&figure=fnowhere",
    ],
)
def test_a_hostile_address_gives_a_plain_sentence(open_page: Open, address: str) -> None:
    page = open_returns(open_page, address)
    expect(page.locator(".sanad.notice").first).to_be_visible()
    assert "Traceback" not in page.content()
