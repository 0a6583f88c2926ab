"""Warehouses to test the show room on, and the site run without a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from reading import OpenPage
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.bootstrap import open_door
from dashboard.warehouse import Warehouse, open_warehouse
from etl.load.warehouse import write_warehouse
from etl.read.folder import read_corpus

ROOT = Path(__file__).parents[2]
INVENTED = ROOT / "tests" / "invented"
RIGHT_TO_LEFT = "\u202egnp.exe"
HOSTILE = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "[click](javascript:document.title='owned') **bold** $x^2$ :red[red]",
    '=HYPERLINK("http://evil.example","x")',
    "-1+cmd|' /C calc'!A0",
    f"name{RIGHT_TO_LEFT}",
    "nul\x00 and bell\x07",
    "{0.__class__} %s {amount}",
]


@pytest.fixture(scope="session")
def country_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented country's warehouse."""
    path = tmp_path_factory.mktemp("country") / "sanad.duckdb"
    write_warehouse(path, read_corpus(INVENTED), "country")
    return path


@pytest.fixture(scope="session")
def country(country_file: Path) -> Warehouse:
    """The invented country's warehouse, open."""
    return open_warehouse(country_file)


@pytest.fixture(scope="session")
def hostile_file(country_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with hostile text in every field that a document or a curator fills."""
    path = tmp_path_factory.mktemp("hostile") / "sanad.duckdb"
    shutil.copyfile(country_file, path)
    pick = "$texts[1 + (hash(rowid) % len($texts))::INTEGER]"
    with duckdb.connect(str(path)) as con:
        tables = {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        for table, columns in {
            "sources": ["title", "author", "agency", "note", "copy_of_title"],
            "figures": ["speaker", "as_stated", "as_stated_en", "note"],
            "stored_figure_claims": ["speaker", "as_stated", "as_stated_en", "note"],
            "stored_claims": ["speaker"],
            "definitions": ["label", "description"],
            "producers": ["name", "short_name"],
            "milestones": ["label", "title"],
            "measures": ["label"],
            "population_groups": ["label"],
            "reference_areas": ["name"],
            "withdrawn": ["reason"],
        }.items():
            if table in tables:
                changes = ", ".join(f"{column} = {pick}" for column in columns)
                con.execute(f"UPDATE {table} SET {changes}", {"texts": HOSTILE})
        con.execute(
            "UPDATE sources SET publisher = title, url = 'javascript:alert(1)', archived_url = 'data:text/html,x'"
        )
        con.execute("UPDATE build_info SET content_hash = 'hostile'")
    return path


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, country_file: Path) -> OpenPage:
    """A function that opens a page by its path and parameters, as a browser would, on the invented country."""

    def open_one(page: str, warehouse: Path = country_file, **parameters: str | list[str]) -> AppTest:
        monkeypatch.setenv("SANAD_WAREHOUSE", str(warehouse))
        monkeypatch.setenv("SANAD_DATASETS", str(warehouse.parent / "no datasets"))
        app = AppTest.from_file(ROOT / "dashboard" / "site" / "run.py", default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name.rstrip("_")] = value
        if page:
            app._page_hash = calc_hash(page)
        return app.run()

    return open_one


@pytest.fixture(autouse=True)
def closed_doors() -> None:
    """Each test finds its own warehouse."""
    open_door.cache_clear()
