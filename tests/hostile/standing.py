"""A server as hosts run it, whose every word is kept, and a Chromium to visit it with."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page
from serving import clean_environment, start, write_command

DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"] .sanad'
PATIENCE = 45_000


@dataclass(frozen=True)
class Site:
    """Its address, and the file of all that it writes to the terminal."""

    address: str
    log: Path

    def read_log(self) -> str:
        """All it has written so far."""
        return self.log.read_text("utf-8", "replace")

    def ask(self, path: str, headers: Mapping[str, str] = {}) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer; an answer that is broken off is cut."""
        request = urllib.request.Request(self.address + path, headers=dict(headers))  # noqa: S310 (loopback)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return answer.status, lower(answer.headers), answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as refusal:
            return refusal.code, lower(refusal.headers), refusal.read().decode("utf-8", "replace")


def lower(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers by their names in small letters."""
    return {name.lower(): value for name, value in headers.items()}


@contextmanager
def serve(address: str = "127.0.0.1", **settings: str) -> Iterator[Site]:
    """`streamlit run dashboard/app.py` with these settings and nothing more of ours."""
    with start(write_command(), clean_environment(**settings), bound_to=address, until="/healthz") as server:
        yield Site(server.address, server.log)


def new_page(browser: Browser) -> Page:
    """An empty page in a context of its own."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    return page


def go(page: Page, address: str) -> None:
    """Open an address and wait until it is drawn to its end."""
    page.goto(address)
    page.wait_for_selector(DRAWN, state="attached")
