"""A server that is started with settings that cannot be heeded, from another folder than the clone's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from serving import ROOT, clean_environment, start, write_command

SETTINGS = {
    "SANAD_WAREHOUSE": "postgres://sanad:hunter2@db/sanad",
    "SANAD_DATASETS": "s3://hunter2/datasets",
    "SANAD_FRAME_ANCESTORS": "https://a.example; script-src *",
    "SANAD_METRICS_TOKEN": "hunter2",
    "SANAD_LOCAL": "hunter2",
    "SANAD_LOG": "hunter2",
    "SANAD_CONTACT": "hunter2",
    "SANAD_BASE_URL": "javascript:hunter2",
    "SANAD_BASEURL": "hunter2",
}


@pytest.mark.long
def test_each_is_named_in_the_log_with_what_it_may_be_and_the_site_is_closed(tmp_path: Path) -> None:
    command = [word if word != "dashboard/app.py" else str(ROOT / word) for word in write_command()]
    with start(command, clean_environment(**SETTINGS), folder=tmp_path, until="/healthz") as server:
        log = server.read_log()
    assert "hunter2" not in log
    lines = [
        json.loads(line) for line in log.splitlines()
    ]  # nothing but ours: Streamlit's settings are found from there
    told = {line["name"]: line["allowed"] for line in lines if line["event"] == "setting"}
    assert set(told) == set(SETTINGS)
    assert all(told.values())
    assert list(tmp_path.iterdir()) == []
