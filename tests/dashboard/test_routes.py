from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.address import View
from dashboard.extracts import Options, formats
from dashboard.pages import LOCAL_PAGES
from dashboard.queries.figures import read_figures
from dashboard.routes import MIDDLEWARE, ROUTES
from dashboard.routes.extracts import served_formats
from dashboard.routes.headers import WORKPLACE
from dashboard.warehouse import Warehouse


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, country_file: Path) -> Iterator[TestClient]:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(country_file))
    monkeypatch.setenv("SANAD_DATASETS", str(country_file.parent / "none"))
    with TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE)) as client:
        yield client


def test_the_process_says_it_is_healthy_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["version"] == "country"


def test_without_a_warehouse_it_is_healthy_but_not_ready(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(tmp_path / "none.duckdb"))
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    refusal = client.get("/api/figures.csv")
    assert (refusal.status_code, refusal.json()) == (503, {"error": "The database of figures could not be opened."})


@pytest.mark.parametrize("format_", list(served_formats()))
def test_http_gives_what_the_button_gives_without_bom(client: TestClient, country: Warehouse, format_: str) -> None:
    answer = client.get(f"/api/figures{formats()[format_].suffix}", params={"measure": "attacks", "from": "2022"})
    expected = formats()[format_].to_bytes(
        read_figures(country, View(measure="attacks", from_="2022")), Options(bom=False)
    )
    assert answer.content == expected
    assert answer.headers["content-type"] == formats()[format_].media_type
    assert answer.headers["access-control-allow-origin"] == "*"


def test_guard_may_be_left_off(client: TestClient, country: Warehouse) -> None:
    answer = client.get("/api/figures.csv?guard=false")
    assert answer.content == formats()["csv"].to_bytes(read_figures(country, View()), Options(guard=False, bom=False))
    assert client.get("/api/figures.csv?guard=perhaps").status_code == 400


def test_an_answer_that_is_still_good_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/sources.json?q=a")
    again = client.get("/api/sources.json?q=a", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/sources.json?q=b").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/api/nothing.csv", 404, "There are figures, "),
        ("/api/figures.exe", 404, "There are figures, "),
        ("/api/figures.csv?measure=nothing", 400, "There is no measure called “nothing” here."),
        ("/api/figures.csv?measure=a'; DROP TABLE figures", 400, "The address gives a value for “measure”"),
        ("/api/figures.csv?evil=1", 400, "The address asks for “evil”"),
        ("/api/figures.csv?q=word", 400, "“q” is not a filter of this table."),
        ("/api/figures.csv?as_of=1999.01", 400, "There is no as_of called “1999.01” here."),
        ("/api/sources.json?q=" + "x" * 10_000, 400, "The address gives more text for “q” than fits."),
    ],
)
def test_what_cannot_be_heeded_is_refused_in_a_sentence(
    client: TestClient, path: str, status: int, sentence: str
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["error"][: len(sentence)]) == (status, sentence)


def test_no_other_site_may_frame_a_page_unless_it_is_embedded(client: TestClient) -> None:
    plain, embedded = client.get("/healthz").headers, client.get("/healthz?embed=true").headers
    assert plain["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in plain["content-security-policy"]
    assert "x-frame-options" not in embedded
    assert "frame-ancestors *" in embedded["content-security-policy"]


@pytest.mark.parametrize("path", ["/review", "/review/", "/news/sanad/review"])
def test_no_other_site_may_frame_the_page_on_which_a_curator_writes(client: TestClient, path: str) -> None:
    assert client.get(f"{path}?embed=true").headers["x-frame-options"] == "DENY"
    assert {entry.url_path for entry in LOCAL_PAGES} == {WORKPLACE}


def test_a_page_of_the_same_site_may_frame_a_page(client: TestClient) -> None:
    own = {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "same-origin"}
    headers = client.get("/healthz", headers=own).headers
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "SAMEORIGIN"
    for site in ("same-site", "cross-site", "none"):
        assert client.get("/healthz", headers={**own, "Sec-Fetch-Site": site}).headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "query", ["?embed=false", "?embed=", "?embed=true&embed=false", "?embed=true1", "?embedded=true"]
)
def test_only_embed_true_opens_the_frame(client: TestClient, query: str) -> None:
    assert client.get(f"/healthz{query}").headers["x-frame-options"] == "DENY"


def test_every_answer_has_the_security_headers(client: TestClient) -> None:
    headers = client.get("/api/nothing.csv").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "script-src 'self' blob: 'sha256-" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
