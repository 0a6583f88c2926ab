"""Downloads from a server on this machine that drops the line midway."""

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.cli import app
from etl.cli.fetch import name_release
from etl.events.fetching import FetchError, fetch_file
from etl.events.terms import read_note

CONTENT = bytes(range(256)) * 4000


class Server(ThreadingHTTPServer):
    """Serves CONTENT, cuts the first `drops` answers short, and remembers the ranges asked for."""

    def __init__(self) -> None:
        self.drops = 0
        self.tag: str | None = '"one"'
        self.ranges: list[str | None] = []
        self.status = 200
        self.content = CONTENT
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        wanted = self.headers["Range"]
        self.server.ranges.append(wanted)
        if self.server.status != 200:
            self.send_error(self.server.status)
            return
        same = self.headers["If-Range"] == self.server.tag
        first = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and same else 0
        content = self.server.content[first:]
        self.send_response(206 if first else 200)
        self.send_header("Content-Length", str(len(content)))
        if self.server.tag:
            self.send_header("ETag", self.server.tag)
        self.end_headers()
        if self.server.drops:
            self.server.drops -= 1
            self.wfile.write(content[: len(content) // 2])
            self.wfile.flush()
            self.close_connection = True
            return
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()


def no_pause(_: float) -> None:
    """Tests do not wait between tries."""


def test_a_dropped_download_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    server.drops = 2
    found = fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", pause=no_pause)
    assert (tmp_path / "ged.zip").read_bytes() == CONTENT
    assert found == hashlib.sha256(CONTENT).hexdigest()
    assert server.ranges == [None, "bytes=512000-", "bytes=768000-"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ged.zip", "ged.zip.source.json"]


def test_the_next_run_goes_on_where_a_run_gave_up(server: Server, tmp_path: Path) -> None:
    server.drops = 5
    with pytest.raises(FetchError, match=r"dropped 5 times. Run the command again: it goes on where it stopped"):
        fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", pause=no_pause)
    assert not (tmp_path / "ged.zip").exists()
    fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", pause=no_pause)
    assert (tmp_path / "ged.zip").read_bytes() == CONTENT
    assert server.ranges[-1] == "bytes=992000-"


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(server: Server, tmp_path: Path) -> None:
    server.drops = 5
    with pytest.raises(FetchError):
        fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", pause=no_pause)
    server.tag, server.content = '"two"', CONTENT[::-1]
    fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", pause=no_pause)
    assert (tmp_path / "ged.zip").read_bytes() == CONTENT[::-1]


def test_without_a_tag_nothing_is_pieced_together(server: Server, tmp_path: Path) -> None:
    server.drops, server.tag = 1, None
    fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", pause=no_pause)
    assert server.ranges == [None, None]
    assert (tmp_path / "ged.zip").read_bytes() == CONTENT


def test_a_wrong_checksum_keeps_nothing(server: Server, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="gave a file whose SHA-256 is"):
        fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", sha256="0" * 64, pause=no_pause)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_said_at_once(server: Server, tmp_path: Path) -> None:
    server.status = 404
    with pytest.raises(
        FetchError, match=r"answers 404 \(Not Found\). The address may have changed: give it with --url"
    ):
        fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", pause=no_pause)
    assert server.ranges == [None]


def test_a_server_in_trouble_is_asked_again(server: Server, tmp_path: Path) -> None:
    server.status = 503
    with pytest.raises(FetchError, match="cannot be reached"):
        fetch_file(f"{server.address}/ged.zip", tmp_path / "ged.zip", pause=no_pause)
    assert len(server.ranges) == 5


def test_offline_is_said(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"cannot be reached .*Is this machine online\?"):
        fetch_file("http://127.0.0.1:9/ged.zip", tmp_path / "ged.zip", pause=no_pause)


def test_the_command_fetches_a_release(server: Server, tmp_path: Path) -> None:
    arguments = ["fetch", "ucdp-ged", "26.1", "--url", f"{server.address}/ged261-csv.zip", "--folder", str(tmp_path)]
    answer = CliRunner().invoke(app, arguments)
    assert answer.exit_code == 0
    assert answer.stdout.endswith(f"Next: python -m etl import ucdp-ged {tmp_path}/ged261-csv.zip\n")


def test_the_command_finds_a_table_on_hdx_with_its_licence(server: Server, tmp_path: Path) -> None:
    package = {
        "name": "invented", "title": "Invented returns", "license_title": "CC BY IGO", "organization": {"title": "Invented office"},
        "resources": [
            {"format": "XLSX", "url": f"{server.address}/returns.xlsx", "last_modified": "2025"},
            {"format": "CSV", "url": f"{server.address}/returns.csv", "last_modified": "2024"},
        ],
    }  # fmt: skip
    server.content = json.dumps({"success": True, "result": package}).encode()
    answer = CliRunner().invoke(
        app, ["fetch", "flows", "invented", "--url", f"{server.address}/api", "--folder", str(tmp_path)]
    )
    assert answer.exit_code == 0, answer.output
    note = read_note(tmp_path / "returns.csv")
    assert (note["licence"], note["title"], note["source_url"]) == (
        "CC BY IGO", "Invented returns", "https://data.humdata.org/dataset/invented",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("version", "end"),
    [("26.1", "/ged/ged261-csv.zip"), ("26.0.8", "/candidateged/GEDEvent_v26_0_8.csv"), ("26.01.26.06", "/candidateged/GEDEvent_v26_01_26_06.csv")],
)  # fmt: skip
def test_releases_have_their_addresses(version: str, end: str) -> None:
    assert name_release(version) == f"https://ucdp.uu.se/downloads{end}"


def test_what_is_no_release_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    answer = CliRunner().invoke(app, ["fetch", "ucdp-ged", "newest", "--folder", str(tmp_path)])
    assert answer.exit_code == 1
    assert answer.stderr == "'newest' is no release of UCDP GED. Write it like 26.1, or a candidate like 26.0.8.\n"


def test_other_data_sets_cannot_be_fetched_and_files_are_no_addresses(tmp_path: Path) -> None:
    gtd = CliRunner().invoke(app, ["fetch", "gtd", "x", "--folder", str(tmp_path)])
    assert (gtd.exit_code, "gtd cannot be fetched; ucdp-ged, flows and acled can." in gtd.stderr) == (1, True)
    local = CliRunner().invoke(
        app, ["fetch", "ucdp-ged", "26.1", "--url", "file:///etc/passwd", "--folder", str(tmp_path)]
    )
    assert (local.exit_code, "is no web address" in local.stderr) == (1, True)
