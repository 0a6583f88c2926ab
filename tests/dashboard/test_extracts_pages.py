"""What a page exports is what it shows, filters and all: every page that has a download, in every format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from os import environ
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
import streamlit as st
from reading import OpenPage, read_text
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.extracts import formats
from dashboard.pages import PAGES
from dashboard.routes import ROUTES
from dashboard.words import say

ROOT = Path(__file__).parents[2]
# Pages with a download, with a filter in the address, and what every exported row then fulfils.
ATTACKS = {"measure": "attacks", "area": "XA"}
IN_2022 = {"from_": "2022", "to": "2022"}
LAKELAND = "XB-2023-05-01-LAKELAND"
CASES: dict[str, tuple[dict[str, str], Callable[[dict[str, str]], bool]]] = {
    "trends": (
        {**ATTACKS, **IN_2022, "kind": "year"},
        lambda row: (row["measure"], row["reference_area"], row["period_end"][:4]) == ("attacks", "XA", "2022"),
    ),
    "returns": ({"area": "XA"}, lambda row: row["measure"] in {"returns", "deportations", "population"}),
    "compare": (
        {**ATTACKS, "period": "2022"},
        lambda row: (row["measure"], row["reference_area"], row["period_end"]) == ("attacks", "XA", "2022-12-31"),
    ),
    "incidents": ({"kind": "airstrike"}, lambda row: row["kind"] == "airstrike"),
    "incident": ({"id": LAKELAND}, lambda row: row["incident_id"] == LAKELAND),
    "coverage": (ATTACKS, lambda row: (row["measure"], row["reference_area"]) == ("attacks", "XA")),
    "sources": ({"publisher": "Daily Arvan"}, lambda row: row["publisher"] == "Daily Arvan"),
}


@dataclass
class Seen:
    """What a page has put up: downloads by key and format, and the figures of its tables by key."""

    downloads: dict[str, dict[str, Callable[[], bytes]]] = field(default_factory=dict)
    tables: dict[str, set[str]] = field(default_factory=dict)
    text: str = ""

    def note_download(self, label: str, data: Callable[[], bytes], key: str, **_: object) -> bool:  # noqa: ARG002
        """In place of st.download_button; what is no extract (a chart as a page of its own) is another's."""
        if (parts := key.split(" "))[0] == "download" and len(parts) == 3:
            self.downloads.setdefault(parts[1], {})[parts[2]] = data
        return False

    def note_part(self, *_: object, **__: object) -> Callable[..., None]:
        """In place of st.components.v2.component: a part that only notes the figures of its rows."""

        def put(key: str, data: dict[str, Any] | None = None, **_: object) -> None:
            rows = (data or {}).get("rows")
            if rows is not None:
                self.tables[key] = {row["figure"] for row in rows}

        return put


def open_fold(key: str) -> None:
    """In place of leaving folds as they are: as a reader who has opened all of them."""
    st.session_state[key] = True


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch, open_page: OpenPage) -> Callable[..., Seen]:
    """A function that opens a page and notes what it puts up."""

    def look_at(page: str, **parameters: str) -> Seen:
        seen = Seen()
        monkeypatch.setattr(st, "download_button", seen.note_download)
        monkeypatch.setattr(st.components.v2, "component", seen.note_part)
        monkeypatch.setattr("dashboard.folds.hold_open", open_fold)
        app = open_page(page, **parameters)
        assert not app.exception
        seen.text = read_text(app)
        assert say("error.page") not in seen.text
        return seen

    return look_at


def read_rows(raw: bytes) -> list[dict[str, str]]:
    """CSV as dicts."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def count_rows(format_name: str, raw: bytes) -> int:
    """Rows of an extract below its headers."""
    if format_name == "parquet":
        return int(pq.read_metadata(io.BytesIO(raw)).num_rows)
    if format_name == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)["Data"]
        return sum(any(cell is not None for cell in row) for row in sheet.iter_rows(min_row=2, values_only=True))
    if format_name == "json":
        return len(json.loads(raw)["rows"])
    return len(read_rows(raw)) - (format_name == "hxl")


def test_every_page_with_a_download_is_looked_at(look: Callable[..., Seen]) -> None:
    paths = [entry.url_path or "" for entry in PAGES]
    with_download = {path for path in paths if look(path, **CASES.get(path, ({}, None))[0]).downloads}
    assert with_download == set(CASES)


@pytest.mark.parametrize("page", CASES)
def test_a_filter_in_the_view_is_a_filter_in_every_export(look: Callable[..., Seen], page: str) -> None:
    parameters, fits = CASES[page]
    for name, given in look(page, **parameters).downloads.items():
        rows = read_rows(given["csv"]())
        assert rows
        if "measure" in rows[0] or page in {"incidents", "sources"}:
            assert [row for row in rows if not fits(row)] == [], name


@pytest.mark.parametrize("page", CASES)
def test_every_format_of_a_download_has_the_same_rows(look: Callable[..., Seen], page: str) -> None:
    for given in look(page, **CASES[page][0]).downloads.values():
        assert set(given) == set(formats())
        expected = len(read_rows(given["csv"]()))
        counts = {name: count_rows(name, given[name]()) for name in ("hxl", "xlsx", "parquet", "json")}
        assert set(counts.values()) == {expected}


@pytest.mark.parametrize(
    ("page", "download", "table"),
    [
        ("trends", "figures", "points"),
        ("compare", "compare", "table-compare"),
        ("returns", "moment", "table-moment"),
        ("returns", "curves-returns", "table-curves-returns"),
        ("incident", "figures", "figures"),
    ],
)
def test_the_figures_exported_are_those_of_the_table(
    look: Callable[..., Seen], page: str, download: str, table: str
) -> None:
    seen = look(page, **CASES[page][0])
    exported = {row["figure_id"] for row in read_rows(seen.downloads[download]["csv"]())}
    assert exported == seen.tables[table] != set()


def test_the_sources_exported_are_those_listed(look: Callable[..., Seen]) -> None:
    everything = read_rows(look("sources").downloads["sources"]["csv"]())
    seen = look("sources", **CASES["sources"][0])
    exported = {row["title"] for row in read_rows(seen.downloads["sources"]["csv"]())}
    assert exported == {row["title"] for row in everything if f">{row['title']}<" in seen.text}
    assert len(exported) < len(everything)


@pytest.mark.parametrize("name", ["csv", "hxl", "xlsx", "parquet", "json"])
def test_button_http_and_command_give_the_same_bytes(
    look: Callable[..., Seen], country_file: Path, tmp_path: Path, name: str
) -> None:
    suffix, given = formats()[name].suffix, tmp_path / "given"
    button = look("sources", **CASES["sources"][0]).downloads["sources"][name]()
    with TestClient(Starlette(routes=ROUTES)) as client:
        http = client.get(f"/api/sources{suffix}", params=CASES["sources"][0]).content
    # The one difference: over HTTP text begins without a mark for Excel.
    assert (b"\xef\xbb\xbf" if name in {"csv", "hxl"} else b"") + http == button
    command = ["export", "--table", "sources", "--format", name, "--publisher", "Daily Arvan", str(given)]
    env = {**environ, "SANAD_WAREHOUSE": str(country_file), "SANAD_DATASETS": str(tmp_path / "none")}
    subprocess.run([sys.executable, "-m", "dashboard", *command], cwd=ROOT, env=env, check=True, timeout=60)
    assert given.read_bytes() == button


def test_the_incidents_exported_are_those_listed(look: Callable[..., Seen]) -> None:
    seen = look("incidents", **CASES["incidents"][0])
    assert [row["incident_id"] for row in read_rows(seen.downloads["incidents"]["csv"]())] == [LAKELAND]
    assert f"id={LAKELAND}" in seen.text
    later = look("incidents", from_="2024")
    assert [read_rows(given["csv"]()) for given in later.downloads.values()] in ([], [[]])


def test_the_cells_exported_are_those_drawn(look: Callable[..., Seen]) -> None:
    seen = look("coverage", **CASES["coverage"][0], producer="arvan_monitor")
    rows = read_rows(seen.downloads["coverage"]["csv"]())
    assert {row["producer_id"] for row in rows} == {"arvan_monitor"}
    months = sorted(row["month"] for row in rows)
    assert len(months) == len(set(months)) > 0
