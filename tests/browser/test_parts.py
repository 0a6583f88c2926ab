"""Parts with scripts of their own do as much at the tenth change of a page as at the first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, WebSocket, expect

from tests.browser.plates import PANEL, open_chart

Open = Callable[..., Any]
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
INCIDENT = "/incident?id=AF-2024-12-24-PAKTIKA-BARMAL"


def open_rows(page: Page, times: int) -> None:
    """Open the evidence of the first rows of a table in turn, each once its panel stands."""
    for i in range(times):
        button = page.locator("[data-figure-row]").nth(i % 2)
        figure = button.get_attribute("data-figure-row")
        button.click()
        page.wait_for_url(lambda url, figure=figure: parse_qs(urlsplit(url).query).get("figure") == [figure])
        expect(button).to_have_attribute("aria-expanded", "true")
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def open_heard(open_page: Open, drawn: Open) -> tuple[Page, list[bytes]]:
    """The page of an incident, and what it tells the server from now on."""
    page = open_page(INCIDENT)
    said: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda text: said.append(text if isinstance(text, bytes) else text.encode()))

    page.on("websocket", listen)
    page.reload()
    drawn(page)
    return page, said


def test_a_row_is_opened_once_by_one_click_however_often_the_table_changed(open_page: Open, drawn: Open) -> None:
    page, said = open_heard(open_page, drawn)
    open_rows(page, 5)
    assert [message.count(b'"opened"') for message in said if b'"opened"' in message] == [1] * 5


def test_evidence_is_closed_once_by_one_key_however_often_it_changed(open_page: Open, drawn: Open) -> None:
    page, said = open_heard(open_page, drawn)
    open_rows(page, 3)
    page.keyboard.press("Escape")
    expect(page.locator(".panel .claim")).to_have_count(0)
    assert [message.count(b'"closed"') for message in said if b'"closed"' in message] == [1]


def test_a_button_that_copies_takes_back_its_words_however_often_the_evidence_changed(open_page: Open) -> None:
    page = open_page(INCIDENT)
    open_rows(page, 3)
    button = page.locator(".panel button.copy").first
    words = button.inner_text()
    button.click()
    expect(button).to_have_text("Copied")
    expect(button).to_have_text(words)


def test_closing_evidence_of_a_mark_leaves_the_reader_where_the_mark_is(open_page: Open) -> None:
    page = open_page("/returns")
    mark = open_chart(page, "flows-returns")[0]
    page.mouse.click(mark["x"], mark["y"])
    expect(page.locator(PANEL)).to_be_visible()
    before = page.evaluate(SCROLLED)
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    assert abs(page.evaluate(SCROLLED) - before) < 100


def test_the_evidence_of_a_mark_is_headed_by_its_own_number(open_page: Open) -> None:
    page = open_page("/compare?measure=fatalities&area=PK&period=2024")
    for mark in open_chart(page, "compare")[:3]:
        page.goto(page.url.split("?")[0] + f"?measure=fatalities&area=PK&period=2024&figure={mark['figure']}")
        link = page.locator(".panel").get_by_role("link", name="this figure’s own page")
        assert parse_qs(urlsplit(str(link.get_attribute("href"))).query)["id"] == [mark["figure"]]
