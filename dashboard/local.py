"""Local mode, for a curator at her own machine: SANAD_LOCAL=1, a server bound to loopback, and asked by its loopback name.

All three, so that neither a setting left behind nor a name that a stranger points at this machine opens anything.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from dashboard.settings import is_loopback, read_settings


def is_local() -> bool:
    """Whether this reader sees what exists in local mode only."""
    address: str | None = st.get_option("server.address")
    return read_settings(address).local and is_loopback(read_host(st.context.headers.get("Host")))


def sees_closed() -> bool:
    """Whether this reader sees imported events that may not be passed on: the one who imported them, and in no frame on another page."""
    return is_local() and not st.context.is_embedded


def read_host(header: str | None) -> str | None:
    """The name in a Host header without its port; None where there is none."""
    try:
        return urlsplit(f"//{header}").hostname if header else None
    except ValueError:
        return None
