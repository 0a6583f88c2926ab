"""Areas of incidents: which may be chosen, how many incidents lie in each province, and what no province holds. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from dashboard.incidents.rows import AreaCount, Incident


def count_by_province(incidents: Sequence[Incident], names: Mapping[str, str]) -> list[AreaCount]:
    """How many incidents lie in each province (`names`: code → name), the most first.

    An event in several provinces counts in each of them; umbrella entries do not count, since their parts do.
    """
    numbers = Counter(
        unit for incident in incidents if not incident.is_umbrella for unit in incident.units if unit in names
    )
    return sorted(
        (AreaCount(code, names[code], n) for code, n in numbers.items()),
        key=lambda area: (-area.n_incidents, area.name),
    )


def list_elsewhere(incidents: Sequence[Incident], provinces: Collection[str]) -> list[Incident]:
    """The incidents known only for a border or a whole country: no province may be shaded for them."""
    return [
        incident
        for incident in incidents
        if not incident.is_umbrella and not set(provinces).intersection(incident.units)
    ]


def list_areas(incidents: Sequence[Incident], provinces: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """The areas that may be chosen: countries and borders first, then provinces by name; only such as some incident is in."""
    found = {code for incident in incidents for code in incident.areas}
    wide = {incident.reference_area: incident.area_name for incident in incidents if incident.area_kind == "border"}
    countries = {code: names.get(code, code) for code in sorted(found) if "-" not in code and "_" not in code}
    inside = {code: name for code, name in sorted(provinces.items(), key=lambda item: item[1]) if code in found}
    return {**countries, **wide, **inside}
