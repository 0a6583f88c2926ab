"""The warehouse is replaced 200 times while twenty readers ask and a browser looks on."""

from __future__ import annotations

import json
import re
import shutil
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect
from serving import Server, serve

from etl.load.versions import KEPT, list_versions, name_version, point_to, remove_old

pytestmark = [pytest.mark.long, pytest.mark.browser]
REPLACEMENTS, READERS = 200, 20
EDITION = re.compile(r"edition (\d+)\.")
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"] footer.sanad'
PLACE = "document.querySelector('.stMain').scrollTop"
PATHS = ("/api/sources.json", "/api/figures.csv", "/api/sources.json?q=report")


def put_edition(pointer: Path, base: Path, edition: int) -> None:
    """A warehouse that names its edition in the title of every document, in place of the one before, as a build does it."""
    built = pointer.with_name(".building")
    shutil.copyfile(base, built)
    with duckdb.connect(str(built)) as con:
        con.execute(f"UPDATE sources SET title = 'A report, edition {edition}.'")
        con.execute("UPDATE build_info SET content_hash = ?", [f"{edition:012x}"])
    path = name_version(pointer, f"{edition:012x}", built)
    built.replace(path)
    point_to(pointer, path)
    remove_old(pointer, path)


@dataclass
class Readers:
    """Twenty who ask until they are told to stop."""

    address: str
    in_place: int = 0
    asked: int = 0
    faults: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def read(self, number: int) -> None:
        """Ask again and again: no failure, one edition in an answer, none older than what stood when it was asked for."""
        path = PATHS[number % len(PATHS)]
        while not self.over.is_set():
            least = self.in_place
            try:
                with urllib.request.urlopen(self.address + path, timeout=60) as answer:  # noqa: S310 (loopback)
                    editions = {int(found) for found in EDITION.findall(answer.read().decode())}
            except (OSError, ValueError) as error:
                self.faults.append(f"{path}: {error}")
                continue
            self.asked += 1
            if len(editions) != 1 or min(editions) < least:
                self.faults.append(f"{path}: {sorted(editions)}, not one from {least} on")


def count_deleted(server: Server) -> int:
    """Files that are gone from the folder and still open in the process."""
    names = set()
    for link in Path(f"/proc/{server.pid}/fd").iterdir():
        with suppress(OSError):  # closed meanwhile
            names.add(str(link.readlink()))
    return len([name for name in names if name.endswith("(deleted)") and ".duckdb" in name])


def test_two_hundred_replacements_disturb_nobody(tmp_path: Path, country_file: Path, chromium: Browser) -> None:
    pointer = tmp_path / "sanad.duckdb"
    put_edition(pointer, country_file, 1)
    with serve(pointer) as server, ThreadPoolExecutor(READERS) as pool:
        page = chromium.new_page(viewport={"width": 1280, "height": 600})
        page.set_default_timeout(60_000)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{server.address}/sources?q=report")
        page.wait_for_selector(DRAWN)
        expect(page.locator("article h2").first).to_contain_text("edition 1.")
        readers = Readers(server.address, in_place=1)
        try:
            reading = [pool.submit(readers.read, number) for number in range(READERS)]
            for edition in range(2, REPLACEMENTS + 2):
                put_edition(pointer, country_file, edition)
                readers.in_place = edition
                threading.Event().wait(0.2)  # so that each edition meets some readers
        finally:
            readers.over.set()
        assert [each.result(timeout=60) for each in reading] == [None] * READERS
        assert readers.faults == []
        assert readers.asked > REPLACEMENTS
        assert len(list_versions(pointer)) == KEPT
        check_browser(page, REPLACEMENTS + 1)
        assert complaints == []
        with urllib.request.urlopen(f"{server.address}/readyz", timeout=30) as answer:  # noqa: S310
            assert json.load(answer)["version"] == f"{REPLACEMENTS + 1:012x}"
        assert count_deleted(server) <= 1


def check_browser(page: Page, newest: int) -> None:
    """The page stands as it was drawn, offers the newer figures, and draws the same view from them where the reader was."""
    titles = page.locator("article h2")
    expect(titles.first).to_contain_text("edition 1.")
    page.locator(".stMain").evaluate("main => main.scrollTo(0, 300)")
    view, before, place = page.url, titles.count(), page.evaluate(PLACE)
    assert place == 300
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    notice = page.get_by_role("status").filter(has_text="Newer figures have come in.")
    notice.get_by_role("button", name="Show them here").click()
    expect(titles.first).to_contain_text(f"edition {newest}.")
    expect(notice).to_have_count(0)
    assert (page.url, titles.count()) == (view, before)
    assert page.get_by_label("Search these documents").input_value() == "report"
    assert abs(page.evaluate(PLACE) - place) < 120  # the notice, a line or two, is gone
