"""Which warehouse an extract is read from: today's, or that of the release asked for."""

from __future__ import annotations

from dashboard.address import View
from dashboard.bootstrap import find_warehouse, prefer_release
from dashboard.queries.tables import Extractable
from dashboard.warehouse import Warehouse


def choose_warehouse(warehouse: Warehouse, table: Extractable, view: View) -> Warehouse:
    """The warehouse for a table in a view. Raises WarehouseError where only a release's own would do and can't be had."""
    if table.is_frozen:
        return prefer_release(warehouse, view.as_of)
    return find_warehouse(view.as_of) if view.as_of else warehouse
