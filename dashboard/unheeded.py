"""Settings that somebody has set and that cannot be heeded: named when the process starts, with what they may be.

What was found is not repeated: it may be a secret in the wrong place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from dashboard.settings import (
    READ,
    SHORTEST_TOKEN,
    is_loopback,
    read_ancestors,
    read_base_url,
    read_contact,
    read_place,
    read_token,
)

OURS = "SANAD_"
# Read by the workshop alone.
WORKSHOP = frozenset({"SANAD_EVENTS", "SANAD_LAKE_DATA", "SANAD_ACLED_USER", "SANAD_ACLED_PASSWORD"})
ALLOWED: dict[str, tuple[Callable[[str], object], str]] = {
    "SANAD_WAREHOUSE": (read_place, "a file, or ducklake:postgres: and a PostgreSQL address"),
    "SANAD_DATASETS": (read_place, "a folder"),
    "SANAD_LOCAL": (lambda text: text in {"0", "1"}, "1, or not set"),
    "SANAD_FRAME_ANCESTORS": (
        read_ancestors,
        "'none', or 'self' and addresses such as https://news.example with spaces between them",
    ),
    "SANAD_BASE_URL": (
        read_base_url,
        "the site's address, such as https://sanad.example or https://news.example/sanad",
    ),
    "SANAD_REPOSITORY_URL": (read_base_url, "the repository's address, such as https://forge.example/name/sanad"),
    "SANAD_CONTACT": (read_contact, "one mail address"),
    "SANAD_METRICS_TOKEN": (read_token, f"a secret of at least {SHORTEST_TOKEN} characters"),
    "SANAD_LOG": (lambda text: text == "quiet", "quiet, or not set"),
}
NO_SUCH = f"no such setting; there are {', '.join(sorted({*ALLOWED, *WORKSHOP}))}"
LOOPBACK = "1 only on a server bound to loopback (--server.address 127.0.0.1)"


def list_unheeded(address: str | None, env: Mapping[str, str] = os.environ) -> list[tuple[str, str]]:
    """Each setting that is set and not heeded by a server bound to `address`, and what is allowed."""
    ours = {name: text for name, text in env.items() if name.startswith(OURS) and text}
    found = [(name, ALLOWED[name][1]) for name in READ if name in ours and not ALLOWED[name][0](ours[name])]
    found += [(name, NO_SUCH) for name in ours if name not in {*ALLOWED, *WORKSHOP}]
    return found + ([("SANAD_LOCAL", LOOPBACK)] if ours.get("SANAD_LOCAL") == "1" and not is_loopback(address) else [])
