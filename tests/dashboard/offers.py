"""Invented series to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.rows import Offer


def make_offer(**given: Any) -> Offer:
    """A series of attacks per year."""
    fields: dict[str, Any] = {
        "series_id": "monitor_attacks.all.XA.year",
        "measure": "attacks",
        "unit": "events",
        "concept": "attacks",
        "scope": "attacks",
        "definition_id": "monitor_attacks",
        "definition_label": "Attacks",
        "population_group": "all",
        "reference_area": "XA",
        "area_kind": "country",
        "crossing": None,
        "verb_class": None,
        "producer_id": "arvan_monitor",
        "producer_name": "Arvan Monitor",
        "period_kind": "year",
        "first_day": date(2014, 1, 1),
        "last_day": date(2024, 12, 31),
        "n_points": 11,
    }
    return Offer(**{**fields, **given})


def series(name: str, **given: Any) -> Offer:
    """A series of its own counter."""
    area, group, kind = (
        given.get(field, fallback)
        for field, fallback in (("reference_area", "XA"), ("population_group", "all"), ("period_kind", "year"))
    )
    return make_offer(
        **{
            "series_id": f"{name}_attacks.{group}.{area}.{kind}",
            "producer_id": name,
            "producer_name": name.title(),
            "definition_id": f"{name}_attacks",
            **given,
        }
    )
