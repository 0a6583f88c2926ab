from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Any]
CHART = ".js-plotly-plot"
PANEL = ".panel .claim"
# Where the points of a producer stand on the screen, with their figure ids.
PLACES = """producer => {
    const chart = document.querySelector('.js-plotly-plot');
    chart.scrollIntoView();
    const { xaxis, yaxis } = chart._fullLayout, box = chart.getBoundingClientRect();
    const i = chart.data.findIndex(trace => trace.customdata);
    return chart.calcdata[i].map((point, n) => ({
        figure: chart.data[i].customdata[n][0],
        says: chart.data[i].customdata[n][1],
        x: box.left + xaxis._offset + xaxis.c2p(point.x),
        y: box.top + yaxis._offset + yaxis.c2p(point.y),
    })).filter(({ says, figure }, n, all) => says.match(`<br>${producer}(, |<br>)`)
        && all.findIndex(other => other.figure === figure) === n);
}"""
# How many pixels of a picture are not of its commonest colour.
COLOURED = """async bytes => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const counts = new Map();
    const data = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    for (let i = 0; i < data.length; i += 4) {
        const key = `${data[i]},${data[i + 1]},${data[i + 2]}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return { colours: counts.size, other: data.length / 4 - Math.max(...counts.values()) };
}"""


def open_chart(open_page: Open, path: str = "/trends", **how: Any) -> Page:
    page: Page = open_page(path, **how)
    page.wait_for_selector(f"{CHART} .main-svg")
    page.wait_for_selector("[data-figure-row]")
    return page


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def read_download(page: Page, label: str) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    return list(csv.DictReader(io.StringIO(download.value.path().read_bytes().decode("utf-8-sig"), newline="")))


def shown_rows(page: Page) -> list[str]:
    return page.locator("[data-figure-row]").evaluate_all("rows => rows.map(row => row.dataset.figureRow)")


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_view_is_a_drawn_chart_of_attacks_by_producer(open_page: Open, scheme: str) -> None:
    page = open_chart(open_page, scheme=scheme)
    expect(page.locator("h1")).to_contain_text("Attacks in Pakistan, per year")
    assert all(page.evaluate(PLACES, producer) for producer in ("PICSS", "PIPS", "CRSS"))
    page.wait_for_timeout(500)
    seen = page.evaluate(COLOURED, list(page.locator(CHART).screenshot()))
    assert seen["colours"] > 20
    assert seen["other"] > 3000


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    page = open_chart(open_page, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    chart = page.locator(CHART).bounding_box()
    assert chart
    assert chart["x"] >= 0
    assert chart["x"] + chart["width"] <= width


@pytest.mark.long
def test_names_at_line_ends_do_not_cover_each_other(open_page: Open) -> None:
    page = open_chart(open_page, width=390)
    boxes = page.locator(f"{CHART} .annotation-text").evaluate_all(
        "texts => texts.map(t => { const b = t.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })"
    )
    assert len(boxes) > 6
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 2 or down <= 4, (one, other)


def test_a_click_on_a_point_opens_its_evidence(open_page: Open) -> None:
    page = open_chart(open_page)
    point = page.evaluate(PLACES, "PIPS")[-2]
    page.mouse.click(point["x"], point["y"])
    expect(page.locator(PANEL)).to_contain_text("PIPS counted 521 terrorist attacks in Pakistan in 2024")
    assert query(page)["figure"] == [point["figure"]]


@pytest.mark.long
def test_a_second_click_on_the_same_point_opens_it_again_after_closing(open_page: Open) -> None:
    page = open_chart(open_page)
    point = page.evaluate(PLACES, "PIPS")[-2]
    page.mouse.click(point["x"], point["y"])
    expect(page.locator(PANEL)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    page.wait_for_timeout(700)
    point = page.evaluate(PLACES, "PIPS")[-2]
    page.mouse.click(point["x"], point["y"])
    expect(page.locator(PANEL)).to_be_visible()


def test_the_keyboard_opens_and_closes_the_evidence_and_the_focus_returns(open_page: Open) -> None:
    page = open_chart(open_page)
    button = page.locator("[data-figure-row]").nth(3)
    figure = button.get_attribute("data-figure-row")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_be_focused()
    assert query(page)["figure"] == [figure]
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    expect(button).to_be_focused()
    assert "figure" not in query(page)


@pytest.mark.long
def test_the_close_button_closes(open_page: Open) -> None:
    page = open_chart(open_page)
    page.locator("[data-figure-row]").first.click()
    page.get_by_role("button", name="Close (Esc)").click()
    expect(page.locator(PANEL)).to_have_count(0)


def test_the_address_restores_view_and_panel(open_page: Open) -> None:
    page = open_chart(open_page, "/trends?measure=fatalities&area=PK&kind=year&from=2015")
    page.locator("[data-figure-row]").nth(1).click()
    sentence = page.locator(PANEL).inner_text()
    parts = urlsplit(page.url)
    again = open_chart(open_page, f"{parts.path}?{parts.query}")
    expect(again.locator(PANEL)).to_have_text(sentence)
    assert shown_rows(again) == shown_rows(page)
    assert again.locator("h1").inner_text() == page.locator("h1").inner_text()


def test_a_choice_changes_chart_and_address_and_the_back_button_takes_it_back(open_page: Open) -> None:
    page = open_chart(open_page)
    choose(page, "Measure", "Suicide attacks")
    expect(page.locator("h1")).to_contain_text("Suicide attacks in Pakistan")
    assert query(page)["measure"] == ["suicide_attacks"]
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Attacks in Pakistan")


def test_the_downloaded_csv_equals_the_table_in_view(open_page: Open) -> None:
    page = open_chart(open_page, "/trends?measure=fatalities&area=PK&kind=year&from=2020")
    rows = read_download(page, "Download these")
    assert sorted(row["figure_id"] for row in rows) == sorted(shown_rows(page))
    assert all(row["source_title"] for row in rows)
    assert len(read_download(page, "Download every claim")) > len(rows)


@pytest.mark.long
def test_evidence_stands_beside_the_chart_and_below_it_on_narrow_screens(open_page: Open) -> None:
    wide = open_chart(open_page, width=1280)
    wide.locator("[data-figure-row]").first.click()
    expect(wide.locator(PANEL)).to_be_visible()
    wide.wait_for_timeout(500)
    chart, panel = wide.locator(CHART).bounding_box(), wide.locator(".panel").bounding_box()
    assert chart
    assert panel
    assert panel["x"] >= chart["x"] + chart["width"]
    narrow = open_chart(open_page, width=900)
    narrow.locator("[data-figure-row]").first.click()
    expect(narrow.locator(PANEL)).to_be_visible()
    chart, panel = narrow.locator(CHART).bounding_box(), narrow.locator(".panel").bounding_box()
    assert chart
    assert panel
    assert panel["y"] >= chart["y"] + chart["height"]


def test_the_sentence_is_copied_with_a_link_to_the_figure(open_page: Open) -> None:
    page = open_chart(open_page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-figure-row]").first.click()
    page.get_by_role("button", name="Copy sentence").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "counted" in text
    assert f"/figure?id={query(page)['figure'][0]}" in text
    assert text.startswith(page.locator(PANEL).inner_text())


def open_evidence(open_page: Open, path: str, text: str) -> str:
    """The panel opened from the first row that says all of the words."""
    page = open_chart(open_page, path)
    page.locator("tr[data-figure]").filter(has_text=text).first.locator("button").click()
    expect(page.locator(PANEL)).to_be_visible()
    return page.locator(".panel").inner_text()


def test_attacks_of_2024_with_the_revision_and_the_repeated_number(open_page: Open) -> None:
    path = "/trends?measure=attacks&area=PK&kind=year&from=2024&to=2024"
    picss = open_evidence(open_page, f"{path}&producer=picss", "PICSS")
    assert "PICSS counted 908 militant attacks in Pakistan in 2024 (first reported as 905)." in picss
    pips = open_evidence(open_page, f"{path}&producer=pips", "521")
    assert "PIPS counted 521 terrorist attacks in Pakistan in 2024" in pips
    assert "CSB News" in pips.split("Also printed without, or with another, counter".upper())[-1] or "CSB News" in pips
    assert "306 → 521: +70.3%" in pips


def test_deaths_of_2024_stand_each_under_its_definition(open_page: Open) -> None:
    definitions = (
        "pips_deaths_in_attacks,picss_deaths_in_attacks,picss_deaths_in_attacks_and_operations,"
        "crss_deaths_in_attacks_and_operations,ucdp_state_based_deaths,ucdp_non_state_deaths,ucdp_one_sided_deaths"
    )
    page = open_chart(
        open_page, f"/trends?measure=fatalities&area=PK&kind=year&definition={definitions}&from=2024&to=2024"
    )
    table = page.locator(".sanad-table").inner_text()
    for amount in ("852", "1,177", "1,950", "2,555", "1,549", "233", "103"):
        assert amount in table, amount
    page.locator(CHART).nth(4).wait_for()
    axes = page.locator(CHART).evaluate_all(
        """charts => charts.map(c => [...new Map(c.data.filter(t => t.customdata).flatMap(t => t.customdata))
            .values()].map(says => says.split('<br>')[1].split(',')[0]))"""
    )
    assert len(axes) == 5
    assert sorted(name for names in axes for name in names) == [
        "CRSS",
        "PICSS",
        "PICSS",
        "PIPS",
        "UCDP",
        "UCDP",
        "UCDP",
    ]


@pytest.mark.long
def test_claims_about_one_strike_stand_side_by_side(open_page: Open) -> None:
    text = open_evidence(open_page, "/trends?measure=fatalities&area=AF-PKA&kind=incident&from=2024&to=2024", "46")
    for claim in (
        "46 people were killed",
        "about 52",
        "at least 13",
        "“dozens of civilians, including women and children”",
    ):
        assert claim in text, claim
    assert "Militants" in text
    assert "Women and children" in text


def test_provinces_stand_side_by_side_on_one_scale(open_page: Open) -> None:
    page = open_chart(open_page, "/trends?measure=attacks&area=PK&kind=year&split=area")
    page.locator(CHART).nth(3).wait_for()
    tops = page.locator(CHART).evaluate_all("charts => charts.map(c => c._fullLayout.yaxis.range[1])")
    assert 4 <= len(tops) <= 12
    assert len(set(tops)) == 1
    expect(page.locator("h2", has_text="Balochistan")).to_be_visible()
    assert sorted(row["figure_id"] for row in read_download(page, "Download these")) == sorted(shown_rows(page))


@pytest.mark.long
def test_changes_are_diamonds_that_open_their_evidence_with_the_formula(open_page: Open) -> None:
    page = open_chart(open_page, "/trends?measure=attacks&area=PK&kind=year&producer=pips&show=changes")
    symbols = page.locator(CHART).evaluate("c => c.data.filter(t => t.customdata).flatMap(t => t.marker.symbol)")
    assert set(symbols) == {"diamond"}
    point = page.evaluate(PLACES, "PIPS")[-2]
    page.mouse.click(point["x"], point["y"])
    expect(page.locator(PANEL)).to_be_visible()
    assert query(page)["figure"] == [point["figure"]]
    expect(page.locator(".panel")).to_contain_text("our arithmetic")
