from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Any]


def read_download(page: Page, label: str) -> list[dict[str, str]]:
    """The rows of the CSV that a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    raw = download.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def entries(page: Page) -> list[str]:
    """Titles of the entries shown."""
    return [title.strip() for title in page.locator("article.source h2").all_inner_texts()]


def test_the_address_restores_the_filters(open_page: Open) -> None:
    page = open_page("/sources?q=report&year=2024")
    expect(page.get_by_label("Search these documents")).to_have_value("report")
    expect(page.get_by_role("combobox", name="Published in")).to_have_value("2024")
    expect(page.locator("article.source").first).to_be_visible()
    assert all("2024" in text for text in page.locator("article.source p:first-of-type").all_inner_texts())


def test_a_choice_is_written_to_the_address_and_the_address_opens_the_same_view(open_page: Open, drawn: Open) -> None:
    page = open_page("/sources")
    page.get_by_label("Search these documents").fill("UNHCR")
    page.get_by_label("Search these documents").press("Enter")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == {"q": ["UNHCR"]})
    drawn(page)
    parts = urlsplit(page.url)
    again = open_page(f"{parts.path}?{parts.query}")
    assert entries(again) == entries(page)


@pytest.mark.long
def test_the_back_button_takes_a_choice_back(open_page: Open) -> None:
    page = open_page("/sources")
    everything = page.locator(".st-key-result p.sanad").inner_text()
    page.get_by_label("Search these documents").fill("UNHCR")
    page.get_by_label("Search these documents").press("Enter")
    page.wait_for_url("**/sources?q=UNHCR")
    expect(page.locator(".st-key-result p.sanad")).not_to_have_text(everything)
    page.go_back()
    expect(page.locator(".st-key-result p.sanad")).to_have_text(everything)
    expect(page.get_by_label("Search these documents")).to_have_value("")


def test_the_downloaded_csv_equals_the_view(open_page: Open) -> None:
    page = open_page("/sources?q=Paktika")
    rows = read_download(page, "Download CSV")
    assert f"{len(rows):,} document" in page.locator(".st-key-result").inner_text()
    assert [row["title"].lstrip("'") for row in rows][: len(entries(page))] == [
        title.lstrip("'") for title in entries(page)
    ]
    assert len(rows) > 0


@pytest.mark.long
def test_the_list_comes_in_pages(open_page: Open) -> None:
    page = open_page("/sources")
    first = entries(page)
    assert len(first) == 25
    page.get_by_test_id("stPagination").get_by_role("button", name="Page 2", exact=True).click()
    expect(page.locator("article.source h2").first).not_to_have_text(first[0])
    assert parse_qs(urlsplit(page.url).query) == {"p": ["2"]}
    assert entries(open_page("/sources?p=2")) == entries(page)


@pytest.mark.long
def test_figures_fold_out_by_keyboard_and_lead_to_their_pages(open_page: Open) -> None:
    page = open_page("/sources?q=Paktika")
    summary = page.locator("article.source summary").first
    summary.focus()
    page.keyboard.press("Enter")
    link = page.locator("article.source details[open] li a").first
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url("**/figure?id=*")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.long
def test_documents_open_elsewhere_without_telling_them_who_reads(open_page: Open) -> None:
    page = open_page("/sources")
    link = page.locator("article.source h2 a").first
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")


@pytest.mark.parametrize("path", ["/figure?id=fnowhere", "/sources?id=snowhere"])
def test_an_unknown_id_is_told_in_a_sentence(open_page: Open, path: str) -> None:
    expect(open_page(path).locator(".sanad.notice")).to_contain_text("here")
