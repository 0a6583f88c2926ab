"""Invented points of charts and claims of panels: every field has a value, a test gives the ones it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.rows import Claim, Milestone, Point, Wording


def make_point(**given: Any) -> Point:
    """A year of attacks in Arvania; `year` sets the period."""
    year = given.pop("year", 2022)
    fields: dict[str, Any] = {
        "figure_id": f"f{year}{given.get('producer_id', '')}",
        "series_id": "monitor_attacks.all.XA.year",
        "measure": "attacks",
        "unit": "events",
        "concept": "attacks",
        "scope": "attacks",
        "definition_id": "monitor_attacks",
        "definition_label": "Attacks",
        "population_group": "all",
        "reference_area": "XA",
        "crossing": None,
        "producer_id": "arvan_monitor",
        "producer_name": "Arvan Monitor",
        "producer_kind": "think_tank",
        "period": str(year),
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "period_kind": "year",
        "period_basis": "stated",
        "value": 100.0,
        "low": None,
        "high": None,
        "qualifier": "exact",
        "count_scope": "total",
        "status": "reported",
        "stated_verb": None,
        "as_stated": "100 attacks",
        "transcription_confidence": "high",
        "agreement": "one_claim",
        "n_claims": 1,
        "n_sources": 1,
        "source_title": "Report",
        "publisher": "Arvan Post",
        "published": "2023-01-02",
        "url": "https://post.example/report",
    }
    fields.update(given)
    fields.setdefault("min_value", fields["value"])
    fields.setdefault("max_value", fields["value"])
    return Point(**fields)


def make_claim(**given: Any) -> Claim:
    """The monitor's 908 attacks in Arvania in 2024."""
    fields: dict[str, Any] = {
        "claim_id": "c1",
        "series_id": "monitor_attacks.all.XA.year",
        "figure_id": "f1",
        "measure": "attacks",
        "unit": "events",
        "definition_id": "monitor_attacks",
        "definition_label": "Militant attacks",
        "population_group": "all",
        "group_label": "All people",
        "reference_area": "XA",
        "area_name": "Arvania",
        "area_kind": "country",
        "origin_name": None,
        "destination_name": None,
        "crossing": None,
        "stated_verb": None,
        "incident_id": None,
        "incident_label": None,
        "count_scope": "total",
        "producer_id": "arvan_monitor",
        "producer_name": "AMON",
        "producer_kind": "think_tank",
        "speaker": None,
        "period": "2024",
        "period_start": date(2024, 1, 1),
        "period_end": date(2024, 12, 31),
        "period_kind": "year",
        "period_basis": "stated",
        "value": 908.0,
        "low": None,
        "high": None,
        "qualifier": "exact",
        "status": "reported",
        "transcription_confidence": "high",
        "as_stated": "908 attacks",
        "latest_on": date(2025, 12, 29),
        "earliest_on": date(2025, 12, 29),
        "listed_under": None,
        "yields_by_rule": None,
    }
    return Claim(**{**fields, **given})


def make_wording(**given: Any) -> Wording:
    """How the Arvan Post prints the claim c1."""
    fields: dict[str, Any] = {
        "figure_id": "f1",
        "claim_id": "c1",
        "qualifier": "exact",
        "value": 908.0,
        "low": None,
        "high": None,
        "as_stated": "908 attacks",
        "as_stated_en": None,
        "producer_basis": "stated",
        "speaker": None,
        "status": "reported",
        "transcription_confidence": "high",
        "note": None,
        "source_id": "s1",
        "title": "A year of attacks",
        "publisher": "Arvan Post",
        "agency": None,
        "published": "2025-12-29",
        "language": "en",
        "url": "https://post.example/year",
        "archived_url": None,
        "source_kind": "press",
        "source_producer_id": None,
    }
    return Wording(**{**fields, **given})


def make_milestone(day: date, label: str = "Border closes", **given: Any) -> Milestone:
    """A major milestone."""
    fields: dict[str, Any] = {
        "milestone_id": f"m{day}",
        "start": day,
        "end": None,
        "label": label,
        "title": f"{label}.",
        "weight": "major",
        "category": "policy",
        "reference_area": None,
        "date_text": str(day),
        "end_text": None,
    }
    return Milestone(**{**fields, **given})
