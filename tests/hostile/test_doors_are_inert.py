"""Whatever the database holds leaves as text through every door that is no page: files, addresses, the feed, a page's head."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hostile_country import CANARY, LONG
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.address import View
from dashboard.bootstrap import open_door
from dashboard.extracts import formats
from dashboard.extracts.cells import STARTS_FORMULA
from dashboard.links import is_web_address
from dashboard.queries.tables import TABLES
from dashboard.routes import MIDDLEWARE, ROUTES
from dashboard.warehouse import Warehouse, open_warehouse

pytestmark = pytest.mark.long
SAFE_TYPES = ("text/plain", "text/csv", "application/", "image/")


@pytest.fixture
def hostile(hostile_warehouse: Path) -> Warehouse:
    """The hostile country, open."""
    return open_warehouse(hostile_warehouse)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, hostile_warehouse: Path) -> Iterator[TestClient]:
    """The routes on it."""
    monkeypatch.setenv("SANAD_WAREHOUSE", str(hostile_warehouse))
    monkeypatch.setenv("SANAD_DATASETS", str(hostile_warehouse.parent / "none"))
    open_door.cache_clear()
    with TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE)) as client:
        yield client


def read_cells(raw: bytes) -> Iterator[str]:
    """Every cell of a CSV file, which has as many in each row."""
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len({len(line) for line in lines}) == 1
    return (cell for line in lines for cell in line)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", ["csv", "hxl"])
def test_no_spreadsheet_runs_a_cell(hostile: Warehouse, table: str, name: str) -> None:
    cells = list(read_cells(formats()[name].to_bytes(TABLES[table].read(hostile, View()))))
    assert [cell for cell in cells if cell.startswith(STARTS_FORMULA) and not cell.startswith("#")] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_workbook_has_a_formula_or_a_link_that_is_not_of_the_web(hostile: Warehouse, table: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(formats()["xlsx"].to_bytes(TABLES[table].read(hostile, View()))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert [link for link in links if not is_web_address(link)] == []


def test_a_pack_holds_only_files_with_names_of_ours(hostile: Warehouse) -> None:
    for table in TABLES:
        with zipfile.ZipFile(io.BytesIO(formats()["pack"].to_bytes(TABLES[table].read(hostile, View())))) as pack:
            assert all(re.fullmatch(r"[a-z]+\.[a-z]+|README\.txt", name) for name in pack.namelist())
            for name in pack.namelist():
                if name.endswith(".csv"):
                    assert not any(cell.startswith(STARTS_FORMULA) for cell in read_cells(pack.read(name)))
            json.loads(pack.read("datapackage.json"))
            json.loads(pack.read("citation.json"))
            ris = pack.read("citation.ris").decode().splitlines()
            assert [line for line in ris if line.startswith(("TY  -", "ER  -"))] in (
                ["TY  - DATA", "ER  - "],
                [ris[0], ris[-1]],
            )


def list_addresses() -> list[str]:
    """Every address that the routes have, with a figure in the place of a parameter."""
    paths = [route.path for route in ROUTES if "{rest" not in route.path and route.path not in {"/api", "/metrics"}]
    return [path.replace("{id:str}", "fyear22b") for path in paths]


@pytest.mark.parametrize("path", list_addresses())
def test_no_address_answers_with_a_page_or_a_header_of_theirs(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert (
        answer.headers["content-type"].startswith(SAFE_TYPES) or path == "/ahead.js"
    )  # a script of ours, always the same
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not any(CANARY in value for value in answer.headers.values())
    if "json" in answer.headers["content-type"]:
        check_links(json.loads(answer.content))


def check_links(part: Any) -> None:
    """What is named as an address is one of the web, of our own, or plain text in a column of that name."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name in {"@id", "contentUrl", "page", "URL", "homepage"} and isinstance(value, str):
                assert value.startswith(("/", "http://", "https://")) or not value, value[:80]
            check_links(value)
    if isinstance(part, list):
        for value in part:
            check_links(value)


def test_the_feed_is_text_and_its_links_are_ours(client: TestClient) -> None:
    feed = ET.fromstring(client.get("/api/changes.atom").content)  # noqa: S314 (our own feed)
    names = {element.tag.partition("}")[2] for element in feed.iter()}
    assert names <= {"feed", "id", "title", "updated", "link", "author", "name", "entry", "summary"}
    assert {element.attrib["href"][:1] for element in feed.iter() if "href" in element.attrib} == {"/"}
    assert "type" not in {key for element in feed.iter() if not element.tag.endswith("link") for key in element.attrib}


def test_the_description_in_a_pages_head_cannot_end_its_script(hostile_site: Any) -> None:
    status, _, text = hostile_site.ask("/sources")
    assert status == 200
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert len(scripts) == 1
    assert json.loads(scripts[0])["@type"] == "Dataset"
    assert f"<script>window.{CANARY}" not in text
    assert "class=injected" not in text.replace(scripts[0], "")
    assert "<" not in scripts[0]


def test_a_cell_of_a_megabyte_leaves_whole(hostile: Warehouse) -> None:
    rows = formats()["csv"].to_bytes(TABLES["sources"].read(hostile, View()))
    assert LONG in list(read_cells(rows))
