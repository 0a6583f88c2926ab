"""Invented movements of people: every field has a value, a test gives the ones it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from points import make_claim

from dashboard.returns.rows import Movement, Step
from dashboard.rows import Claim

START = date(2023, 9, 15)


def make_movement(**given: Any) -> Movement:
    """UNREF's running total of Borians who left Arvania."""
    producer = given.get("producer_id", "unref")
    fields: dict[str, Any] = {
        "series_id": f"{producer}_returns.borians.XA.cumulative",
        "measure": "returns",
        "unit": "persons",
        "definition_id": f"{producer}_returns",
        "definition_label": "Returns to Boria",
        "scope": "returns",
        "population_group": "borians",
        "reference_area": "XA",
        "crossing": None,
        "verb_class": None,
        "verbs": ("left", "returned"),
        "producer_id": producer,
        "producer_name": producer.upper(),
        "producer_kind": "un",
        "period_kind": "cumulative",
        "first_day": START,
        "last_day": date(2025, 4, 30),
        "n_points": 5,
    }
    return Movement(**{**fields, **given})


def make_total(value: float | None, end: date, start: date = START, **given: Any) -> Claim:
    """A running total of Borians who left Arvania."""
    fields: dict[str, Any] = {
        "claim_id": f"c{value}{end}{given.get('producer_name', '')}",
        "figure_id": f"f{value}{end}{given.get('producer_name', '')}",
        "series_id": f"unref.{start}",
        "measure": "returns",
        "unit": "persons",
        "definition_id": "unref_returns",
        "definition_label": "Returns to Boria",
        "population_group": "borians",
        "group_label": "Borians",
        "stated_verb": "returned",
        "producer_id": "unref",
        "producer_name": "UNREF",
        "producer_kind": "un",
        "period": f"{start}/{end}",
        "period_start": start,
        "period_end": end,
        "period_kind": "cumulative",
        "value": value,
    }
    return make_claim(**{**fields, **given})


def make_step(**given: Any) -> Step:
    """The flow between two totals of UNREF."""
    fields: dict[str, Any] = {
        "series_id": "unref_returns.borians.XA.cumulative",
        "producer_id": "unref",
        "producer_name": "UNREF",
        "producer_kind": "un",
        "definition_id": "unref_returns",
        "definition_label": "Returns to Boria",
        "measure": "returns",
        "unit": "persons",
        "population_group": "borians",
        "reference_area": "XA",
        "crossing": None,
        "counted_from": START,
        "period_start": date(2024, 2, 1),
        "period_end": date(2024, 3, 31),
        "value": 150_000.0,
        "total": 250_000.0,
        "base_total": 100_000.0,
        "figure_id": "flater",
        "base_figure_id": "fearlier",
    }
    return Step(**{**fields, **given})
