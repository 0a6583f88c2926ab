"""The invented country over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import ROOT, Server, serve
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.bootstrap import open_door
from dashboard.routes import MIDDLEWARE, ROUTES
from etl.load.warehouse import write_warehouse
from etl.read.folder import read_corpus


@pytest.fixture(scope="session")
def country_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented country's warehouse."""
    path = tmp_path_factory.mktemp("country") / "sanad.duckdb"
    write_warehouse(path, read_corpus(ROOT / "tests" / "invented"), "country")
    return path


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, country_file: Path) -> Iterator[TestClient]:
    """The routes, asked without a server."""
    monkeypatch.setenv("SANAD_WAREHOUSE", str(country_file))
    monkeypatch.setenv("SANAD_DATASETS", str(country_file.parent / "none"))
    monkeypatch.delenv("SANAD_BASE_URL", raising=False)
    open_door.cache_clear()
    with TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE)) as client:
        yield client


@pytest.fixture(scope="session")
def server(country_file: Path) -> Iterator[Server]:
    """A real server on the invented country."""
    with serve(country_file) as server:
        yield server
