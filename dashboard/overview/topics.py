"""The subjects of the Overview: what each asks of the corpus and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.address import View

REGULAR = ("month", "quarter", "half_year", "year")


@dataclass(frozen=True)
class Topic:
    """One subject: its measure, the kinds of period that count, the page that shows it in full, how many counters."""

    measure: str
    kinds: tuple[str, ...]
    page: str
    most: int = 4
    in_incidents: bool = False


TOPICS = (
    Topic("attacks", REGULAR, "trends"),
    Topic("fatalities", REGULAR, "trends"),
    Topic("returns", ("cumulative",), "returns", 3),
    Topic("deportations", ("cumulative", *REGULAR), "returns", 3),
    Topic("airstrikes", ("cumulative", *REGULAR), "incidents", 3, in_incidents=True),
)
# Real views to begin with: the key of the question, the page, the view. One that the corpus cannot answer is left out.
EXAMPLES: tuple[tuple[str, str, View], ...] = (
    ("compare", "compare", View(measure="attacks", area="PK", group="all", period="2024")),
    ("incident", "incident", View(id="AF-2024-12-24-PAKTIKA-BARMAL")),
    ("returns", "returns", View()),
)
