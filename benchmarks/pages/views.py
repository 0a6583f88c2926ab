"""What is measured: the pages with charts, and on each the change a reader makes most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

Change = Callable[[Page, int], None]


def choose(label: str) -> Change:
    """Choose the first and the second option of a list in turn."""

    def change(page: Page, i: int) -> None:
        page.get_by_role("combobox", name=label, exact=True).click()
        page.get_by_role("option").nth(i % 2).click()

    return change


def open_row(page: Page, i: int) -> None:
    """Open the evidence of the first and the second row of the table in turn."""
    page.locator("[data-figure-row]").nth(i % 2).click()


@dataclass(frozen=True)
class Measured:
    """One page, its address, the change in words, and how it is made. Even changes lead back to the first view."""

    name: str
    path: str
    what: str
    change: Change


VIEWS = (
    Measured("Trends", "/trends", "per year ↔ per month", choose("Period")),
    Measured("Returns", "/returns", "all crossings ↔ one", choose("Crossing")),
    Measured("Compare", "/compare", "another period", choose("Period")),
    Measured("Incidents", "/incidents", "all incidents ↔ airstrikes", choose("Kind")),
    Measured("One incident", "/incident?id=AF-2024-12-24-PAKTIKA-BARMAL", "another row's evidence", open_row),
    Measured("Coverage", "/coverage", "another area", choose("Where")),
)
