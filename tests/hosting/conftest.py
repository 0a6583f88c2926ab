"""Two processes on the invented country behind nginx, and a Chromium before it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from serving import ROOT

from etl.load.warehouse import write_warehouse
from etl.read.folder import read_corpus


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is served here runs on one worker; a browser on a busy machine may miss its time once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("hosting"))


@pytest.fixture(scope="session")
def nginx() -> None:
    """nginx is there, or the test fails with the line to type."""
    found = subprocess.run(
        [ROOT / "scripts" / "need.sh", "nginx", "nginx-light"], capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.fail(found.stderr)


@pytest.fixture(scope="session")
def country_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented country's warehouse."""
    path = tmp_path_factory.mktemp("country") / "sanad.duckdb"
    write_warehouse(path, read_corpus(ROOT / "tests" / "invented"), "country")
    return path
