from __future__ import annotations

from datetime import date
from typing import Any

from incident_samples import CIVILIANS, RESIDENTS, make_claim

from dashboard.charts.trend import draw_trend
from dashboard.drawing.page import Page
from dashboard.incidents.days import choose_days, summarise_days
from dashboard.look import LIGHT
from dashboard.rows import Claim, Wording

CLAIMS = [
    make_claim("residents", 13, qualifier="at_least", **RESIDENTS),
    make_claim("deputy", 46),
    make_claim("minister", 52, qualifier="about"),
    make_claim("women", 27, **CIVILIANS),
    make_claim("words", qualifier="words_only", as_stated="dozens"),
]


def make_wording(claim: Claim, published: str | None, **changes: Any) -> Wording:
    return Wording(**{
        **dict.fromkeys(Wording.__dataclass_fields__), "figure_id": claim.figure_id, "claim_id": claim.claim_id,
        "qualifier": claim.qualifier, "value": claim.value, "as_stated": claim.as_stated, "producer_basis": "stated",
        "status": "reported", "transcription_confidence": "high", "source_id": "s", "title": "Strike", "publisher": "Daily Arvan",
        "published": published, **changes,
    })  # fmt: skip


WORDINGS = [make_wording(claim, f"2023-05-0{2 + i}") for i, claim in enumerate(CLAIMS)]


def test_each_number_stands_at_the_day_it_was_printed() -> None:
    days = choose_days(CLAIMS, WORDINGS, "fatalities")
    assert days
    assert [(point.figure_id, point.period_start) for point in days.points] == [
        ("fresidents", date(2023, 5, 2)), ("fdeputy", date(2023, 5, 3)), ("fminister", date(2023, 5, 4)),
    ]  # fmt: skip
    figure = draw_trend(days.points, {}, Page(LIGHT, date(2023, 5, 2), date(2023, 5, 4), small=True))
    assert {item[0] for trace in figure.data if trace.customdata is not None for item in trace.customdata} == {
        "fresidents",
        "fdeputy",
        "fminister",
    }
    assert not [trace for trace in figure.data if trace.name == "line"]


def test_unlike_people_and_undated_numbers_are_left_out_and_counted() -> None:
    undated, late = (make_wording(CLAIMS[1], day, figure_id=f"f{day}") for day in ("2023-05", "2023-12-01"))
    days = choose_days(CLAIMS, [*WORDINGS, undated, late], "fatalities")
    assert days
    assert (len(days.points), days.undated, days.others, days.later) == (3, 1, 1, 1)


def test_too_few_numbers_or_one_day_are_no_chart() -> None:
    assert choose_days(CLAIMS[:2], WORDINGS, "fatalities") is None
    assert choose_days(CLAIMS, [make_wording(claim, "2023-05-02") for claim in CLAIMS], "fatalities") is None
    assert choose_days(CLAIMS, WORDINGS, "injuries") is None


def test_the_paragraph_says_the_first_and_the_last_number_with_their_words() -> None:
    days = choose_days(CLAIMS, WORDINGS, "fatalities")
    assert days
    assert summarise_days("Deaths", days.points) == (
        "Deaths. 3 numbers from 2 May 2023 to 4 May 2023; the first was at least 13 (Residents), "
        "the last about 52 (Borian government)."
    )
