"""50,000 rows pass through the server; they do not stay in it, however many ask."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from serving import Server, serve
from synthetic import write_synthetic

ROWS = 50_000
MOST = 300  # megabytes above the server at rest: what the database keeps for itself, whatever the number of rows
MOST_LATER = 100  # megabytes that further requests may add: noise of the allocator


@pytest.fixture(scope="module")
def many(country_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a warehouse of 50,000 figures."""
    file = tmp_path_factory.mktemp("many") / "sanad.duckdb"
    write_synthetic(country_file, file, ROWS)
    with serve(file) as server:
        yield server


@contextmanager
def watch(server: Server) -> Iterator[list[float]]:
    """The megabytes that the server holds, looked at a hundred times a second."""
    seen, over = [server.read_memory()], threading.Event()

    def look() -> None:
        while not over.wait(0.01):
            seen.append(server.read_memory())

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def count_rows(address: str) -> int:
    """Rows of an answer in JSON."""
    with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310 (loopback)
        return len(json.load(answer)["rows"])


def count_lines(address: str, pause: float = 0) -> int:
    """Lines of an answer, read in pieces, with a pause after each megabyte."""
    lines = 0
    with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310 (loopback)
        while chunk := answer.read(1 << 20):
            lines += chunk.count(b"\r\n")
            time.sleep(pause)
    return lines


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from Linux's /proc")
@pytest.mark.xdist_group("http")
def test_fifty_thousand_rows_are_streamed_in_flat_memory(many: Server) -> None:
    address = f"{many.address}/api/figures.csv?guard=false"
    count_lines(f"{address}&measure=returns")
    rest = many.read_memory()
    with watch(many) as first:
        assert count_lines(address, pause=0.02) >= ROWS + 1
    with watch(many) as later:
        for _ in range(6):
            count_lines(address)
    assert max(first) - rest < MOST
    assert max(later) - max(first) < MOST_LATER


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from Linux's /proc")
@pytest.mark.xdist_group("http")
def test_many_extracts_at_once_wait_for_each_other_and_not_for_memory(many: Server) -> None:
    """Made side by side they took 2.4 GB."""
    address = f"{many.address}/api/figures.json?limit=10000&offset="
    count_rows(f"{address}0")
    rest = many.read_memory()
    with watch(many) as seen, ThreadPoolExecutor(24) as pool:
        lines = pool.map(lambda number: count_rows(f"{address}{number}"), range(24))
        with urllib.request.urlopen(f"{many.address}/healthz", timeout=10) as answer:  # noqa: S310 (loopback)
            assert answer.status == 200
        assert set(lines) == {10_000}
    assert max(seen) - rest < 2 * MOST
