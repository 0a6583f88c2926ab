"""A warehouse that asks every question twice, of the file and of the lake, and keeps what the two answer differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from dashboard.warehouse import Warehouse

OPEN_CURSOR = Warehouse.cursor  # as it is when nothing is put in its place
Parameters = Sequence[Any] | Mapping[str, Any] | None


@dataclass
class Twins:
    """`asked`: texts of the questions so far; `differences`: those whose rows are not the same."""

    file: Warehouse
    lake: Warehouse
    asked: set[str] = field(default_factory=set)
    differences: list[str] = field(default_factory=list)

    def open(self) -> TwinCursor:
        """A cursor that answers from the file."""
        return TwinCursor(self, OPEN_CURSOR(self.file), OPEN_CURSOR(self.lake))

    def compare(self, sql: str, left: list[Any], right: list[Any]) -> None:
        """Note a question whose answers differ. Rows that an ORDER BY leaves equal may come in another order."""
        self.asked.add(sql)
        if left != right and sorted(map(repr, left)) != sorted(map(repr, right)):
            apart = set(map(repr, left)) ^ set(map(repr, right))
            self.differences.append(f"{sql}\n{len(left)} and {len(right)} rows; only on one side: {sorted(apart)[:2]}")


class TwinCursor:
    """What the dashboard calls of a DuckDB cursor."""

    def __init__(self, twins: Twins, left: duckdb.DuckDBPyConnection, right: duckdb.DuckDBPyConnection) -> None:
        self.twins, self.left, self.right = twins, left, right

    def register(self, name: str, table: Any) -> None:
        """Name a table of the caller's on both."""
        self.left.register(name, table)
        self.right.register(name, table)

    def execute(self, sql: str, parameters: Parameters = None) -> duckdb.DuckDBPyConnection:
        """Ask both; the answer of the file, unread."""
        left = self.left.execute(sql, parameters).fetchall()
        self.twins.compare(sql, left, self.right.execute(sql, parameters).fetchall())
        return self.left.execute(sql, parameters)
