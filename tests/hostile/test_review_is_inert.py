"""The review page, where a curator pastes what strangers wrote: its text, our reading of it and what stands beside it stay text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_country import ROOT, TEXTS
from playwright.sync_api import Browser, Page
from standing import DRAWN, Site, go, new_page, serve
from test_pages_are_inert import FIND, Ear

pytestmark = pytest.mark.long
FIGURES = (
    "At least 12 attacks {0} killed 30 people in Arvania in May 2023, the Arvan Monitor said. ",
    "According to {0}, 45 people were killed in Nordmark in 2022. ",
)
TEXT = "\n\n".join(FIGURES[number % 2].format(text) for number, text in enumerate(TEXTS) if "\0" not in text)
SOURCE = {"Title": TEXTS[0], "Printed by": TEXTS[1], "Address": 'https://example.org/"><img class=injected src=x>'}


@pytest.fixture
def local_site(hostile_warehouse: Path, tmp_path: Path) -> Iterator[Site]:
    """A server in local mode, on the hostile country and a copy of the datasets to write into."""
    shutil.copytree(ROOT / "tests" / "invented", tmp_path / "datasets")
    with serve(
        SANAD_LOCAL="1", SANAD_WAREHOUSE=str(hostile_warehouse), SANAD_DATASETS=str(tmp_path / "datasets")
    ) as site:
        yield site


def paste(page: Page) -> None:
    """Fill the form with hostile words and have it read."""
    page.get_by_label("Text", exact=True).fill(TEXT)
    for label, value in SOURCE.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Published (YYYY-MM-DD)").fill("2023-06-01")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".review-text mark")
    page.wait_for_selector(DRAWN, state="attached")


def test_a_hostile_text_under_review_acts_nowhere(local_site: Site, browser: Browser) -> None:
    page = new_page(browser)
    ear = Ear(page, local_site.address)
    go(page, f"{local_site.address}/review")
    paste(page)
    assert page.locator(".review-text mark").count() > 5
    for mark in page.locator(".review-text li button").all()[:4]:
        mark.click()
        page.wait_for_selector(DRAWN, state="attached")
        assert (page.evaluate(FIND), ear.heard) == ([], [])
    page.locator("body").press("a")  # accepted or refused: either way its words come back from the workshop
    page.wait_for_selector(DRAWN, state="attached")
    assert (page.evaluate(FIND), ear.heard) == ([], [])
    assert TEXTS[0] in page.inner_text(".review-text .words")
    page.context.close()
