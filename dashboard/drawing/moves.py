"""Time axes of two or three years, on which months matter."""

from __future__ import annotations

from datetime import date


def choose_month_ticks(first: date, last: date) -> dict[str, object]:
    """A tick for every half-year between one and four years, named by month; a tick for every month without name."""
    years = (last - first).days / 365
    if not 0.75 <= years <= 4:
        return {}
    return {
        "dtick": "M6",
        "tick0": "2000-01-01",
        "tickformat": "%b %Y",
        "ticklabelmode": "instant",
        "minor": {"dtick": "M1", "tick0": "2000-01-01", "ticks": "outside", "ticklen": 3},
    }
