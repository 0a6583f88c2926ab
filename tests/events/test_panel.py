"""One event as markup: nothing of its sources is lost, and text of a data set is text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup

from dashboard.events.panel import LONGEST, write_event
from dashboard.events.rows import Event

EVENT = Event(
    "ged", "7", date(2023, 5, 1), date(2023, 5, 1), "day", "state_based", 3, 2, 5, "Kost", "Balochistan", "Pakistan", "near",
    "Forces", "Front", "Arvan Post", None,
)  # fmt: skip


def test_an_event_is_told_whole() -> None:
    assert write_event(EVENT) == Markup(
        "<b>3 (low 2, high 5)</b> 1 May 2023 · Kost, Balochistan, Pakistan (near) · Forces – Front<br>"
        '<span class="quiet">Source: Arvan Post · event 7</span>'
    )


def test_with_its_type_it_says_what_is_counted() -> None:
    assert write_event(EVENT, "battles").startswith("<b>3 deaths (low 2, high 5)</b> battles · 1 May 2023")
    assert write_event(replace(EVENT, best=None), "battles").startswith("<b>no number")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2023, 5, 1), date(2023, 5, 31), "May 2023"), (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2023, 5, 3), date(2023, 5, 9), "3 to 9 May 2023"),
    ],
)  # fmt: skip
def test_days_are_as_exact_as_they_are_known(first: date, last: date, said: str) -> None:
    assert f"</b> {said} · Kost" in write_event(replace(EVENT, date_start=first, date_end=last))


def test_sources_too_long_for_a_line_are_folded_and_whole() -> None:
    source = ";".join(f'"Arvan Post, report {n} <b>"' for n in range(40))
    text = write_event(replace(EVENT, source=source))
    assert text.count('<details class="sources quiet">') == 1
    assert Markup.escape(source) in text
    assert Markup.escape(source[:LONGEST].rstrip()) + "…" in text


def test_sources_of_one_line_are_not_folded() -> None:
    assert "<details" not in write_event(replace(EVENT, source="x" * LONGEST))
    assert "<details" not in write_event(replace(EVENT, source=None))
