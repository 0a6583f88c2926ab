from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from reading import OpenPage
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.bootstrap import open_door
from dashboard.meter import Meter
from dashboard.pages import list_pages
from dashboard.plain_log import note_error
from dashboard.routes import MIDDLEWARE, ROUTES
from dashboard.routes.watch import ROUTES_KNOWN, name_route

TOKEN = "a-token-of-these-tests"  # noqa: S105
STRANGE = "/%0a{'event':'start'}?q=Someone+Private&measure=<script>"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, country_file: Path) -> Iterator[TestClient]:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(country_file))
    monkeypatch.setenv("SANAD_DATASETS", str(country_file.parent / "none"))
    monkeypatch.setenv("SANAD_METRICS_TOKEN", TOKEN)
    with TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE)) as client:
        yield client


def read_lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(record.message) for record in caplog.records if record.name == "sanad"]


def test_a_request_leaves_one_line_of_json(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "sanad"):
        answer = client.get("/api/figures.csv?measure=attacks")
    (line,) = [line for line in read_lines(caplog) if line["event"] == "request"]
    assert line.pop("at")
    assert line.pop("ms")
    assert line == {
        "event": "request", "method": "GET", "route": "/api/figures", "status": 200, "bytes": len(answer.content),
    }  # fmt: skip


def test_nothing_that_a_stranger_types_reaches_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "sanad"):
        client.get(STRANGE, headers={"User-Agent": "Reader of 10.1.2.3", "Referer": "https://secret.example/"})
        client.request("EVIL", "/api/nobody-knows.csv?q=Someone+Private")
    text = " ".join(record.message for record in caplog.records if record.name == "sanad")
    assert [(line["route"], line["method"]) for line in read_lines(caplog)] == [("other", "GET"), ("/api", "other")]
    for secret in ("Private", "script", "10.1.2.3", "testclient", "secret", "EVIL", "nobody", str(Path.home())):
        assert secret not in text


def test_probes_are_counted_and_not_written(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "sanad"):
        client.get("/healthz")
    assert read_lines(caplog) == []


@pytest.mark.parametrize(
    "path", ["/", "/trends", "/trends/_stcore/health", "/api/figures.csv", "/api/figure/f1", "/static/x.js"]
)
def test_every_route_of_ours_has_its_name(path: str) -> None:
    assert name_route(path) != "other"


def test_every_page_is_a_known_route() -> None:
    assert {entry.url_path or "" for entry in list_pages()} <= ROUTES_KNOWN


def test_metrics_are_for_those_who_hold_the_token(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    held = {"Authorization": f"Bearer {TOKEN}"}
    assert client.get("/metrics", headers=held).status_code == 200
    for headers in ({}, {"Authorization": TOKEN}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {TOKEN}x"}):
        assert client.get("/metrics", headers=headers).status_code == 404
    for unset in ("", "short"):
        monkeypatch.setenv("SANAD_METRICS_TOKEN", unset)
        for given in ("", unset, TOKEN):
            assert client.get("/metrics", headers={"Authorization": f"Bearer {given}"}).status_code == 404


def test_metrics_of_streamlit_are_shut_too(client: TestClient) -> None:
    answer = client.get("/_stcore/metrics")
    assert (answer.status_code, answer.text) == (404, "There is nothing at this address.\n")


def test_metrics_count_requests_and_tell_of_the_warehouse(client: TestClient) -> None:
    client.get("/api/sources.json")
    text = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
    assert 'sanad_requests_total{route="/api/sources",outcome="200"}' in text
    assert 'sanad_requests_seconds_bucket{route="/api/sources",le="+Inf"}' in text
    assert "sanad_warehouse_ready 1\n" in text
    assert "\nprocess_resident_memory_bytes " in text


def test_a_histogram_adds_up() -> None:
    meter = Meter()
    for seconds in (0.001, 0.01, 0.02, 3, 100):
        meter.count("runs", "trends", "ok", seconds)
    lines = meter.write("", None).splitlines()
    buckets = [line.split()[1] for line in lines if line.startswith("sanad_runs_seconds_bucket")]
    assert buckets == ["2", "3", "3", "3", "3", "3", "3", "3", "4", "5"]
    assert 'sanad_runs_seconds_count{page="trends"} 5' in lines
    assert 'sanad_runs_total{page="trends",outcome="ok"} 5' in lines


def test_a_run_of_a_page_leaves_one_line(open_page: OpenPage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "sanad"):
        open_page("sources", q="Someone Private")
    (line,) = [line for line in read_lines(caplog) if line["event"] == "run"]
    assert line["outcome"] == "ok"
    assert "Private" not in caplog.text


def test_a_failing_page_says_where_and_nothing_of_the_machine(
    open_page: OpenPage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.pages.sources.list_sources", None)
    with caplog.at_level(logging.INFO, "sanad"):
        open_page("sources", id="nowhere")
    error, run = [line for line in read_lines(caplog) if line["event"] in {"error", "run"}]
    assert (error["error"], run["outcome"]) == ("TypeError", "error")
    assert str(error["place"]).startswith("dashboard/")
    assert str(Path(__file__).parents[2]) not in caplog.text


def test_what_ends_a_thread_leaves_one_line_and_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    error = ValueError("/secret/of/the/machine")
    with caplog.at_level(logging.INFO, "sanad"):
        note_error(threading.ExceptHookArgs((ValueError, error, None, None)))
    (line,) = read_lines(caplog)
    assert {**line, "at": ""} == {"event": "error", "at": "", "error": "ValueError", "place": "elsewhere"}


def test_a_failed_build_at_the_start_leaves_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        open_door(tmp_path / "none.duckdb", tmp_path / "none")
    assert [line["event"] for line in map(json.loads, caplog.messages)] == ["build"]
