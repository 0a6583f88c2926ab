"""The parts of the world that maps show, and where the names of countries stand on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ROOM = 0.3  # degrees that a name takes beside its middle


@dataclass(frozen=True)
class Frame:
    """A part of the world on the map, in degrees."""

    west: float
    east: float
    south: float
    north: float

    def holds(self, place: Mapping[str, Any]) -> bool:
        """Whether a province's name has room in it."""
        lon, lat = place["label_lon"], place["label_lat"]
        return bool(self.west + ROOM < lon < self.east - ROOM and self.south < lat < self.north - ROOM / 2)

    def touches(self, outline: Mapping[str, Any]) -> bool:
        """Whether anything of a province may lie in it, by the box round the province."""
        points = [point for polygon in outline["geometry"]["coordinates"] for ring in polygon for point in ring]
        lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
        return bool(
            min(lons) < self.east and self.west < max(lons) and min(lats) < self.north and self.south < max(lats)
        )


WHOLE = Frame(58.6, 78.0, 23.4, 38.7)
# Small provinces along the border, where names would cover each other on the whole map.
CLOSE_UP = Frame(67.3, 73.6, 31.4, 36.1)
# Country names stand beside the countries, where no province's name is.
COUNTRIES = (("AF", "Afghanistan", 61.9, 37.2), ("PK", "Pakistan", 72.4, 26.4), ("IR", "Iran", 60.3, 32.6))
