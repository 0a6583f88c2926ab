"""The one arrow to the workshop: at start-up a missing or outdated warehouse is built, then its door stands open."""

from __future__ import annotations

import logging
import threading
from functools import lru_cache
from pathlib import Path

from dashboard.settings import Settings, read_settings
from dashboard.warehouse import Door, Warehouse

LOG = logging.getLogger("sanad")
_BUILDING = threading.Lock()


def build_missing(settings: Settings) -> None:
    """Build the warehouse unless it is up to date. A corpus with mistakes leaves the older one serving."""
    try:
        from etl import load

        load.ensure_warehouse(settings.datasets, settings.warehouse)
    except Exception as error:  # noqa: BLE001 (whatever is wrong with the corpus, readers get the last good warehouse)
        LOG.warning("warehouse not built: %s", error)


@lru_cache(maxsize=8)
def open_door(warehouse: Path, datasets: Path) -> Door:
    """The door to one warehouse, built at the first call."""
    build_missing(read_settings(None, {"SANAD_WAREHOUSE": str(warehouse), "SANAD_DATASETS": str(datasets)}))
    return Door(warehouse)


def current_warehouse() -> Warehouse:
    """The warehouse to answer from. Raises WarehouseError when there is none to be had."""
    settings = read_settings(None)
    with _BUILDING:
        door = open_door(settings.warehouse, settings.datasets)
    return door.current()
