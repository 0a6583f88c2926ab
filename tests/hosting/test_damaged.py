"""A running site whose newest warehouse is damaged, again and again: it goes on from the last good one, and takes up the next."""

from __future__ import annotations

import json
import shutil
import urllib.request
from pathlib import Path

import pytest
from serving import serve
from test_errors_are_plain import damage_file
from test_rebuild import put_edition

from etl.load.versions import point_to

pytestmark = pytest.mark.long
DAMAGES = ("empty", "truncated", "newer version", "foreign", "a folder", "missing")


def read(address: str) -> bytes:
    """One answer."""
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (loopback)
        return bytes(answer.read())


def test_the_last_good_warehouse_serves_on_whatever_comes_after_it(tmp_path: Path, country_file: Path) -> None:
    pointer = tmp_path / "sanad.duckdb"
    put_edition(pointer, country_file, 1)
    with serve(pointer) as server:
        for edition, damage in enumerate(DAMAGES, 2):
            before = json.loads(read(f"{server.address}/readyz"))
            rows = read(f"{server.address}/api/sources.csv")
            damaged = tmp_path / f"sanad-{edition:012x}-{0:012x}.duckdb"
            damage_file(country_file, damaged, damage)
            point_to(pointer, damaged)
            assert json.loads(read(f"{server.address}/readyz")) == before, damage
            assert read(f"{server.address}/api/sources.csv") == rows, damage
            if damaged.is_dir():
                shutil.rmtree(damaged)
            put_edition(pointer, country_file, edition)
            assert f"edition {edition}.".encode() in read(f"{server.address}/api/sources.csv"), damage
