"""A running site whose newest warehouse is damaged, again and again: it goes on from the last good one, and takes up the next."""

from __future__ import annotations

import json
import random
import re
import shutil
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from serving import ROOT, serve
from test_errors_are_plain import damage_file
from test_rebuild import put_edition

from etl.load.versions import is_whole, point_to

pytestmark = pytest.mark.long
DAMAGES = ("empty", "truncated", "newer version", "foreign", "a folder", "missing", "middle overwritten")
HEADERS = 3 * 4096  # read when the file is opened


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


def damage_inside(path: Path, seed: int) -> None:
    """Other bytes here and there behind the headers, as a failing disk leaves them; hardly a block is spared."""
    size, chance = path.stat().st_size, random.Random(seed)  # noqa: S311 (so that a failure can be repeated)
    with path.open("r+b") as file:
        for _ in range(1_000):
            file.seek(chance.randrange(HEADERS, size - 64))
            file.write(chance.randbytes(64))


def read_edition(address: str) -> int | None:
    """The edition that the site answers from; None where it refuses in a sentence. Anything else is an error."""
    try:
        rows = read(f"{address}/api/sources.csv").decode()
    except urllib.error.HTTPError as refusal:
        code, said = refusal.code, json.load(refusal)
    else:
        (edition,) = set(re.findall(r"edition (\d+)\.", rows))
        return int(edition)
    assert (code, set(said)) == (503, {"error"})
    return None


@pytest.mark.parametrize("seed", range(3))
def test_damage_inside_an_open_file_leads_to_the_last_good_one(tmp_path: Path, country_file: Path, seed: int) -> None:
    pointer = tmp_path / "sanad.duckdb"
    put_edition(pointer, country_file, 1)
    put_edition(pointer, country_file, 2)
    with serve(pointer) as server:
        damage_inside(pointer.resolve(), seed)
        deadline = time.monotonic() + 30
        while (edition := read_edition(server.address)) != 1:
            assert edition in {2, None}, "whole answers from what is in memory, or a sentence"
            assert time.monotonic() < deadline
        assert json.loads(read(f"{server.address}/readyz"))["version"] == f"{1:012x}"
        assert '"outcome": "a read failed"' in server.read_log()


def test_a_file_is_damaged_while_it_is_open_and_the_next_download_is_whole(tmp_path: Path, country_file: Path) -> None:
    pointer = tmp_path / "sanad.duckdb"
    put_edition(pointer, country_file, 1)
    good = read_bytes(pointer)
    put_edition(pointer, country_file, 2)
    with serve(pointer) as server:
        assert read(f"{server.address}/api/sanad.duckdb") == read_bytes(pointer)
        damage_inside(pointer.resolve(), 1)
        assert read(f"{server.address}/api/sanad.duckdb") == good
        assert read_edition(server.address) == 1


def read_bytes(pointer: Path) -> bytes:
    """The file behind a pointer."""
    return pointer.resolve().read_bytes()


def test_damage_inside_an_open_file_is_built_anew_from_the_datasets(tmp_path: Path) -> None:
    pointer = tmp_path / "sanad.duckdb"
    datasets = shutil.copytree(ROOT / "tests" / "invented", tmp_path / "datasets")
    with serve(pointer, SANAD_DATASETS=str(datasets)) as server:
        damage_inside(first := pointer.resolve(), 1)
        deadline = time.monotonic() + 60
        while pointer.resolve() == first:
            assert time.monotonic() < deadline
            with suppress(urllib.error.HTTPError):  # a sentence; nothing is broken off
                read(f"{server.address}/api/figures.csv")
        assert is_whole(pointer.resolve())
        assert read(f"{server.address}/api/figures.csv").count(b"\r\n") > 30
