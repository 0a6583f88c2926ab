"""Incidents and the figures that belong to them: the same place, the same days, and no entry inside itself."""

from __future__ import annotations

from collections.abc import Iterator

from etl.periods import read_span
from etl.problems import Problem
from etl.read.rows import Row
from etl.validate.cells import problem_at
from etl.validate.references import Rows, split_list


def check_incidents(rows: Rows) -> Iterator[Problem]:
    """Coordinates in pairs, parts without circles, and figures counted where and when their incident was."""
    incidents = {row["incident_id"]: row for row in rows["incidents"] if row["incident_id"]}
    areas = {row["reference_area"]: row for row in rows["reference_areas"] if row["reference_area"]}
    for row in incidents.values():
        yield from check_coordinates(row)
        yield from check_parts(row, incidents)
    for row in rows["figures"]:
        if incident := incidents.get(row["incident_id"]):
            yield from check_place(row, incident, areas)
            yield from check_days(row, incident)


def check_coordinates(row: Row) -> Iterator[Problem]:
    """Latitude and longitude come together."""
    if (row["lat"] is None) != (row["lon"] is None):
        column = "lat" if row["lat"] is None else "lon"
        message = "A place needs lat and lon. Give both, or leave both empty."
        yield problem_at(row, column, "half_place", "a number", message)


def check_parts(row: Row, incidents: dict[str, Row]) -> Iterator[Problem]:
    """An incident is no part of itself, at whatever depth."""
    seen: set[str] = set()
    coming = split_list(row["parts"])
    while coming:
        part = coming.pop()
        if part not in seen and part in incidents:
            seen.add(part)
            coming += split_list(incidents[part]["parts"])
    if row["incident_id"] in seen:
        message = f"{row['incident_id']} is a part of itself through parts. Break the circle."
        yield problem_at(row, "parts", "circle", "incidents of which it is no part", message)


def check_place(row: Row, incident: Row, areas: dict[str, Row]) -> Iterator[Problem]:
    """The figure's area lies within the incident's, or the reverse; combined areas stand for their members."""
    here, there = row["reference_area"], incident["reference_area"]
    if here not in areas or there not in areas:
        return
    pairs = [(a, b) for a in find_members(here, areas) for b in find_members(there, areas)]
    if any(a in find_wholes(b, areas) or b in find_wholes(a, areas) for a, b in pairs):
        return
    message = (
        f"The figure is of {here}, its incident {row['incident_id']} of {there}. "
        "Correct one of them, or give the incident an area that holds both."
    )
    yield problem_at(row, "reference_area", "incident_area", f"an area that meets {there}", message)


def find_members(area: str, areas: dict[str, Row]) -> set[str]:
    """The areas that a combined area stands for; other areas stand for themselves."""
    return set(split_list(areas[area]["members"])) or {area}


def find_wholes(area: str, areas: dict[str, Row]) -> set[str]:
    """An area and all that it is part of."""
    found: set[str] = set()
    at: str | None = area
    while at and at not in found:
        found.add(at)
        at = areas[at]["parent"] if at in areas else None
    return found


def check_days(row: Row, incident: Row) -> Iterator[Problem]:
    """The figure's period has a day of the incident; documents may print its month or year."""
    period, days = read_span(row["period"]), read_span(incident["date"])
    if period and days and (period.end < days.start or period.start > days.end):
        message = (
            f"The period {row['period']} has no day of its incident {row['incident_id']} ({incident['date']}). "
            "Correct one of them."
        )
        yield problem_at(row, "period", "incident_days", f"a period that meets {incident['date']}", message)
