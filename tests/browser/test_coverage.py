from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Any]
VIEW = "/coverage?measure=fatalities&area=PK&from=2022&to=2024"


def read_download(page: Page, label: str) -> list[dict[str, str]]:
    """The rows of the CSV that a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    return list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"), newline="")))


def find_query(page: Page) -> dict[str, list[str]]:
    """The parameters of the address."""
    return parse_qs(urlsplit(page.url).query)


def colour_of(page: Page, selector: str) -> str:
    """What the first such cell is painted with."""
    script = "cell => { const s = getComputedStyle(cell, '::before'); return s.backgroundImage + s.backgroundColor + s.inset; }"
    return str(page.locator(selector).first.evaluate(script))


def test_the_map_is_drawn_before_any_choice(open_page: Open) -> None:
    page = open_page("/coverage")
    expect(page.locator(".covmap .covrow:not(.covhead)").first).to_be_visible()
    assert page.locator(".covmap a.own").count() > 20
    looks = {colour_of(page, f".covmap .{state}") for state in ("own.d1", "longer.d1", "not_held")}
    assert len(looks) == 3


def test_the_address_restores_the_view_and_every_cell_has_its_number(open_page: Open) -> None:
    page = open_page(VIEW)
    expect(page.get_by_role("combobox", name="From")).to_have_value("2022")
    assert page.locator(".covhead .covyear").all_inner_texts() == ["2022", "2023", "2024"]
    numbers = page.locator(".covmap a b")
    expect(numbers.first).to_be_visible()
    assert all(text.isdigit() for text in numbers.all_inner_texts())


def test_a_choice_is_written_to_the_address(open_page: Open) -> None:
    page = open_page(VIEW)
    page.get_by_role("combobox", name="What is counted").click()
    page.get_by_role("option", name="Attacks", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("^Attacks, Pakistan"))).to_be_visible()
    expect(page).to_have_url(re.compile("measure=attacks"))
    assert find_query(page)["area"] == ["PK"]


def test_a_cell_leads_to_the_documents_behind_it(open_page: Open, drawn: Callable[[Page], None]) -> None:
    page = open_page(VIEW)
    cell = page.locator(".covmap a.own").first
    number = int(cell.inner_text())
    cell.click()
    panel = page.locator("section.behind")
    expect(panel).to_be_visible()
    drawn(page)
    assert re.fullmatch(r"[a-z_]+\.\d{4}-\d{2}", find_query(page)["id"][0])
    assert panel.locator("details").first.locator('a[href*="/sources?id="]').count() >= number
    panel.get_by_role("link", name="Close").click()
    expect(panel).to_have_count(0)
    assert "id" not in find_query(page)


def test_the_csv_is_what_the_map_shows(open_page: Open) -> None:
    page = open_page(VIEW)
    rows = read_download(page, "Download cells (CSV)")
    held = [int(row["n_documents"]) for row in rows if row["held_as"]]
    assert [int(text) for text in page.locator(".covmap a b").all_inner_texts()] == held
    assert page.locator(".covmap i.not_held").count() == sum(row["state"] == "not_held" for row in rows)


@pytest.mark.long
def test_the_csv_of_what_is_missing_is_the_list(open_page: Open) -> None:
    page = open_page(VIEW)
    rows = read_download(page, "Download what is missing (CSV)")
    listed = page.locator("details:has(table.plain) tbody tr")
    assert listed.count() == len(rows) > 0
    assert page.locator("details:has(table.plain)").count() == len({row["producer"] for row in rows})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_map_stays_within_the_page(open_page: Open, width: int, scheme: str) -> None:
    page = open_page("/coverage", width=width, scheme=scheme)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    first = page.locator(".covmap a").first.bounding_box()
    assert first
    assert first["width"] >= (15 if width == 390 else 4)


@pytest.mark.long
def test_on_a_telephone_years_are_columns(open_page: Open) -> None:
    page = open_page(VIEW, width=390)
    cells = page.locator(".covrow:not(.covhead)").first.locator(".covyear").first.locator("a, i")
    boxes = [cells.nth(place).bounding_box() for place in (0, 1)]
    assert boxes[0]
    assert boxes[1]
    assert boxes[1]["y"] > boxes[0]["y"]
    assert boxes[1]["x"] == boxes[0]["x"]


@pytest.mark.parametrize(
    "query",
    [
        "measure=%3Cscript%3Edocument.title%3D1%3C/script%3E",
        "id=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "id=picss.9999-99",
        "area=XX&group=nobody&producer=nobody",
        "from=2500&to=1",
        "from=2500",
    ],
)
def test_a_hostile_address_gives_a_sentence_and_a_map(open_page: Open, query: str) -> None:
    page = open_page(f"/coverage?{query}")
    expect(page.locator(".notice").first).to_be_visible()
    expect(page.locator(".covmap")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
