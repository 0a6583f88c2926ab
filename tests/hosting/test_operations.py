"""The procedures of docs/operations.md, on a running server and a copy of the invented datasets."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from serving import ROOT, serve

pytestmark = pytest.mark.long
GUIDE = ROOT / "docs" / "operations.md"


def build(datasets: Path, warehouse: Path) -> subprocess.CompletedProcess[str]:
    """`python -m etl build` as the guide has it."""
    env = {**os.environ, "SANAD_WAREHOUSE": str(warehouse)}
    command = [sys.executable, "-m", "etl", "build", "--datasets", str(datasets)]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def read_version(address: str) -> str:
    """The version that a running process answers from."""
    with urllib.request.urlopen(f"{address}/readyz", timeout=60) as answer:  # noqa: S310 (loopback)
        return str(json.load(answer)["version"])


def change_a_title(datasets: Path, title: str) -> None:
    """Edit one cell of sources.csv."""
    path = datasets / "sources.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][rows[0].index("title")] = title
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_data_are_updated_and_rolled_back_while_a_process_runs(tmp_path: Path) -> None:
    datasets, warehouse = tmp_path / "datasets", tmp_path / "build" / "sanad.duckdb"
    shutil.copytree(ROOT / "tests" / "invented", datasets)
    first = (datasets / "sources.csv").read_bytes()
    assert build(datasets, warehouse).returncode == 0
    with serve(warehouse) as server:
        before = read_version(server.address)
        change_a_title(datasets, "A title that was changed")
        assert build(datasets, warehouse).returncode == 0
        after = read_version(server.address)
        change_a_title(datasets, "")
        refused = build(datasets, warehouse)
        assert (refused.returncode, read_version(server.address)) == (1, after)
        assert "sources.csv" in refused.stderr
        (datasets / "sources.csv").write_bytes(first)
        assert build(datasets, warehouse).returncode == 0
        assert (read_version(server.address), before != after) == (before, True)


def test_in_a_hurry_the_pointer_leads_back(tmp_path: Path) -> None:
    datasets, warehouse = tmp_path / "datasets", tmp_path / "build" / "sanad.duckdb"
    shutil.copytree(ROOT / "tests" / "invented", datasets)
    build(datasets, warehouse)
    earlier = warehouse.resolve().name
    with serve(warehouse) as server:
        before = read_version(server.address)
        change_a_title(datasets, "A title that was changed")
        build(datasets, warehouse)
        assert read_version(server.address) != before
        subprocess.run(["ln", "-sfn", earlier, warehouse], check=True)
        assert read_version(server.address) == before


def test_a_site_comes_back_from_nothing(tmp_path: Path) -> None:
    datasets, warehouse = tmp_path / "datasets", tmp_path / "build" / "sanad.duckdb"
    shutil.copytree(ROOT / "tests" / "invented", datasets)
    with serve(warehouse, SANAD_DATASETS=str(datasets)) as server:
        first = read_version(server.address)
    shutil.rmtree(warehouse.parent)
    with serve(warehouse, SANAD_DATASETS=str(datasets)) as server:
        assert read_version(server.address) == first


def test_every_message_of_the_guide_is_one_of_ours() -> None:
    code = " ".join(
        path.read_text(encoding="utf-8")
        for room in ("etl", "dashboard")
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", ".json"}
    )
    messages = re.findall(
        r"^\| ([A-Z][^|]+?) \| .+ \|$", GUIDE.read_text("utf-8").partition("## What a message")[2], re.MULTILINE
    )
    assert len(messages) > 6
    for message in messages:
        if not message.startswith("Port"):  # Streamlit's own
            parts = [part.strip() for part in re.split(r"\*n\*|…|\((?:503|on pages)\)", message)]
            assert all(part.strip("(). ") in code for part in parts if part), message


def test_every_event_and_metric_of_the_guide_exists() -> None:
    code = " ".join(path.read_text("utf-8") for room in ("etl", "dashboard") for path in (ROOT / room).rglob("*.py"))
    guide = GUIDE.read_text("utf-8")
    told = set(re.findall(r"sanad_[a-z_]+|process_[a-z_]+", guide))
    assert {name for name in told if name not in code} <= {
        f"sanad_{what}_{kind}" for what in ("runs", "requests") for kind in ("total", "seconds")
    }
    events = set(re.findall(r'note\(\s*"(\w+)"|event="(\w+)"', code))
    table = guide.partition("## The log")[2].partition("**What")[0]
    assert {a or b for a, b in events} <= set(re.findall(r"`(\w+)`", table))
