"""The outlines of provinces, read once."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.words import name_code

FILE = Path(__file__).resolve().parent.parent / "assets" / "provinces.geojson"


@lru_cache(maxsize=1)
def read_outlines() -> dict[str, Any]:
    """GeoJSON features of provinces: `id` is the area's code; name and place of the label among the properties."""
    outlines: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return outlines


def name_provinces() -> dict[str, str]:
    """The provinces that can be drawn: code → name in the reader's language."""
    features = read_outlines()["features"]
    return {feature["id"]: name_code("area", feature["id"], feature["properties"]["name"]) for feature in features}
