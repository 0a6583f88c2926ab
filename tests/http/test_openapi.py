"""The description of the API keeps its word: schemathesis asks a real server everything it promises, and more."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from serving import Server


def run_schemathesis(server: Server, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One run; it leaves what it writes in `folder`."""
    program = str(Path(sys.executable).with_name("schemathesis"))
    command = [program, "run", f"{server.address}/api/openapi.json", "--no-color", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=1_500)


@pytest.mark.xdist_group("http")
def test_schemathesis_finds_no_fault(server: Server, tmp_path: Path) -> None:
    done = run_schemathesis(server, tmp_path, "--phases", "fuzzing", "--max-examples", "4", "--seed", "1")
    assert done.returncode == 0, done.stdout[-4_000:]


@pytest.mark.long
@pytest.mark.timeout(1_600)
@pytest.mark.xdist_group("http")
def test_schemathesis_finds_no_fault_in_all_its_phases(server: Server, tmp_path: Path) -> None:
    done = run_schemathesis(server, tmp_path, "--max-examples", "20", "--seed", "1")
    assert done.returncode == 0, done.stdout[-4_000:]


def test_every_address_is_described(server: Server) -> None:
    from dashboard.routes.changes import ROUTES as CHANGES
    from dashboard.routes.descriptions import ROUTES as DESCRIPTIONS
    from dashboard.routes.extracts import ROUTES as EXTRACTS
    from dashboard.routes.figure import ROUTES as FIGURE
    from dashboard.routes.openapi import ROUTES as OPENAPI
    from dashboard.routes.search import ROUTES as SEARCH

    routes = [*EXTRACTS, *FIGURE, *DESCRIPTIONS, *OPENAPI, *CHANGES, *SEARCH]
    with urllib.request.urlopen(f"{server.address}/api/openapi.json", timeout=30) as answer:  # noqa: S310 (loopback)
        described = set(json.load(answer)["paths"])
    assert described == {route.path.replace("{id:str}", "{id}") for route in routes}
