"""Time axes of two or three years, on which months matter."""

from __future__ import annotations

from datetime import date


def choose_month_ticks(first: date, last: date) -> dict[str, object]:
    """Month and below it year: by quarters up to a year and a half, by half-years up to three years, then every January.

    So few and so narrow that they stand upright on a telephone; other spans keep the ticks they have.
    """
    years = (last - first).days / 365
    if not 0.6 <= years <= 4:
        return {}
    return {
        "dtick": "M3" if years < 1.5 else "M6" if years < 3 else "M12",
        "tick0": "2000-01-01",
        "tickformat": "%b<br>%Y",
        "tickangle": 0,
        "ticklabelmode": "instant",
        "minor": {"dtick": "M3", "tick0": "2000-01-01", "ticks": "outside", "ticklen": 4},
    }
