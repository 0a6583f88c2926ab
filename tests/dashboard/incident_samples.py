"""Invented claims and incidents for the tests of the Incidents pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.incidents.ranges import list_deaths
from dashboard.incidents.rows import Incident
from dashboard.rows import Claim

DAY = date(2023, 5, 1)
PLAIN: dict[str, Any] = {
    "series_id": None,
    "measure": "fatalities",
    "unit": "persons",
    "definition_id": "d",
    "definition_label": "Deaths",
    "population_group": "all",
    "group_label": "All people",
    "reference_area": "XB-LA",
    "area_name": "Lakeland",
    "area_kind": "province",
    "origin_name": None,
    "destination_name": None,
    "crossing": None,
    "stated_verb": None,
    "incident_id": "XB-2023-05-01-LAKELAND",
    "incident_label": "Lakeland, 1 May 2023",
    "count_scope": "total",
    "producer_id": "gov",
    "producer_name": "Borian government",
    "producer_kind": "government",
    "speaker": None,
    "period": "2023-05-01",
    "period_start": DAY,
    "period_end": DAY,
    "period_kind": "incident",
    "period_basis": "stated",
    "value": None,
    "low": None,
    "high": None,
    "qualifier": "exact",
    "status": "reported",
    "transcription_confidence": "high",
    "as_stated": None,
    "latest_on": DAY,
    "earliest_on": DAY,
    "listed_under": None,
    "yields_by_rule": None,
}


def make_claim(name: str, value: float | None = None, **changes: Any) -> Claim:
    """A claim about the invented incident."""
    return Claim(**{**PLAIN, "claim_id": f"c{name}", "figure_id": f"f{name}", "value": value, **changes})


CIVILIANS = {"population_group": "civilians", "group_label": "Civilians"}
MILITANTS = {"population_group": "militants", "group_label": "Militants"}
RESIDENTS = {"producer_id": "local", "producer_name": "Residents", "producer_kind": "hospital_or_residents"}
OFFICIALS = {"producer_id": "officials", "producer_name": "Arvan officials", "producer_kind": "official_unnamed"}
CLAIMS = [
    make_claim("first", 13, qualifier="at_least", count_scope="running", **RESIDENTS),
    make_claim("deputy", 46, speaker="deputy spokesman"),
    make_claim("spokesman", 46, speaker="spokesman"),
    make_claim("minister", 52, qualifier="about", speaker="border minister"),
    make_claim("family", 18, count_scope="partial", **RESIDENTS),
    make_claim(
        "words",
        qualifier="words_only",
        as_stated="dozens of civilians",
        producer_id="un",
        producer_name="UN",
        **CIVILIANS,
    ),
    make_claim("militants", 20, qualifier="at_least", **OFFICIALS, **MILITANTS),
    make_claim("range", low=60, high=70, qualifier="range", status="estimated", **MILITANTS),
    make_claim("old", 99, qualifier="exact", status="superseded", **MILITANTS),
]


def make_incident(name: str = "LAKELAND", **changes: Any) -> Incident:
    """An incident with the claims above, unless told otherwise."""
    plain: dict[str, Any] = {
        "incident_id": f"XB-2023-05-01-{name}",
        "kind": "airstrike",
        "label": f"{name.title()}, 1 May 2023",
        "first_day": DAY,
        "last_day": DAY,
        "date_text": "2023-05-01",
        "date_basis": "stated",
        "reference_area": "XB-LA",
        "area_name": "Lakeland",
        "area_kind": "province",
        "units": ("XB-LA",),
        "areas": ("XB", "XB-LA"),
        "district": None,
        "localities": None,
        "lat": None,
        "lon": None,
        "geo_precision": "province",
        "attributed_to": "Arvania",
        "attributed_by": "Borian government",
        "acknowledged": "no",
        "target_claimed": None,
        "source_id": "s",
        "note": None,
        "parts": (),
        "part_of": (),
        "deaths": tuple(list_deaths(CLAIMS)),
        "n_claims": 9,
        "n_claimants": 4,
        "documents": ("s",),
    }
    return Incident(**{**plain, **changes})


def square(code: str, name: str, west: float, south: float) -> dict[str, Any]:
    """A province of one degree."""
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    place = {"reference_area": code, "name": name, "label_lon": west + 0.5, "label_lat": south + 0.5}
    return {
        "type": "Feature",
        "id": code,
        "properties": place,
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
    }


OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        square("XB-LA", "Lakeland", 68, 33),
        square("XB-HI", "Highland", 62, 33),
        square("XA-NO", "Nordmark", 69, 33),
    ],
}
