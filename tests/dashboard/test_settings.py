from __future__ import annotations

import pytest

from dashboard.settings import READ, ROOT, is_loopback, read_settings
from dashboard.unheeded import ALLOWED, NO_SUCH, list_unheeded


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


def test_every_setting_says_what_it_may_be() -> None:
    assert list(ALLOWED) == list(READ)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        (
            "SANAD_WAREHOUSE",
            "postgres://sanad:hunter2@db/sanad",
            "a file, or ducklake:postgres: and a PostgreSQL address",
        ),
        ("SANAD_WAREHOUSE", "ducklake:mysql:db=sanad", "a file, or ducklake:postgres: and a PostgreSQL address"),
        ("SANAD_DATASETS", "https://news.example/datasets", "a folder"),
        ("SANAD_LOCAL", "yes", "1, or not set"),
        ("SANAD_LOCAL", "1", "1 only on a server bound to loopback (--server.address 127.0.0.1)"),
        (
            "SANAD_BASE_URL",
            "sanad.example",
            "the site's address, such as https://sanad.example or https://news.example/sanad",
        ),
        ("SANAD_CONTACT", "desk@news", "one mail address"),
        ("SANAD_METRICS_TOKEN", "hunter2", "a secret of at least 16 characters"),
        ("SANAD_LOG", "debug", "quiet, or not set"),
        ("SANAD_BASEURL", "https://sanad.example", NO_SUCH),
    ],
)
def test_a_setting_that_cannot_be_heeded_is_named_with_what_is_allowed(name: str, value: str, allowed: str) -> None:
    assert list_unheeded(None, {name: value}) == [(name, allowed)]
    assert "hunter2" not in allowed


@pytest.mark.parametrize(
    "value",
    [
        "'none' https://a.example",
        "self",
        "https://a.example none",
        "https://a.example; script-src *",
        "https://a.example\r\nX: y",
        "ا",
    ],
)
def test_frame_ancestors_that_no_policy_has_let_nobody_frame(value: str) -> None:
    assert [name for name, _ in list_unheeded(None, {"SANAD_FRAME_ANCESTORS": value})] == ["SANAD_FRAME_ANCESTORS"]
    assert read_settings(None, {"SANAD_FRAME_ANCESTORS": value}).frame_ancestors == "'none'"


@pytest.mark.parametrize(
    "value", ["'none'", "'self'", "'self' https://a.example http://*.b.example:8080", "*", "https:"]
)
def test_frame_ancestors_of_the_policy_are_heeded(value: str) -> None:
    assert list_unheeded(None, {"SANAD_FRAME_ANCESTORS": value}) == []
    assert read_settings(None, {"SANAD_FRAME_ANCESTORS": value}).frame_ancestors == value


def test_what_the_guide_sets_is_heeded() -> None:
    env = {
        "SANAD_WAREHOUSE": "build/sanad.duckdb", "SANAD_DATASETS": "C:\\sanad\\datasets", "SANAD_LOCAL": "1",
        "SANAD_BASE_URL": "https://sanad.example", "SANAD_CONTACT": "desk@news.example", "SANAD_LOG": "quiet",
        "SANAD_EVENTS": "events", "SANAD_ACLED_USER": "x@news.example", "SANAD_METRICS_TOKEN": "0123456789abcdef",
    }  # fmt: skip
    assert list_unheeded("127.0.0.1", env) == []
    assert list_unheeded("127.0.0.1", {"SANAD_WAREHOUSE": "ducklake:postgres:dbname=sanad host=db"}) == []
