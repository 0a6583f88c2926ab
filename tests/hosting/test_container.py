"""Dockerfile and compose.yaml say what docs/hosting.md promises. They are read here, not run."""

from __future__ import annotations

import json
import re
import shlex

import pytest
import yaml
from serving import ROOT

from dashboard.routes import ROUTES

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
STEPS = [tuple(line.split(maxsplit=1)) for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
SERVICE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["sanad"]
NOBODY = "10001:10001"


def read_steps(name: str) -> list[str]:
    """What follows one word of the Dockerfile, each time that it stands there."""
    return [rest for word, rest in STEPS if word == name]


def read_mounts() -> dict[str, dict[str, str]]:
    """The folders in memory, with their options."""
    pairs = [mount.split(":", 1) for mount in SERVICE["tmpfs"]]
    return {folder: dict(option.split("=") for option in options.split(",")) for folder, options in pairs}


def test_nothing_runs_as_root() -> None:
    assert read_steps("USER") == [NOBODY]
    assert SERVICE["user"] == NOBODY
    words = [word for word, _ in STEPS]
    assert not {"RUN", "COPY", "ADD"} & set(words[words.index("USER") :])


def test_the_file_system_is_only_read_but_for_what_must_be_written() -> None:
    assert SERVICE["read_only"] is True
    assert "volumes" not in SERVICE
    mounts = read_mounts()
    assert set(mounts) == {"/tmp", "/app/build"}  # noqa: S108 (of the container)
    assert (mounts["/app/build"]["uid"], mounts["/app/build"]["gid"]) == tuple(NOBODY.split(":"))
    assert all(options["size"] for options in mounts.values())
    assert read_steps("WORKDIR") == ["/app"]
    assert dict(pair.split("=") for pair in read_steps("ENV")[0].split())["HOME"] == "/tmp"  # noqa: S108


def test_it_has_no_privileges_and_is_seen_by_this_machine_alone() -> None:
    assert SERVICE["cap_drop"] == ["ALL"]
    assert SERVICE["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "cap_add", "devices", "network_mode", "pid", "ipc", "env_file"} & set(SERVICE)
    assert [port.rpartition(":")[0] for port in SERVICE["ports"]] == ["127.0.0.1:8501"]


def test_no_secret_is_in_the_image_and_local_mode_is_not_on() -> None:
    assert all("=" not in name for name in SERVICE["environment"])  # passed on, not written down
    assert "SANAD_LOCAL" not in SERVICE["environment"]
    assert not re.search(r"SANAD_|SECRET|TOKEN|PASSWORD", DOCKERFILE)
    assert read_steps("ADD") == []


def test_what_is_passed_on_is_a_setting_and_nothing_grows_without_end() -> None:
    table = (ROOT / "docs" / "hosting.md").read_text("utf-8").partition("## Settings")[2]
    assert [name for name in SERVICE["environment"] if f"| `{name}` |" not in table] == []
    assert SERVICE["mem_limit"]
    assert set(SERVICE["logging"]["options"]) == {"max-size", "max-file"}


def test_the_health_check_asks_whether_there_is_a_warehouse() -> None:
    (check,) = read_steps("HEALTHCHECK")
    program, option, code = json.loads(check.partition("CMD ")[2])
    assert (program, option) == ("python", "-c")
    compile(code, "health", "exec")
    (path,) = re.findall(r"http://127\.0\.0\.1:8501(/[a-z]+)", code)
    assert path == "/readyz"
    assert path in {route.path for route in ROUTES}
    assert "healthcheck" not in SERVICE  # the image's own holds


def test_the_base_is_named_with_its_version_and_what_is_copied_is_there() -> None:
    (base,) = read_steps("FROM")
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", base)
    sources = [shlex.split(step)[0] for step in read_steps("COPY")]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    kept = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert kept[0] == "*"
    assert {source.rstrip("/") for source in sources} == {
        line.removeprefix("!") for line in kept if line.startswith("!")
    }


def test_it_starts_as_hosts_do_and_ends_before_it_is_killed() -> None:
    (command,) = read_steps("CMD")
    assert json.loads(command)[:3] == ["streamlit", "run", "dashboard/app.py"]
    assert int(SERVICE["stop_grace_period"].removesuffix("s")) > 7  # docs/operations.md: SIGTERM ends it within seven
    assert SERVICE["restart"] == "unless-stopped"


@pytest.mark.parametrize("words", ["could not be run where they were written", "user 10001", "`/readyz`"])
def test_the_guide_says_so(words: str) -> None:
    guide = (ROOT / "docs" / "hosting.md").read_text("utf-8").partition("## A container")[2].partition("\n## ")[0]
    assert words in guide
