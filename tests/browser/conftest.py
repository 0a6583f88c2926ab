"""The site as readers meet it: a real server on a free port, a real Chromium, and an ear for every request it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import serving
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from etl.load import ensure_warehouse

ROOT = serving.ROOT
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


# Sweeps over widths, themes, hostile addresses and every incident: minutes, so they run with the long tests. Each page's
# journey (drawn, click, keyboard, address, download) runs always, and AppTest sends hostile addresses to every page.
SWEEPS = (
    "hostile",
    "wider_than",
    "every_incident",
    "stays_within",
    "column_for_reading",
    "both_themes",
    "no_text_is_cut",
    "test_axe",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests share one server and so one worker; sweeps are long."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.flaky(reruns=2))  # a browser on a busy machine may miss its time once
            if any(word in item.nodeid for word in SWEEPS):
                item.add_marker(pytest.mark.long)


@contextmanager
def serve(warehouse: Path, *, bound_to: str | None = "127.0.0.1", **settings: str) -> Iterator[str]:
    """The address of a site on a warehouse, be it there or not. None binds as Streamlit does."""
    with serving.serve(warehouse, bound_to=bound_to, until="/healthz", **settings) as server:
        yield server.address


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the real datasets."""
    pointer = tmp_path_factory.mktemp("real") / "sanad.duckdb"
    ensure_warehouse(ROOT / "datasets", pointer)
    return pointer


@pytest.fixture(scope="session")
def site(warehouse: Path) -> Iterator[str]:
    """The address of a server on the real figures."""
    with serve(warehouse) as address:
        yield address


class Ear:
    """Hears what a page asks of the network and complains of."""

    def __init__(self) -> None:
        self.strangers: list[str] = []
        self.complaints: list[str] = []

    def listen(self, page: Page) -> None:
        """Hear everything from now on."""
        page.on("request", lambda request: self.note_address(request.url))
        page.on("websocket", lambda socket_: self.note_address(socket_.url))
        page.on("console", self.note_console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def note_address(self, url: str) -> None:
        """Note an address that is not of this machine."""
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.strangers.append(url)

    def note_console(self, message: ConsoleMessage) -> None:
        """Note an error."""
        if message.type == "error":
            self.complaints.append(message.text)


Open = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Open]:
    """A function that opens a path of the site and waits until it is drawn.

    The test fails when any page it opened asked another machine for anything, or reported an error.
    """
    ear = Ear()
    contexts = []

    def open_one(
        path: str, *, at: str = site, width: int = 1280, scheme: str = "light", wait: bool = True, locale: str = "en-US"
    ) -> Page:
        viewport = {"width": width, "height": 900}
        context = chromium.new_context(viewport=viewport, color_scheme=scheme, locale=locale)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        ear.listen(page)
        page.goto(at + path)
        if wait:
            wait_until_drawn(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert ear.strangers == [], "a page asked another machine"
    assert ear.complaints == [], "a page reported an error"


def wait_until_drawn(page: Page) -> None:
    """Wait until the script has run to its end and the footer, or an embedded page, stands."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"] .sanad', state="attached")


@pytest.fixture
def drawn() -> Callable[[Page], None]:
    """wait_until_drawn, for use after a click."""
    return wait_until_drawn
