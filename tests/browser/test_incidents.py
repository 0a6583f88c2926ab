from __future__ import annotations

import csv
import io
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.address import View
from dashboard.queries.figures import read_figures
from dashboard.queries.incidents import list_incidents
from dashboard.warehouse import find_file, open_warehouse

Open = Callable[..., Any]
BARMAL = "AF-2024-12-24-PAKTIKA-BARMAL"
MAP, TIMELINE = ".st-key-chart-incident-map", ".st-key-chart-incident-timeline"


def read_csv(page: Page) -> list[dict[str, str]]:
    """The rows of the CSV that the page gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    return list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline="")))


def colours_of(page: Page, where: Locator) -> Counter[tuple[int, int, int]]:
    """How often each colour is among the pixels drawn in a place."""
    where.scroll_into_view_if_needed()
    picture = quote(b64encode(where.screenshot()).decode())
    pixels = page.evaluate(
        """async (picture) => {
            const image = new Image();
            image.src = 'data:image/png;base64,' + decodeURIComponent(picture);
            await image.decode();
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.width, image.height];
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const data = context.getImageData(0, 0, image.width, image.height).data;
            const found = {};
            for (let i = 0; i < data.length; i += 4) {
                const key = [data[i], data[i + 1], data[i + 2]].join();
                found[key] = (found[key] ?? 0) + 1;
            }
            return found;
        }""",
        picture,
    )
    return Counter({tuple(map(int, key.split(","))): number for key, number in pixels.items()})  # type: ignore[misc]


def click_province(page: Page, name: str) -> None:
    """Click beside the name of a province in the close-up."""
    label = page.locator(f"{MAP} .scattergeo text", has_text=name).last
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] + 10)
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] + 12)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_map_is_drawn_and_not_only_its_frame(open_page: Open, width: int, scheme: str) -> None:
    page = open_page("/incidents", width=width, scheme=scheme)
    expect(page.locator(f"{MAP} .choroplethlayer path")).to_have_count(71)  # 42, and the 29 that the close-up touches
    seen = colours_of(page, page.locator(f"{MAP} .js-plotly-plot"))
    full = (11, 92, 107) if scheme == "light" else (124, 196, 207)
    assert seen[full] > 2_000, "the provinces with most incidents are filled with the accent"
    assert len([colour for colour, number in seen.items() if number > 300]) >= 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.long
def test_names_and_disclaimer_stand_on_the_map(open_page: Open) -> None:
    page = open_page("/incidents")
    chart = page.locator(f"{MAP} .js-plotly-plot")
    expect(chart).to_contain_text("on the status of any territory.")
    for name in ("Paktika", "Khost", "Balochistan", "Kandahar"):
        expect(chart).to_contain_text(name)


def test_a_click_on_a_province_narrows_the_page_and_a_second_one_widens_it(open_page: Open, drawn: Open) -> None:
    page = open_page("/incidents")
    page.wait_for_timeout(500)
    everything = page.locator(".st-key-result p.sanad").inner_text()
    click_province(page, "Paktika")
    page.wait_for_url("**/incidents?area=AF-PKA")
    drawn(page)
    expect(page.locator(".st-key-result p.sanad")).not_to_have_text(everything)
    places = page.locator("table.incidents td.place").all_inner_texts()
    assert all("Paktika" in place for place in places), places
    page.wait_for_timeout(500)
    click_province(page, "Paktika")
    page.wait_for_url("**/incidents")
    expect(page.locator(".st-key-result p.sanad")).to_have_text(everything)


def test_a_click_on_a_mark_of_the_timeline_opens_the_incident(open_page: Open, drawn: Open) -> None:
    page = open_page("/incidents?area=AF-PKA&to=2024-12-31&from=2024-12-01")
    marks = page.locator(f"{TIMELINE} .scatterlayer .points path.point")
    marks.first.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    marks.first.click(force=True)
    page.wait_for_url(lambda url: urlsplit(url).path == "/incident" and parse_qs(urlsplit(url).query)["id"] == [BARMAL])
    drawn(page)
    expect(page.locator("h1")).to_have_text("Barmal, Paktika, 24 December 2024")
    assert parse_qs(urlsplit(page.get_by_role("link", name="Back to the list").get_attribute("href") or "").query)[
        "area"
    ] == ["AF-PKA"]


def test_a_click_anywhere_on_a_row_opens_the_incident(open_page: Open, drawn: Open) -> None:
    page = open_page("/incidents?area=AF-PKA&from=2024&to=2024")
    page.locator(f"tr[data-incident='{BARMAL}'] td.kind").click(force=True)
    page.wait_for_url(f"**/incident?id={BARMAL}")
    drawn(page)
    expect(page.locator("h1")).to_have_text("Barmal, Paktika, 24 December 2024")


@pytest.mark.long
def test_the_filters_of_an_address_stand_in_the_sentence(open_page: Open) -> None:
    page = open_page("/incidents?kind=drone_strike&area=PK&party=pakistan&from=2025&to=2025")
    for label, value in (
        ("Kind", "Drone strikes"),
        ("Area", "Pakistan"),
        ("Attributed to", "Pakistan"),
        ("First year", "2025"),
        ("Last year", "2025"),
    ):
        expect(page.get_by_role("combobox", name=label)).to_have_value(value)
    rows = page.locator("table.incidents tbody tr")
    expect(rows.first).to_be_visible()
    assert all("Drone strike" in text and "2025" in text for text in rows.all_inner_texts())


def test_the_csv_equals_the_list(open_page: Open) -> None:
    page = open_page("/incidents?area=AF-KHO")
    rows = read_csv(page)
    shown = [row.get_attribute("data-incident") for row in page.locator("table.incidents tbody tr").all()]
    assert [row["incident_id"] for row in rows] == shown
    barred = {row["incident_id"] for row in rows if row["parts"]}
    assert barred == {row.get_attribute("data-incident") for row in page.locator("tr.umbrella").all()}


@pytest.mark.long
def test_entries_that_hold_totals_are_named_as_such_and_link_to_their_parts(open_page: Open) -> None:
    page = open_page("/incidents")
    expect(page.locator(".sanad.aside")).to_have_count(2)
    page = open_page("/incident?id=AF-2026-02-21-NANGARHAR-PAKTIKA")
    notice = page.locator(".story .notice")
    expect(notice).to_contain_text("Its numbers are never added with theirs.")
    assert notice.locator("a").count() == 2


def test_the_claims_about_barmal_stand_side_by_side(open_page: Open) -> None:
    page = open_page(f"/incident?id={BARMAL}")
    plot = page.locator(".st-key-chart-claims-fatalities .js-plotly-plot")
    words = (
        *(
            "at least 13",
            "about 52",
            "“dozens of civilians, including women and children”",
            "at least 20",
            "acting minister",
        ),
        *("deputy spokesman", "TTP: spokesman", "UNAMA", "Women and children", "Militants", "Partial counts"),
    )
    for text in words:
        expect(plot).to_contain_text(text)
    table = page.locator(".sanad-table").first
    cells = [row.split("\t") for row in table.locator("tbody tr").all_inner_texts()]
    said = {(cell[0], cell[1]) for cell in cells}
    assert {
        ("Taliban government (deputy spokesman)", "46"),
        ("Taliban government (spokesman)", "46"),
        ("Taliban government (acting minister of borders and tribal affairs)", "about 52"),
        ("TTP (spokesman)", "50"),
        ("TTP (spokesman)", "27"),
        ("Local residents (residents)", "at least 13"),
        ("Pakistani officials (security official)", "at least 20"),
        ("UNAMA", "“dozens of civilians, including women and children”"),
    } <= said
    assert any(cell[1] == "46" and "printed for December 2024 as a whole" in cell[4] for cell in cells)


@pytest.mark.long
def test_the_csv_of_an_incident_equals_its_table(open_page: Open, warehouse: Path) -> None:
    page = open_page(f"/incident?id={BARMAL}")
    expect(page.locator(".sanad-table tbody tr").first).to_be_visible()
    shown = [row.get_attribute("data-figure") for row in page.locator(".sanad-table tbody tr").all()]
    rows = read_csv(page)
    assert sorted(row["figure_id"] for row in rows) == sorted(shown)
    expected = read_figures(open_warehouse(find_file(warehouse)), View(incident=BARMAL)).rows()
    assert {(row["figure_id"], row["qualifier"]) for row in rows} == {
        (row["figure_id"], row["qualifier"]) for row in expected
    }


def test_a_mark_and_a_row_open_the_evidence_and_escape_closes_it(open_page: Open) -> None:
    page = open_page(f"/incident?id={BARMAL}")
    row = page.locator(".sanad-table tr[data-figure]", has_text="about 52").first
    figure = row.get_attribute("data-figure")
    row.locator("button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("figure") == [figure])
    expect(page.locator("#evidence-claim")).to_contain_text("About 52 people were killed")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/incident?id={BARMAL}")
    expect(page.locator("#evidence-claim")).to_have_count(0)
    page.wait_for_timeout(500)
    marks = page.locator(".st-key-chart-claims-fatalities .scatterlayer .points path.point")
    marks.last.scroll_into_view_if_needed()
    marks.last.click(force=True)
    page.wait_for_url(lambda url: "figure" in parse_qs(urlsplit(url).query))
    expect(page.locator("#evidence-claim")).to_be_visible()


@pytest.mark.long
def test_the_address_of_a_claim_opens_its_evidence(open_page: Open) -> None:
    page = open_page(f"/incident?id={BARMAL}&figure=fjcrvubaj")
    expect(page.locator("#evidence-claim")).to_contain_text("dozens of civilians")


def test_every_incident_opens(open_page: Open, warehouse: Path, drawn: Open) -> None:
    page = open_page("/incidents")
    widest = max(list_incidents(open_warehouse(find_file(warehouse))), key=lambda incident: incident.n_claims)
    for code in (widest.incident_id, "AF-2021-12-16-KUNAR-SHELTAN", "AFPK-2025-10-11-BORDER"):
        page.goto(f"{page.url.split('/incident')[0]}/incident?id={code}")
        drawn(page)
        expect(page.locator(".sanad.story")).to_be_visible()
        expect(page.locator("ol.documents li").first).to_be_attached()


@pytest.mark.parametrize(
    "value",
    [
        "x" * 10_000,
        "<script>document.title='owned'</script>",
        "x' OR '1'='1'; DROP TABLE incidents;--",
        "AF-1999-01-01-NOWHERE",
    ],
    ids=["long", "script", "sql", "unknown"],
)
def test_a_hostile_address_gives_a_sentence_and_the_list(open_page: Open, value: str) -> None:
    page = open_page(f"/incident?id={quote(value)}")
    expect(page.locator(".sanad.notice").first).to_be_visible()
    expect(page.locator("table.incidents tbody tr").first).to_be_visible()
    assert page.title() != "owned"
    page = open_page(f"/incidents?kind={quote(value)}&area={quote(value)}&party={quote(value)}")
    assert page.locator(".sanad.notice").count() == 3
    expect(page.locator(f"{MAP} .choroplethlayer path").first).to_be_visible()
    assert page.title() != "owned"
