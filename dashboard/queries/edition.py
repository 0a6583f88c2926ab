"""Which state of the corpus a warehouse holds, as citations name it."""

from __future__ import annotations

from dashboard.citations import Edition
from dashboard.settings import read_settings
from dashboard.warehouse import Warehouse


def read_edition(warehouse: Warehouse, site: str = "") -> Edition:
    """Release, the day the corpus last changed, and the site's address: the one that is set, else `site`."""
    info = warehouse.info
    return Edition(info["version"], info.get("corpus_changed", ""), read_settings(None).base_url or site)
