"""Every setting, all from the environment. With an empty environment the dashboard is as closed as on the internet."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """warehouse: the file or its pointer; datasets: what it is built from; local: review page and restricted rows."""

    warehouse: Path
    datasets: Path
    local: bool
    frame_ancestors: str


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


def read_settings(address: str | None, env: Mapping[str, str] = os.environ) -> Settings:
    """The settings for a server bound to `address`. Local mode needs both SANAD_LOCAL=1 and a loopback address."""
    return Settings(
        warehouse=Path(env.get("SANAD_WAREHOUSE") or ROOT / "build" / "sanad.duckdb"),
        datasets=Path(env.get("SANAD_DATASETS") or ROOT / "datasets"),
        local=env.get("SANAD_LOCAL") == "1" and is_loopback(address),
        frame_ancestors=env.get("SANAD_FRAME_ANCESTORS") or "'none'",
    )
