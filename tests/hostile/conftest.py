"""The hostile country, behind a server and in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_country import write_hostile
from playwright.sync_api import Browser
from standing import Site, serve


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They share servers and a browser, and so one worker; a browser on a busy machine may miss its time once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("hostile"))
            if "browser" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.browser)
                item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def hostile_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile country's warehouse."""
    return write_hostile(tmp_path_factory.mktemp("hostile") / "sanad.duckdb")


@pytest.fixture(scope="session")
def hostile_site(hostile_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on it."""
    nothing = str(tmp_path_factory.mktemp("hostile-site") / "none")
    with serve(SANAD_WAREHOUSE=str(hostile_warehouse), SANAD_DATASETS=nothing, SANAD_EVENTS=nothing) as site:
        yield site


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    """The Chromium of all tests."""
    return chromium
