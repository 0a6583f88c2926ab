from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dashboard.pages import PAGES
from tests.browser.another import another_site
from tests.browser.conftest import serve
from tests.browser.plates import choose

Open = Callable[..., Any]
PATHS = [f"/{entry.url_path or ''}" for entry in PAGES]
SCRIPT = "%3Cscript%3Edocument.title%3D'owned'%3C/script%3E"
HOSTILE = [
    f"?measure={SCRIPT}&q={SCRIPT}&id={SCRIPT}",
    "?measure=attacks'%3B%20DROP%20TABLE%20figures--&id=x'%20OR%20'1'%3D'1",
    f"?q={'x' * 10_000}&id={'y' * 10_000}",
    "?measure=nothing&id=fnowhere&as_of=1999.01&lang=xx&p=99999",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_by_its_address(open_page: Open, path: str) -> None:
    page = open_page(path)
    expect(page.locator("footer.sanad")).to_be_visible()
    expect(page.get_by_text("could not be shown")).to_have_count(0)
    expect(page).to_have_title(re.compile(r" · Sanad$"))


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("path", PATHS)
def test_a_hostile_address_gives_a_sentence(open_page: Open, path: str, query: str) -> None:
    page = open_page(path + query)
    expect(page.locator(".sanad.notice").first).to_be_visible()
    expect(page.get_by_text("could not be shown")).to_have_count(0)
    assert "owned" not in page.title()


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_no_page_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    for path in PATHS:
        page = open_page(path, width=width)
        widest = page.evaluate("Math.max(...[...document.querySelectorAll('.stMain, html')].map(e => e.scrollWidth))")
        assert widest <= width, path
        for link in page.locator(".st-key-header a").all():
            expect(link).to_be_in_viewport()


def test_links_of_the_header_lead_to_the_pages(open_page: Open) -> None:
    page = open_page("/")
    for entry in PAGES:
        if entry.in_header and entry.url_path:
            page.locator(f'.st-key-header a[href$="{entry.url_path}"]').click()
            page.wait_for_url(f"**/{entry.url_path}*")
            expect(page.get_by_text("could not be shown")).to_have_count(0)


def test_both_themes_are_ours(open_page: Open) -> None:
    grounds = {
        scheme: open_page("/sources", scheme=scheme).evaluate(
            "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
        )
        for scheme in ("light", "dark")
    }
    assert grounds == {"light": "rgb(252, 251, 248)", "dark": "rgb(20, 23, 26)"}


def test_a_deep_link_opens_as_the_very_first_request(open_page: Open, warehouse: Path) -> None:
    with serve(warehouse) as fresh:
        page = open_page("/sources", at=fresh)
        expect(page.locator("h1")).to_have_text("Sources")
        page.close()  # before its server: a page that is left alone asks on, and says so


def test_other_sites_may_frame_an_embedded_page_only(chromium: Browser, site: str) -> None:
    frames = f'<iframe name="closed" src="{site}/sources"></iframe><iframe name="open" src="{site}/sources?embed=true"></iframe>'
    with another_site(frames) as other:
        page = chromium.new_page()
        page.goto(other)
        expect(page.frame_locator('[name="open"]').locator(".sanad").first).to_be_attached()
        assert [frame.url for frame in page.frames if frame.name == "closed"] == ["chrome-error://chromewebdata/"]
        page.close()


def test_an_embedded_page_has_no_header_and_no_footer(open_page: Open) -> None:
    page = open_page("/sources?embed=true")
    expect(page.locator(".st-key-header")).to_have_count(0)
    expect(page.locator("footer.sanad")).to_have_count(0)


def test_nothing_of_the_machine_is_told_without_a_warehouse(open_page: Open, tmp_path: Path) -> None:
    with serve(tmp_path / "none.duckdb") as bare:
        for path in PATHS:
            page = open_page(path, at=bare)
            expect(page.locator(".sanad.notice")).to_contain_text("The figures cannot be shown at the moment")
            expect(page.locator(".st-key-header a.brand")).to_be_visible()
            assert str(tmp_path) not in page.content()
            page.context.close()  # before the server ends, which it would miss


def test_a_control_runs_the_page_alone_and_the_header_keeps_up_with_the_address(open_page: Open) -> None:
    page = open_page("/sources")
    page.evaluate(
        "document.querySelectorAll('.st-key-header .brand, footer.sanad').forEach(part => part.dataset.was = 1)"
    )
    choose(page, "Published in", "2024")
    page.wait_for_url("**/sources?*")
    query = page.url.partition("?")[2]
    language = page.locator(".st-key-header a.language")
    expect(language).to_have_attribute("href", re.compile(re.escape(query)))
    assert page.locator("[data-was]").count() == 2
    language.click()
    expect(page.locator(".sanad.draft")).to_be_visible()
    assert query in page.url
