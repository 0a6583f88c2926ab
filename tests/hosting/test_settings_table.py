"""The table of settings in docs/hosting.md is what the code reads, and what Streamlit would do."""

from __future__ import annotations

import os
import re

import pytest
import streamlit
from serving import ROOT

TABLE = re.compile(r"^\| `((?:SANAD|STREAMLIT)_[A-Z_]+)` \| (.+?) \| .+ \|$", re.MULTILINE)
NAME = re.compile(r"SANAD_[A-Z_]+")


def read_table() -> dict[str, str]:
    return dict(TABLE.findall((ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")))


def list_sources() -> list[str]:
    files = [path for room in ("dashboard", "etl") for path in (ROOT / room).rglob("*.py")]
    return [path.read_text(encoding="utf-8") for path in [*files, ROOT / "Makefile", ROOT / "compose.yaml"]]


def test_the_table_has_every_setting_of_ours_and_no_other() -> None:
    read = {name for text in list_sources() for name in NAME.findall(text)}
    assert {name for name in read_table() if name.startswith("SANAD_")} == read


@pytest.mark.parametrize("name", [name for name in read_table() if name.startswith("STREAMLIT_")])
def test_settings_of_streamlit_exist_and_have_the_default_in_the_table(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in [variable for variable in os.environ if variable.startswith("STREAMLIT_")]:
        monkeypatch.delenv(variable)
    options = streamlit.config.get_config_options(force_reparse=True)
    option = next(option for option in options.values() if option.env_var == name)
    told = read_table()[name].strip("`")
    if name.endswith("SECRET"):
        assert re.fullmatch(r"[0-9a-f]{64}", option.value)
    elif told in {"true", "8501"}:
        assert str(option.value).lower() == told
    elif not name.endswith("SECRET"):
        assert not option.value


def test_nginx_leads_to_the_ports_of_the_guide() -> None:
    guide, config = ((ROOT / path).read_text("utf-8") for path in ("docs/hosting.md", "deploy/nginx.conf"))
    ports = re.findall(r"server 127\.0\.0\.1:(\d+)", config)
    assert ports == re.findall(r"--server\.port (85\d\d)", guide)
