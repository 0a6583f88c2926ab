"""Local mode, for a curator at her own machine: SANAD_LOCAL=1, a server bound to loopback, asked by its loopback name and by itself.

All four, so that neither a setting left behind, nor a name that a stranger points at this machine, nor a proxy that hands
on what strangers ask opens anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from dashboard.settings import is_loopback, read_settings

# By these a proxy says that it asks for somebody else (RFC 7239; RFC 9110, 7.6.3; and the names that were used before).
HANDED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")


def is_local() -> bool:
    """Whether this reader sees what exists in local mode only."""
    return is_for_curator(st.context.headers)


def is_for_curator(headers: Mapping[str, str]) -> bool:
    """Whether a request, by its headers (found in any spelling), comes from the machine of a server in local mode."""
    address: str | None = st.get_option("server.address")
    if not read_settings(address).local or any(name in headers for name in HANDED_ON):
        return False
    return is_loopback(read_host(headers.get("Host")))


def sees_closed() -> bool:
    """Whether this reader sees imported events that may not be passed on: the one who imported them, and in no frame on another page."""
    return is_local() and not st.context.is_embedded


def read_host(header: str | None) -> str | None:
    """The name in a Host header without its port; None where there is none."""
    try:
        return urlsplit(f"//{header}").hostname if header else None
    except ValueError:
        return None
