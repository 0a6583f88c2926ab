"""Every way of docs/hosting.md from a clean folder with an empty environment, as somebody new would try it."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import serving
from serving import ROOT, write_command
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

pytestmark = pytest.mark.long
LEFT_OUT = shutil.ignore_patterns("__pycache__", "build", ".git", ".venv", "*.egg-info", ".*_cache", ".hypothesis")


@contextmanager
def start(folder: Path, bound_to: str | None = None, **settings: str) -> Iterator[str]:
    """`streamlit run dashboard/app.py` in a folder, with nothing in the environment but the way to programs."""
    environment = {"PATH": os.environ["PATH"], **settings}
    with serving.start(write_command(), environment, folder=folder, bound_to=bound_to) as server:
        yield server.address


def read(address: str) -> bytes:
    """One answer."""
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (loopback)
        return bytes(answer.read())


def open_page(address: str, host: str) -> bool:
    """Whether a page's websocket opens under a name of the host."""
    port = int(address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as wire:
        try:
            with connect(f"ws://{host}:{port}/_stcore/stream", sock=wire):
                return True
        except InvalidStatus as refusal:
            return refusal.response.status_code != 403


def copy_of_dockerfile(folder: Path) -> None:
    """What the Dockerfile copies, and nothing else."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for source, target in re.findall(r"^COPY (\S+) (\S+)$", text, re.MULTILINE):
        if source.endswith("/"):
            shutil.copytree(ROOT / source, folder / target, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / source, folder / target)


def test_a_host_that_runs_one_file_needs_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(ROOT, tmp_path / "sanad", ignore=LEFT_OUT)
    with start(tmp_path / "sanad", HOME=str(tmp_path)) as address:
        ready = json.loads(read(f"{address}/readyz"))
        assert read(f"{address}/api/figures.csv").count(b"\r\n") > 1000
        assert b"stApp" in read(address) or b"<!DOCTYPE html>" in read(address)
    assert ready["status"] == "ok"
    assert list((tmp_path / "sanad" / "build").glob("sanad-*.duckdb"))


def test_what_the_container_holds_runs_where_only_build_can_be_written(tmp_path: Path) -> None:
    folder, home = tmp_path / "app", tmp_path / "home"
    (folder / "build").mkdir(parents=True)
    home.mkdir()
    copy_of_dockerfile(folder)
    before = {path for path in folder.rglob("*") if "build" not in path.parts[len(folder.parts) :]}
    for path in [folder, *before]:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        with start(folder, HOME=str(home), PYTHONDONTWRITEBYTECODE="1") as address:
            assert json.loads(read(f"{address}/readyz"))["status"] == "ok"
        assert {path for path in folder.rglob("*") if "build" not in path.parts[len(folder.parts) :]} == before
    finally:
        for path in [folder, *before]:
            path.chmod(path.stat().st_mode | 0o200)


def test_a_name_that_is_not_allowed_opens_no_page(tmp_path: Path) -> None:
    with start(
        ROOT, "127.0.0.1", STREAMLIT_SERVER_ALLOWED_HOSTS="sanad.example 127.0.0.1",
        HOME=str(tmp_path),
    ) as address:  # fmt: skip
        assert open_page(address, "127.0.0.1")
        assert not open_page(address, "evil.example")
