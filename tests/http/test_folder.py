"""A site in a folder of its host: our addresses lie there too."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from serving import serve
from starlette.testclient import TestClient
from streamlit import config


@pytest.mark.parametrize("named", ["news/sanad", "/news/sanad/"])
def test_ours_are_found_in_the_folder_and_at_the_root(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setattr(config, "get_option", lambda *_: named)
    for path in ("/api/figures.csv", "/outlines/world_110m.json", "/ahead.js", "/readyz"):
        assert client.get(f"/news/sanad{path}").content == client.get(path).content
    for path in ("/news/sanad/trends", "/x/news/sanad/readyz", "/news/sanadreadyz", "/sanad/readyz"):
        assert client.get(path).text == "Not Found"


@pytest.mark.long
def test_the_process_answers_in_its_folder(country_file: Path) -> None:
    with serve(country_file, STREAMLIT_SERVER_BASE_URL_PATH="news/sanad") as server:
        kinds = {
            path: urlopen(f"{server.address}/news/sanad/{path}").headers.get_content_type()  # noqa: S310 (loopback)
            for path in ("", "trends", "ahead.js", "api/figures.csv", "api/search.json?q=attacks", "_stcore/health")
        }
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{server.address}/news/sanad/metrics")  # noqa: S310 (loopback)
    types = ["text/html", "text/html", "text/javascript", "text/csv", "application/json", "text/plain"]
    assert list(kinds.values()) == types
