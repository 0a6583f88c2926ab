"""What the server sends for a page, before any script has run."""

from __future__ import annotations

import json
import re
import urllib.request

import pytest
from serving import Server

from dashboard.routes.ahead import PARTS

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def fetch(server: Server, path: str, **headers: str) -> tuple[str, dict[str, str]]:
    """Text and headers of an answer."""
    request = urllib.request.Request(server.address + path, headers=headers)  # noqa: S310 (loopback)
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 (loopback)
        return answer.read().decode(), {name.lower(): value for name, value in answer.headers.items()}


@pytest.mark.parametrize("path", ["/", "/trends", "/sources?q=x", "/figure?id=fyear22b"])
def test_every_page_describes_the_data_set_and_its_files(server: Server, path: str) -> None:
    text, headers = fetch(server, path, **{"Accept-Encoding": "gzip"})
    dataset = json.loads(SCRIPT.findall(text)[0])
    assert (dataset["@context"], dataset["@type"]) == ("https://schema.org/", "Dataset")
    assert {"/api/figures.csv", "/api/sanad.duckdb"} <= {file["contentUrl"] for file in dataset["distribution"]}
    assert '<link rel="alternate" type="application/ld+json" href="/api/dataset.jsonld">' in text
    assert int(headers["content-length"]) == len(text.encode())
    assert "etag" not in headers


def test_what_is_no_page_passes_as_it_is(server: Server) -> None:
    for path in ("/healthz", "/_stcore/health", "/api/figures.csv"):
        text, _ = fetch(server, path)
        assert "ld+json" not in text


@pytest.mark.parametrize(
    ("path", "charted"), [("/", False), ("/sources", False), ("/trends", True), ("/incident?id=x", True)]
)
def test_a_page_is_first_told_where_the_server_is_and_what_to_fetch(server: Server, path: str, charted: bool) -> None:
    text, _ = fetch(server, path)
    script, parts = re.findall(r'<head><script src="\./(ahead\.js\?[0-9a-f]{12})" data-wake="([^"]*)"></script>', text)[
        0
    ]
    names = parts.split()
    assert [name.partition(".")[0] for name in names] == (list(PARTS) if charted else [])
    for name in names:
        assert f'<link rel="modulepreload" href="./static/js/{name}">' in text
        assert len(fetch(server, f"/static/js/{name}")[0]) > 100
    body, headers = fetch(server, f"/{script}")
    assert "BACKEND_BASE_URL" in body
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
