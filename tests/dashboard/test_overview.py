from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from reading import OpenPage, find_texts, read_text

from dashboard.charts.small_trend import Ink, Moment, draw_small_trend
from dashboard.overview.texts import write_examples
from dashboard.overview.topics import EXAMPLES, REGULAR, TOPICS
from dashboard.queries.overview import find_sharpest, list_newest, list_trends
from dashboard.warehouse import Warehouse

INK = Ink("#123456", "#dddddd")
SPAN = (date(2020, 1, 1), date(2020, 12, 31))


def months(*values: tuple[int, float]) -> list[Moment]:
    """Points for months of 2020: number of the month and value."""
    return [
        Moment(date(2020, month, 1), date(2020 + month // 12, month % 12 + 1, 1) - timedelta(days=1), value)
        for month, value in values
    ]


def test_the_overview_shows_each_counter_s_newest_number_with_its_document(
    open_page: OpenPage, country: Warehouse
) -> None:
    text = read_text(open_page(""))
    for topic in TOPICS:
        for row in list_newest(country, topic.measure, topic.kinds, in_incidents=topic.in_incidents)[: topic.most]:
            assert row.figure_id in text
            assert row.producer_name in text
            assert row.publisher in text
    assert 'id="topic-attacks"' in text


def test_the_newest_number_is_newer_than_every_other_of_its_counter(country: Warehouse) -> None:
    rows = list_newest(country, "attacks", REGULAR, in_incidents=False)
    assert len({row.producer_id for row in rows}) == len(rows) > 0
    for row in rows:
        newest = country.rows(
            "SELECT max(period_end) AS day FROM series_points WHERE measure = 'attacks' AND producer_id = $who"
            " AND reference_area = $area AND status <> 'disputed' AND list_contains($kinds, period_kind)",
            {"who": row.producer_id, "area": row.reference_area, "kinds": list(REGULAR)},
        )
        assert row.period_end == newest[0]["day"]


def test_counters_without_a_name_are_not_main_counters(country: Warehouse) -> None:
    for topic in TOPICS:
        rows = list_newest(country, topic.measure, topic.kinds, in_incidents=topic.in_incidents)
        assert all(row.producer_kind != "not_stated" for row in rows)


def test_the_sharpest_disagreement_is_open(country: Warehouse) -> None:
    for measure in ("attacks", "fatalities", "returns", "nothing"):
        pair = find_sharpest(country, measure, in_incidents=False)
        assert pair is None or (
            pair.producer_a != pair.producer_b and pair.reason_code not in {"revised", "disputed"} and pair.reason
        )


def test_the_page_says_how_far_figures_reach_and_when_the_corpus_changed(
    open_page: OpenPage, country: Warehouse
) -> None:
    text = read_text(open_page(""))
    assert f"{int(country.info['n_figures']):,} figures" in text
    assert "The corpus last changed on" in text


def test_only_examples_that_the_corpus_can_answer_are_offered(open_page: OpenPage) -> None:
    text = read_text(open_page(""))
    links = re.findall(r'<a href="([^"]+)"', text.split('class="examples"')[1].split("</nav>")[0])
    assert links == ["./returns"]
    assert write_examples([]).count("<a ") == len(EXAMPLES)


@pytest.mark.parametrize(
    "parameters", [{"measure": "attacks"}, {"figure": "fmonth1"}, {"from": "2021"}, {"kind": "month"}]
)
def test_an_address_of_trends_at_the_root_still_shows_trends(open_page: OpenPage, parameters: dict[str, str]) -> None:
    old = open_page("", **parameters)
    new = open_page("trends", **parameters)
    assert "sanad overview" not in read_text(old)
    assert [element.body for element in find_texts(old) if element.type == "html" and "<h1>" in element.body] == [
        element.body for element in find_texts(new) if element.type == "html" and "<h1>" in element.body
    ]


def test_the_overview_stays_the_overview_in_another_language_or_release(open_page: OpenPage) -> None:
    assert "sanad overview" in read_text(open_page("", lang="ur"))
    assert "sanad overview" in read_text(open_page("", as_of="1999.01"))


def test_trends_of_series_are_in_order(country: Warehouse) -> None:
    rows = list_newest(country, "attacks", REGULAR, in_incidents=False)
    for points in list_trends(country, [row.series_id for row in rows if row.series_id]).values():
        assert list(points) == sorted(points, key=lambda point: point.starts)


def test_a_small_trend_breaks_where_nothing_is_held() -> None:
    joined = unquote(draw_small_trend(months((1, 5), (2, 7), (3, 6)), INK, "", SPAN))
    broken = unquote(draw_small_trend(months((1, 5), (2, 7), (6, 6), (7, 3), (9, 1)), INK, "", SPAN))
    assert joined.count('<path d="M') == 1 + 1  # with the zero line
    assert broken.count('<path d="M') == 2 + 1
    assert broken.count("<circle") == 1 + 1  # the lone newest point, as a point and as the newest


def test_a_running_total_rises_in_steps() -> None:
    drawn = unquote(draw_small_trend(months((1, 5), (4, 7), (9, 9)), INK, "", SPAN, is_running=True))
    assert re.search(r"M[\d. ]+H[\d.]+V[\d.]+H", drawn)


def test_two_points_are_no_trend() -> None:
    assert draw_small_trend(months((1, 5), (2, 7)), INK, "", SPAN) == ""


def test_the_label_of_a_small_trend_is_escaped() -> None:
    drawn = draw_small_trend(months((1, 5), (2, 7), (3, 6)), INK, '"><script>', SPAN)
    assert "<script>" not in drawn
