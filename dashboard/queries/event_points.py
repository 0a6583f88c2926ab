"""The table of points of imported events, as every extract has it: those that may be passed on, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.address import View
from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.queries.events import AREA, GRID
from dashboard.warehouse import Warehouse

POINT_COLUMNS = (
    Column("series_id", "s.series_id", "The series: data set, measure, type of event, area and kind of period."),
    Column("event_dataset", "s.event_dataset", "The imported data set."),
    Column("title", "s.title", "Its name and version."),
    Column("producer_name", "d.producer", "Who made it."),
    Column("measure", "s.measure", "What is added up; violent_incidents: the events themselves are counted."),
    Column("unit", "coalesce(s.unit, 'events')", "persons, families or events."),
    Column("event_type", "s.event_type", "The data set's own type of event, or all."),
    Column("event_type_label", "s.event_type_label", "The same in words."),
    Column("reference_area", "s.reference_area", "Code of the area, the areas within it included; empty where there is none."),
    Column("area_name", "s.area_name", "Its name."),
    Column("period", "s.period", "Year or month (EDTF)."),
    Column("period_start", "s.period_start", "First day of the period (ISO date)."),
    Column("period_end", "s.period_end", "Last day of the period (ISO date), included."),
    Column("period_kind", "s.period_kind", "year or month."),
    Column("value", "s.value", "Sum of the data set's own best estimates, or the number of events: Sanad's arithmetic."),
    Column("low", "s.low", "Sum of its low estimates; empty where it gives none."),
    Column("high", "s.high", "Sum of its high estimates; empty where it gives none."),
    Column("n_events", "s.n_counted", "Events behind the sum."),
    Column("n_without_value", "s.n_without_value", "Events without a number, which are not in the sum."),
    Column("n_not_placed", "s.n_not_placed", "Months only: events of that year that reach over several months, in no month."),
    Column("derived", "true", "Always true: a sum of ours, not a figure that a document prints."),
    Column("source_title", "d.citation", "How to cite the data set."),
    Column("source_url", "d.source_url", "Where it is from."),
    Column("source_licence", "d.licence", "Its licence."),
)  # fmt: skip
POINT_ROWS = """
SELECT {{columns}}
FROM filled s
JOIN event_datasets d USING (event_dataset)
WHERE s.redistributable AND {condition}
ORDER BY s.series_id, s.period_start
"""
EVERY = GRID.replace("list_contains($series, s.series_id)", "true").replace("$local", "false")
# Field of View → condition on one point.
POINT_CONDITIONS = {
    "measure": "s.measure = $measure",
    "area": f"{AREA} = $area",
    "kind": "s.period_kind = $kind",
    "from_": "s.period_end::VARCHAR >= $from_",
    "to": "(s.period_end::VARCHAR)[: length($to)] <= $to",
    "series": "list_contains($series, s.series_id)",
}


def read_event_points(warehouse: Warehouse, view: View) -> Answer:
    """The points of imported events in a view that may be passed on, whatever the mode."""
    parameters = {
        field: list(value) if isinstance(value, tuple) else value
        for field in POINT_CONDITIONS
        if (value := getattr(view, field))
    }
    condition = " AND ".join([POINT_CONDITIONS[field] for field in parameters] or ["true"])
    sql = EVERY + POINT_ROWS.format(condition=condition)
    return stream_answer(warehouse, "event-points", POINT_COLUMNS, sql, parameters, view)


def read_series_points(warehouse: Warehouse, view: View, *, series: Sequence[str], first: date, last: date) -> Answer:
    """The points of some series in view; those that may not be passed on are not among them."""
    asked = View(series=tuple(series), from_=first.isoformat(), to=last.isoformat(), as_of=view.as_of)
    return read_event_points(warehouse, asked)
