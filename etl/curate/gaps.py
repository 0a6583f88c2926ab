"""The curator's to-do list: months of a regular series of which we hold no document.

A hole is ours until shown otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Gap:
    """One series of one producer with months that are not held; months as YYYY-MM."""

    producer_id: str
    producer: str
    series_id: str
    measure: str
    definition: str
    population_group: str
    reference_area: str
    crossing: str | None
    period_kind: str
    n_months: int
    n_missing: int
    months: list[str]

    def as_row(self) -> dict[str, Any]:
        """The gap as `etl gaps --json` prints it."""
        return asdict(self)


def read_gaps(warehouse: Path, producer: str | None = None) -> list[Gap]:
    """Gaps of all regular series or of one producer, longest series first. Raises duckdb.Error."""
    import duckdb

    sql = (resources.files("etl") / "sql" / "gaps.sql").read_text(encoding="utf-8")
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return [Gap(*row) for row in con.execute(sql, {"producer": producer}).fetchall()]


def next_month(month: str) -> str:
    """The month after YYYY-MM."""
    day = date.fromisoformat(f"{month}-01")
    return f"{day.year + day.month // 12:04d}-{day.month % 12 + 1:02d}"


def join_months(months: list[str]) -> list[str]:
    """Months in order as runs: ["2019-03 to 2019-07", "2021-01"]."""
    runs: list[list[str]] = []
    for month in months:
        if runs and next_month(runs[-1][-1]) == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return [run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]


def describe_gaps(gaps: list[Gap]) -> Iterator[str]:
    """The list as lines of text, by producer and series."""
    for producer, group in groupby(gaps, key=lambda gap: gap.producer):
        yield producer
        for gap in group:
            parts = (gap.measure, gap.definition, gap.population_group, gap.reference_area, gap.crossing)
            named = " · ".join(part for part in parts if part)
            yield f"  {named} · by {gap.period_kind}: {gap.n_missing} of {gap.n_months} months not held"
            yield f"    {', '.join(join_months(gap.months))}"
