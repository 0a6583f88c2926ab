"""What browser tests of pages with several charts share."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

PANEL = ".panel .claim"
# Where every mark of a chart stands on the screen, with its figure id.
PLACES = """name => {
    const chart = document.querySelector(`.st-key-chart-${name} .js-plotly-plot`);
    chart.scrollIntoView({ block: 'start' });
    const { xaxis, yaxis } = chart._fullLayout, box = chart.getBoundingClientRect();
    const value = (data, i) => data[i] instanceof Date || isNaN(data[i]) ? +new Date(data[i]) : data[i];
    return chart.data.flatMap((trace, i) => trace.customdata
        ? chart.calcdata[i].map((point, n) => ({
            figure: trace.customdata[n][0],
            x: box.left + xaxis._offset + xaxis.c2p(point.x),
            y: box.top + yaxis._offset + yaxis.c2p(point.y),
        })) : []);
}"""


def query(page: Page) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def open_chart(page: Page, name: str) -> list[dict[str, Any]]:
    """The marks of a chart, once it is drawn and in view."""
    page.wait_for_selector(f".st-key-chart-{name} .js-plotly-plot .main-svg")
    page.wait_for_timeout(600)
    places: list[dict[str, Any]] = page.evaluate(PLACES, name)
    return places


def table_figures(page: Page, caption: str) -> list[str]:
    """The figures that the buttons of a table open."""
    buttons = page.get_by_role("region", name=caption).locator("[data-figure-row]")
    figures: list[str] = buttons.evaluate_all("rows => rows.map(row => row.dataset.figureRow)")
    return figures


def read_download(page: Page, button: Locator) -> list[dict[str, str]]:
    """The rows of the CSV that a button gives."""
    with page.expect_download() as download:
        button.click()
    return list(csv.DictReader(io.StringIO(download.value.path().read_bytes().decode("utf-8-sig"), newline="")))


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by its label. A list that opens while the page still scrolls closes again."""
    box = page.get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    box.click()
    page.get_by_role("option", name=option).first.click()
