"""Sharing: the fold-out, the frame on another site, and the file that works offline."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.another import another_site
from tests.browser.conftest import ROOT, serve

Open = Callable[..., Any]
VIEW = "/trends?measure=attacks&area=PK"
CHART = ".js-plotly-plot .main-svg"


@pytest.fixture(scope="module")
def with_releases(warehouse: Path) -> Iterator[str]:
    """A site that finds the frozen releases beside the datasets."""
    with serve(warehouse, SANAD_DATASETS=str(ROOT / "datasets")) as address:
        yield address


def open_share(page: Page) -> None:
    page.get_by_text("Share", exact=True).click()
    expect(page.locator("#share-live")).to_be_visible()


def read_visible(page: Any) -> str:
    return str(page.locator(".stMain").inner_text())


def test_share_gives_the_address_and_a_frame_that_stays_live(open_page: Open, site: str) -> None:
    page = open_page(VIEW)
    open_share(page)
    address = page.locator("#share-address").text_content()
    assert address.startswith(f"{site}/trends?")
    frame = page.locator("#share-live").text_content()
    source = html.unescape(re.search(r'src="([^"]+)"', frame)[1])
    assert source.startswith(f"{site}/trends?")
    assert source.endswith("&embed=true")


def test_the_frame_works_on_another_site_and_the_bare_address_does_not(
    open_page: Open, chromium: Browser, site: str
) -> None:
    page = open_page(VIEW)
    open_share(page)
    frame = page.locator("#share-live").text_content()
    closed = f'<iframe name="closed" src="{site}{VIEW}"></iframe>'
    with another_site(f"{frame}{closed}") as other:
        stranger = chromium.new_page()
        stranger.goto(other)
        embedded = stranger.frame_locator("[loading=lazy]")
        expect(embedded.locator(CHART).first).to_be_visible()
        assert [inner.url for inner in stranger.frames if inner.name == "closed"] == ["chrome-error://chromewebdata/"]
        stranger.close()


def test_an_embedded_chart_shows_its_credit_and_a_link_and_nothing_else(open_page: Open, site: str) -> None:
    page = open_page(f"{VIEW}&embed=true")
    expect(page.locator(CHART).first).to_be_visible()
    expect(page.locator(".credit")).to_be_visible()
    link = page.locator(".embed-keep a")
    expect(link).to_be_visible()
    assert link.get_attribute("href").startswith(f"{site}/trends?")
    assert "embed" not in link.get_attribute("href")
    for gone in (".st-key-header", "footer.sanad", "details", "table", '[role="combobox"]', ".stDownloadButton"):
        assert [part for part in page.locator(gone).all() if part.is_visible()] == [], gone
    text = read_visible(page)
    assert "Share" not in text
    assert "Click a point" not in text


@pytest.mark.long
def test_the_frozen_frame_shows_the_numbers_of_the_release(open_page: Open, with_releases: str) -> None:
    page = open_page(VIEW, at=with_releases)
    open_share(page)
    frame = page.locator("#share-frozen").text_content()
    source = html.unescape(re.search(r'src="([^"]+)"', frame)[1])
    assert re.search(r"as_of=\d{4}\.\d{2}.*&embed=true$", source)
    frozen = open_page(source, at="")
    expect(frozen.locator(CHART).first).to_be_visible()
    expect(frozen.locator(".embed-keep")).to_contain_text("Numbers as released in")
    assert re.search(r"[?&]as_of=\d{4}\.\d{2}", frozen.locator(".embed-keep a").get_attribute("href"))


@pytest.mark.long
def test_a_page_with_several_charts_gives_one_of_them(open_page: Open) -> None:
    page = open_page("/returns?chart=curves-returns&embed=true")
    expect(page.locator(CHART).first).to_be_visible()
    expect(page.locator(".plate-head")).to_have_count(1)
    expect(page.locator(".stPlotlyChart")).to_have_count(1)
    gone = open_page("/returns?chart=no-such-chart&embed=true")
    expect(gone.locator(".embed-keep").first).to_contain_text("no such chart")


@pytest.mark.parametrize("path", ["/returns", "/compare", "/incidents", "/coverage"])
@pytest.mark.long
def test_every_embed_shows_chart_credit_and_link_alone(open_page: Open, path: str) -> None:
    page = open_page(f"{path}?embed=true")
    expect(page.locator(".credit").first).to_be_visible()
    expect(page.locator(".embed-keep a")).to_be_visible()
    for gone in (".st-key-header", "footer.sanad", "details", "table", '[role="combobox"]', "button", "h1"):
        assert [part for part in page.locator(gone).all() if part.is_visible()] == [], gone


@pytest.mark.parametrize(
    "path",
    [
        VIEW,
        *(pytest.param(path, marks=pytest.mark.long) for path in ("/returns", "/compare", "/incidents", "/coverage")),
    ],
)
def test_the_file_works_offline_and_is_as_large_as_it_says(
    open_page: Open, chromium: Browser, tmp_path: Path, path: str
) -> None:
    page = open_page(path)
    open_share(page)
    button = page.get_by_role("button", name="Download as one HTML file")
    said = int(re.search(r"about (\d+) MB", button.inner_text())[1])
    with page.expect_download() as download:
        button.click()
    file = tmp_path / "chart.html"
    download.value.save_as(file)
    assert abs(said - file.stat().st_size / 1_000_000) < 1
    context = chromium.new_context(offline=True)
    asked: list[str] = []
    alone = context.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    expect(alone.locator(f"{CHART}, .covmap").first).to_be_visible()
    assert alone.locator("tbody tr").count() > 0
    expect(alone.locator(".credit")).to_contain_text("CC BY 4.0")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()
