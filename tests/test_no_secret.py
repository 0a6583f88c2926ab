"""No secret lies in the repository: no key, token or password in any file that git knows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_BYTES = 2_000_000
# The password of a database that lives as long as its test.
KNOWN = {Path(__file__), ROOT / "tests" / "scale" / "postgresql.py"}
SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "an AWS key": r"\b(AKIA|ASIA)[0-9A-Z]{16}\b",
    "a GitHub token": r"\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50,})\b",
    "a Slack token": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "a key of a service": r"\b(sk|rk|pk)[-_](live|test|proj|ant)[-_][A-Za-z0-9_-]{16,}",
    "a JSON web token": r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.",
    "a password in an address": r"\b[a-z][a-z0-9+.-]*://[^\s/:@'\"{}$<]+:(?!secret@|hunter2@|\.\.\.@)[^\s/@'\"{}$<]{4,}@",
    "a password that is set": r"""(?i)\b(cookie_?secret|password|passwd|api_?key|auth_?token)\s*=\s*["'][^"'\s{}$<>]{12,}["']""",
}


def list_files() -> list[Path]:
    """The files that git knows."""
    named = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in named.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("what", SECRETS)
def test_no_secret_in_the_repository(what: str) -> None:
    pattern = re.compile(SECRETS[what])
    found = [
        f"{path.relative_to(ROOT)}: {match[0][:12]}…"
        for path in list_files()
        if path.stat().st_size <= MOST_BYTES and path not in KNOWN
        for match in pattern.finditer(path.read_bytes().decode("latin-1"))
    ]
    assert found == []


def test_the_patterns_find_what_they_name() -> None:
    """Made-up secrets, put together here so that this file holds none."""
    assert re.search(SECRETS["an AWS key"], "AKIA" + "A" * 16)
    assert re.search(SECRETS["a password in an address"], "postgres://me:" + "longword@host/x")
    assert re.search(SECRETS["a password that is set"], 'password = "' + "x" * 12 + '"')
