"""The Atom feed of releases, corrections and withdrawals."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

sys.path.append(str(Path(__file__).parents[1] / "dashboard"))  # the country with a release is made there

from released import FIGURE, REASON, RELEASE, WITHDRAWN, Released, write_released
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.routes import MIDDLEWARE, ROUTES

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://sanad.example"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    return write_released(tmp_path_factory.mktemp("feed"))


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, released: Released) -> Iterator[TestClient]:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(released.pointer))
    monkeypatch.setenv("SANAD_DATASETS", str(released.datasets))
    monkeypatch.setenv("SANAD_BASE_URL", SITE)
    with TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE)) as client:
        yield client


def read_feed(client: TestClient) -> ET.Element:
    return ET.fromstring(client.get("/api/changes.atom").content)  # noqa: S314 (our own)


def find_titles(feed: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in feed.iter(f"{ATOM}entry")]


def test_the_feed_has_an_entry_for_each_release_correction_and_withdrawal(client: TestClient) -> None:
    assert sorted(find_titles(read_feed(client))) == [
        f"Figure {WITHDRAWN} withdrawn",
        f"Figure {FIGURE}: as stated revised",
        f"Figure {FIGURE}: value revised",
        f"Release {RELEASE}",
    ]


def test_everything_that_atom_asks_for_is_there(client: TestClient) -> None:
    feed = read_feed(client)
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Sanad"
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == [f"{SITE}/api/changes.atom"]
    things = [feed, *feed.iter(f"{ATOM}entry")]
    ids = [thing.findtext(f"{ATOM}id", "") for thing in things]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", key) for key in ids)
    for thing in things:
        assert thing.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(thing.findtext(f"{ATOM}updated", "")).tzinfo is not None
    for entry in feed.iter(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}link").get("href").startswith(f"{SITE}/")


def test_the_feed_is_no_older_than_its_newest_entry(client: TestClient) -> None:
    feed = read_feed(client)
    days = [entry.findtext(f"{ATOM}updated", "") for entry in feed.iter(f"{ATOM}entry")]
    assert feed.findtext(f"{ATOM}updated", "") >= max(days)
    assert days == sorted(days, reverse=True)


def test_an_outside_reader_of_feeds_finds_no_fault(client: TestClient) -> None:
    feed = feedparser.parse(client.get("/api/changes.atom").content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert len(feed.entries) == 4
    for entry in feed.entries:
        assert entry.id
        assert entry.title
        assert entry.summary
        assert entry.updated_parsed
        assert entry.link.startswith(f"{SITE}/")


def test_reasons_are_escaped_and_say_old_and_new(client: TestClient) -> None:
    raw = client.get("/api/changes.atom").text
    assert "&lt;misread&gt; &amp; mended." in raw
    summaries = [entry.findtext(f"{ATOM}summary") for entry in read_feed(client).iter(f"{ATOM}entry")]
    assert f"value: 521 → 577. {REASON}" in summaries


def test_ids_stay_the_same_in_every_build(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [entry.findtext(f"{ATOM}id") for entry in read_feed(client).iter(f"{ATOM}entry")]
    again = write_released(tmp_path / "again")
    monkeypatch.setenv("SANAD_WAREHOUSE", str(again.pointer))
    monkeypatch.setenv("SANAD_DATASETS", str(again.datasets))
    assert [entry.findtext(f"{ATOM}id") for entry in read_feed(client).iter(f"{ATOM}entry")] == first


def test_a_feed_that_is_still_good_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/changes.atom")
    assert first.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert first.headers["access-control-allow-origin"] == "*"
    again = client.get("/api/changes.atom", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_without_releases_the_feed_is_empty_and_valid(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    invented = Path(__file__).parents[1] / "invented"
    monkeypatch.setenv("SANAD_WAREHOUSE", str(tmp_path / "build" / "sanad.duckdb"))
    monkeypatch.setenv("SANAD_DATASETS", str(invented))
    feed = read_feed(client)
    assert find_titles(feed) == []
    assert feed.findtext(f"{ATOM}updated")
