"""Every setting, all from the environment. With an empty environment the dashboard is as closed as on the internet."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_TOKEN = 16
LAKE = "ducklake:"  # how SANAD_WAREHOUSE begins where it names no file
# What may be the name of a file, a folder or a lake: no address of another kind, which would be taken for the name of a file.
PLACE = re.compile(r"ducklake:postgres:.*|(?![A-Za-z0-9+.-]{2,}:).*", re.DOTALL)
SITE = re.compile(r"https?://[A-Za-z0-9.\-]+(:\d{1,5})?(/[A-Za-z0-9._~\-]+)*", re.ASCII)
# What may stand in frame-ancestors (Content Security Policy Level 3, 6.4.2): a header can hold no other sign.
SOURCE = r"('self'|\*|https?:|(https?://)?(?!(self|none)( |$))(\*\.)?[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)*(:(\d{1,5}|\*))?)"
ANCESTORS = re.compile(rf"'none'|{SOURCE}( +{SOURCE})*", re.ASCII)
MAIL = re.compile(r"[A-Za-z0-9._+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+", re.ASCII)


@dataclass(frozen=True)
class Settings:
    """warehouse: the file or its pointer; datasets: what it is built from; local: review page and restricted rows.

    `lake`: the address of a lake that is read instead of the file; it may hold a password and is never shown.

    `base_url` is the site's address without a slash at the end, for links that leave the site; empty when it is not known.
    `repository_url` is where corrections are suggested (a forge with issues), `contact` the mail address of whoever runs
    the site; both empty unless set. `metrics_token` opens /metrics; empty: nobody may. `quiet`: the log holds builds and
    what went wrong, not each request.
    """

    warehouse: Path
    datasets: Path
    local: bool
    frame_ancestors: str
    base_url: str = ""
    repository_url: str = ""
    contact: str = ""
    metrics_token: str = ""
    quiet: bool = False
    lake: str = field(default="", repr=False)


def is_loopback(address: str | None) -> bool:
    """Whether a server bound to `address` can be reached from this machine only. No address means all of them."""
    if not address:
        return False
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def read_base_url(text: str) -> str:
    """The site's address, or nothing where it is not of the form https://host/folder."""
    site = text.strip().rstrip("/")
    return site if SITE.fullmatch(site) else ""


def read_ancestors(text: str) -> str:
    """Who may frame pages, or nothing where it is not of the form that the policy has."""
    return text.strip() if ANCESTORS.fullmatch(text.strip()) else ""


def read_contact(text: str) -> str:
    """A mail address, or nothing where it is not plainly one."""
    return text.strip() if MAIL.fullmatch(text.strip()) else ""


def read_token(text: str) -> str:
    """The token, or nothing where it is too short to be a secret."""
    return text.strip() if len(text.strip()) >= SHORTEST_TOKEN else ""


def read_place(text: str) -> str:
    """The name of a file, a folder or a lake, or nothing where it is an address of another kind."""
    return text if PLACE.fullmatch(text) else ""


def read_warehouse(text: str) -> dict[str, Any]:
    """The file, or the lake, be its address a whole one or not; the file of the clone where nothing is named."""
    if text.startswith(LAKE):
        return {"warehouse": ROOT / "build" / "sanad.duckdb", "lake": text}
    return {"warehouse": Path(read_place(text) or ROOT / "build" / "sanad.duckdb"), "lake": ""}


# Each variable, and what it says of the settings; one that is not set reads as empty.
READ: dict[str, Callable[[str], dict[str, Any]]] = {
    "SANAD_WAREHOUSE": read_warehouse,
    "SANAD_DATASETS": lambda text: {"datasets": Path(read_place(text) or ROOT / "datasets")},
    "SANAD_LOCAL": lambda text: {"local": text == "1"},
    "SANAD_FRAME_ANCESTORS": lambda text: {"frame_ancestors": read_ancestors(text) or "'none'"},
    "SANAD_BASE_URL": lambda text: {"base_url": read_base_url(text)},
    "SANAD_REPOSITORY_URL": lambda text: {"repository_url": read_base_url(text)},
    "SANAD_CONTACT": lambda text: {"contact": read_contact(text)},
    "SANAD_METRICS_TOKEN": lambda text: {"metrics_token": read_token(text)},
    "SANAD_LOG": lambda text: {"quiet": text == "quiet"},
}


def read_settings(address: str | None, env: Mapping[str, str] = os.environ) -> Settings:
    """The settings for a server bound to `address`. Local mode needs both SANAD_LOCAL=1 and a loopback address."""
    return make_settings(address, tuple(env.get(name, "") for name in READ))


@lru_cache(maxsize=4)
def make_settings(address: str | None, texts: tuple[str, ...]) -> Settings:
    """The settings that the texts of all variables make; a page asks many times."""
    said: dict[str, Any] = {}
    for read, text in zip(READ.values(), texts, strict=True):
        said |= read(text)
    return Settings(**{**said, "local": said["local"] and is_loopback(address)})
