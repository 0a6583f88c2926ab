from __future__ import annotations

import pytest

from dashboard.settings import ROOT, is_loopback, read_settings


def test_an_empty_environment_is_closed() -> None:
    settings = read_settings("127.0.0.1", {})
    assert not settings.local
    assert settings.warehouse == ROOT / "build" / "sanad.duckdb"
    assert settings.frame_ancestors == "'none'"


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_local_mode_on_loopback(address: str) -> None:
    assert read_settings(address, {"SANAD_LOCAL": "1"}).local


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.168.1.5", "example.org", "127.0.0.1.evil.example"])  # noqa: S104
def test_no_local_mode_elsewhere(address: str | None) -> None:
    assert not is_loopback(address)
    assert not read_settings(address, {"SANAD_LOCAL": "1"}).local


@pytest.mark.parametrize("value", ["", "0", "true", "yes", "11"])
def test_local_mode_is_asked_for_with_one_word_only(value: str) -> None:
    assert not read_settings("127.0.0.1", {"SANAD_LOCAL": value}).local
