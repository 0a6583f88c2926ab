"""Choosing on the Incidents page with imported events: what a click and an address mean."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.address import View
from dashboard.events import choosing
from dashboard.events.rows import EventArea, EventDataset

AREAS = {"PK-BA": EventArea("PK-BA", "Balochistan", ("PK-BA",))}
TYPES = {"one_sided": "one-sided violence", "state_based": "state-based violence"}
DATASET = EventDataset("ged", "GED", "UCDP", "CC BY 4.0", True, "UCDP.", None, True, date(2020, 3, 1), date(2023, 5, 4))


@pytest.mark.parametrize(
    ("view", "what", "code", "expected"),
    [
        (View(), "area", "PK-BA", View(area="PK-BA")), (View(area="PK-BA", p=3), "area", "PK-BA", View()),
        (View(p=2), "month", "2023-05", View(from_="2023-05", to="2023-05")),
        (View(from_="2023-05", to="2023-05"), "month", "2023-05", View()),
        (View(from_="2023"), "month", "2023-06", View(from_="2023-06", to="2023-06")),
    ],
)  # fmt: skip
def test_a_click_narrows_and_a_second_one_widens(
    monkeypatch: pytest.MonkeyPatch, view: View, what: str, code: str, expected: View
) -> None:
    written: list[View] = []
    monkeypatch.setattr(choosing, "write_view", written.append)
    choosing.open_mark(view, AREAS, what, code)
    assert written == [expected]


def test_a_click_on_a_province_without_events_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "write_view", lambda _: pytest.fail("nothing was to be written"))
    choosing.open_mark(View(), AREAS, "area", "PK-SD")


@pytest.mark.parametrize(
    ("view", "first", "last"),
    [
        (View(), date(2020, 1, 1), date(2023, 12, 31)), (View(from_="2021", to="2022"), date(2021, 1, 1), date(2022, 12, 31)),
        (View(from_="2020-02", to="2020-02"), date(2020, 2, 1), date(2020, 2, 29)),
        (View(from_="2021-12-24", to="2021-12-25"), date(2021, 12, 1), date(2021, 12, 31)),
    ],
)  # fmt: skip
def test_an_address_asks_for_whole_months(view: View, first: date, last: date) -> None:
    question = choosing.read_question(view, DATASET, TYPES, AREAS)
    assert (question.first, question.last, question.event_type, question.area) == (first, last, None, None)


def test_types_that_do_not_add_up_are_never_shown_together() -> None:
    dataset = EventDataset(**{**vars(DATASET), "types_add_up": False})
    assert choosing.read_question(View(), dataset, TYPES, AREAS).event_type == "one_sided"
    assert choosing.read_question(View(kind="state_based"), dataset, TYPES, AREAS).event_type == "state_based"
