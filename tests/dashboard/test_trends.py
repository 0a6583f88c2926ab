from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from offers import make_offer, series
from points import make_point
from reading import OpenPage, read_text

from dashboard.address import View
from dashboard.evidence.rows import COLUMNS, say_standing, write_cells
from dashboard.extracts import formats
from dashboard.look import LIGHT
from dashboard.phrasing.summary import summarise
from dashboard.queries.trends import (
    list_breaks,
    list_coverage,
    list_milestones,
    list_offers,
    list_points,
    list_single_marks,
    read_claims,
    read_rows,
)
from dashboard.queries.vocab import Vocabulary, read_vocabulary
from dashboard.trends.panels import build_panels
from dashboard.trends.question import MOST_LINES, list_unmet, name_series, offer_key, settle_question
from dashboard.trends.texts import (
    name_concepts,
    write_credit,
    write_key,
    write_left_out,
    write_subtitle,
    write_title,
    write_words_only,
)
from dashboard.warehouse import Warehouse


@pytest.fixture
def names(country: Warehouse) -> Vocabulary:
    return read_vocabulary(country)


def test_the_first_question_is_attacks_per_year(country: Warehouse) -> None:
    question = settle_question(View(), list_offers(country))
    assert (question.measure, question.group) == ("attacks", "all")
    assert question.by_default


def test_what_is_left_out_is_said_only_where_the_reader_did_not_choose(country: Warehouse) -> None:
    offers = list_offers(country)
    every = settle_question(View(), offers)
    chosen = settle_question(View(producer=(every.series[0].producer_id,)), offers)
    assert not chosen.by_default
    assert write_left_out(chosen) == ""
    one = replace(
        every, chosen=every.chosen[:1], concepts={concept: rows * 2 for concept, rows in every.concepts.items()}
    )
    assert write_left_out(one).startswith("The series with the most points is drawn, of ")


def test_only_choices_that_exist_are_offered(country: Warehouse) -> None:
    offers = list_offers(country)
    for offer in offers:
        view = View(
            measure=offer.measure, area=offer.reference_area, group=offer.population_group, kind=offer.period_kind
        )
        question = settle_question(view, offers)
        assert (question.measure, question.area, question.group, question.kind) == (
            offer.measure,
            offer.reference_area,
            offer.population_group,
            offer.period_kind,
        )
        assert question.chosen


def test_a_combination_that_does_not_exist_gives_the_nearest() -> None:
    question = settle_question(View(measure="attacks", area="XB", kind="week"), [make_offer()])
    assert (question.area, question.kind) == ("XA", "year")


def test_what_is_named_and_answers_another_question_is_known() -> None:
    attacks = make_offer()
    returns = series("walks", measure="returns", concept="returns", definition_id="walks_returns")
    asked = View(definition=("monitor_attacks", "walks_returns"), concept="returns", producer=("walks",))
    question = settle_question(asked, [attacks, returns])
    assert question.measure == "attacks"
    assert list_unmet(asked, question) == [
        ("definition", "walks_returns"), ("concept", "returns"), ("producer", returns.producer_id),
    ]  # fmt: skip
    assert list_unmet(View(definition=("monitor_attacks",)), question) == []


def test_a_definition_alone_asks_for_what_it_counts() -> None:
    returns = series("walks", measure="returns", concept="returns", definition_id="walks_returns")
    assert settle_question(View(definition=("walks_returns",)), [make_offer(), returns]).measure == "returns"
    assert settle_question(View(concept="returns"), [make_offer(), returns]).measure == "returns"


def test_a_concept_without_a_name_yet_is_called_as_its_definition_is() -> None:
    question = settle_question(View(), [make_offer(concept="watch_only", definition_label="Attacks at night (Watch)")])
    assert [*name_concepts(question).values()] == ["Attacks at night"]


def test_without_any_series_there_is_no_question() -> None:
    with pytest.raises(ValueError, match="no series"):
        settle_question(View(), [])


def test_the_most_comparable_concept_goes_first() -> None:
    lone = [make_offer(series_id=f"lone{i}", concept="lone", n_points=50) for i in range(3)]
    shared = [series(name, concept="shared", n_points=5) for name in ("one", "two")]
    question = settle_question(View(), [*lone, *shared])
    assert {offer.concept for offer in question.chosen} == {"shared"}


def test_at_most_six_lines_are_drawn_until_the_reader_asks_for_more() -> None:
    offers = [series(f"counter{i}", n_points=20 - i) for i in range(9)]
    question = settle_question(View(), offers)
    assert len(question.series) == MOST_LINES
    assert "6 series with the most points are drawn, of 9 that count this kind of thing" in write_left_out(question)
    asked = settle_question(View(series=tuple(offer_key(offer) for offer in offers)), offers)
    assert len(asked.series) == 9
    assert write_left_out(asked) == ""


def test_a_named_series_brings_its_question_along() -> None:
    other = make_offer(
        series_id="s2", measure="fatalities", reference_area="XB", population_group="civilians", period_kind="month"
    )
    question = settle_question(View(series=("s2",)), [make_offer(), other])
    assert question.chosen == (other,)


def test_definitions_and_producers_narrow_the_choice() -> None:
    offers = [series("one"), series("two"), series("three", concept="other")]
    assert settle_question(View(producer=("two",)), offers).chosen == (offers[1],)
    chosen = settle_question(View(definition=("one_attacks", "three_attacks")), offers).chosen
    assert set(chosen) == {offers[0], offers[2]}


def test_what_cannot_share_an_axis_stands_in_panels_of_its_own() -> None:
    offers = [
        series("one"),
        series("two", scope="all_violence"),
        series("three", unit="places"),
        series("four", crossing="east_gate"),
    ]
    question = settle_question(View(series=tuple(offer_key(offer) for offer in offers)), offers)
    points = [make_point(series_id=offer.series_id, unit=offer.unit, crossing=offer.crossing) for offer in offers]
    panels = build_panels(question, points, name_concepts(question))
    assert len(panels) == 4
    assert len({panel.title for panel in panels}) == 4


def test_more_than_six_lines_are_drawn_side_by_side() -> None:
    offers = [series(f"counter{i}") for i in range(7)]
    question = settle_question(View(series=tuple(offer_key(offer) for offer in offers)), offers)
    points = [make_point(series_id=offer.series_id) for offer in offers]
    panels = build_panels(question, points, name_concepts(question))
    assert [len(panel.series) for panel in panels] == [1] * 7


def test_series_of_one_counter_are_told_apart() -> None:
    editions = [make_offer(series_id="old", last_day=date(2019, 12, 31)), make_offer(series_id="new")]
    assert name_series(editions) == {"old": "Arvan Monitor, to 2019", "new": "Arvan Monitor"}
    running = [
        make_offer(series_id="a", period_kind="cumulative", first_day=date(2023, 9, 15)),
        make_offer(series_id="b", period_kind="cumulative", first_day=date(2025, 4, 1)),
    ]
    assert name_series(running) == {"a": "Arvan Monitor, since 15 Sep 2023", "b": "Arvan Monitor, since 1 Apr 2025"}
    worded = [make_offer(series_id="a"), make_offer(series_id="b", verb_class="forced")]
    assert len(set(name_series(worded).values())) == 2
    assert name_series([make_offer()]) == {"monitor_attacks.all.XA.year": "Arvan Monitor"}


def test_title_and_subtitle_say_measure_definition_area_period_unit(country: Warehouse, names: Vocabulary) -> None:
    question = settle_question(View(measure="fatalities", area="XA", kind="year"), list_offers(country))
    points = list_points(country, [str(offer.series_id) for offer in question.series])
    (panel,) = build_panels(question, points, name_concepts(question))
    title = write_title(question, names, date(2020, 1, 1), date(2022, 12, 31))
    assert title == "Deaths in attacks in Arvania, per year, 2020–2022"
    subtitle = write_subtitle(panel, question, names)
    assert "deaths in attacks (Arvan Monitor)" in subtitle
    assert "Unit: people" in subtitle


def test_points_hold_the_claim_shown_and_the_span_of_all(country: Warehouse) -> None:
    (series_id,) = [
        o.series_id
        for o in list_offers(country)
        if o.definition_id == "arvan_monitor_attacks" and (o.reference_area, o.period_kind) == ("XA", "year")
    ]
    points = {point.period: point for point in list_points(country, [str(series_id)])}
    point = points["2022"]
    assert (point.value, point.min_value, point.max_value, point.agreement, point.n_claims) == (
        521,
        500,
        521,
        "revised",
        3,
    )


def test_claims_of_no_series_stand_beside_it_once(country: Warehouse) -> None:
    offers = [offer for offer in list_offers(country) if offer.series_id is None]
    for offer in offers:
        marks = list_single_marks(
            country, [offer.definition_id], offer.population_group, offer.reference_area, offer.period_kind
        )
        assert len(marks) == offer.n_points
        assert "fnone" not in {mark.figure_id for mark in marks}


def test_claims_about_an_incident_stand_at_its_date(country: Warehouse) -> None:
    marks = list_single_marks(country, ["xb_government_deaths_strike"], "all", "XB-LA", "incident")
    assert {mark.period_start for mark in marks} == {date(2023, 5, 1)}


def test_coverage_comes_in_runs_of_months(country: Warehouse) -> None:
    (series_id,) = [
        str(o.series_id)
        for o in list_offers(country)
        if o.definition_id == "arvan_monitor_attacks" and (o.reference_area, o.period_kind) == ("XA", "month")
    ]
    runs = [(run.state, run.first_month, run.last_day) for run in list_coverage(country, [series_id])]
    assert runs[0] == ("reported", date(2021, 11, 1), date(2022, 2, 28))
    assert runs[1] == ("not_counted", date(2022, 3, 1), date(2022, 3, 31))
    assert ("not_held", date(2022, 4, 1), date(2022, 4, 30)) in runs
    assert ("zero", date(2022, 5, 1), date(2022, 5, 31)) in runs


def test_milestones_have_days_and_breaks_have_notes(country: Warehouse) -> None:
    truce = next(item for item in list_milestones(country) if item.milestone_id == "mtruce")
    assert (truce.start, truce.end) == (date(2022, 3, 1), date(2022, 5, 31))
    (change,) = list_breaks(country)
    assert (change.definition_id, change.follows, change.day) == (
        "arvan_monitor_deaths",
        "arvan_monitor_deaths_old",
        date(2022, 1, 1),
    )


def test_nothing_asked_nothing_answered(country: Warehouse) -> None:
    assert list_points(country, []) == []
    assert list_coverage(country, []) == []
    assert list_single_marks(country, [], "all", "XA", "year") == []


def read_csv(country: Warehouse, query: Any, figures: list[str]) -> list[dict[str, str]]:
    raw = formats()["csv"].to_bytes(query(country, View(), figures=figures))
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_the_csv_holds_exactly_the_rows_in_view(country: Warehouse) -> None:
    rows = read_csv(country, read_rows, ["fyear22b", "fyear21"])
    assert {row["figure_id"] for row in rows} == {"fyear22b", "fyear21"}
    assert {row["source_title"] for row in rows} != {""}


def test_the_csv_of_claims_holds_all_that_stands_behind_them(country: Warehouse) -> None:
    rows = read_csv(country, read_claims, ["fyear22b"])
    assert {row["figure_id"] for row in rows} == {"fyear22a", "fyear22b", "fyear22c", "fyear22d", "fnone"}


def test_the_paragraph_says_first_last_highest_and_holes() -> None:
    points = [make_point(year=year, value=value) for year, value in ((2018, 50.0), (2019, 90.0), (2021, 70.0))]
    assert summarise("Attacks in Arvania", points, {}) == (
        "Attacks in Arvania. Arvan Monitor: from 50 in 2018 to 70 in 2021, at its highest 90 in 2019 (one gap)."
    )


def test_the_paragraph_names_disagreements_single_figures_and_words() -> None:
    alone = {"series_id": None, "producer_id": "not_stated", "producer_kind": "not_stated"}
    points = [
        make_point(year=2021, agreement="disagree", n_claims=2),
        make_point(year=2022, agreement="revised", n_claims=2),
        make_point(year=2023, agreement="doubted", n_claims=2),
        make_point(**alone),
        make_point(**alone, value=None, qualifier="words_only", as_stated="dozens"),
    ]
    text = summarise("Attacks", points, {})
    assert "claims disagree at one point" in text
    assert "one point later revised" in text
    assert "another number is doubted at one point" in text
    assert "stands one single figure" in text
    assert "One claim in words only is listed below the chart." in text


def test_words_only_are_listed_as_text() -> None:
    listed = str(
        write_words_only([make_point(value=None, qualifier="words_only", as_stated="<b>dozens</b>"), make_point()])
    )
    assert "“&lt;b&gt;dozens&lt;/b&gt;”" in listed
    assert listed.count("<li") == 1
    assert not write_words_only([make_point()])


def test_the_key_explains_the_marks_in_view_and_no_others() -> None:
    key = str(write_key([make_point(), make_point(qualifier="about")], [], LIGHT, named=True))
    assert "exact" in key
    assert "about" in key
    assert "claims disagree" not in key


def test_the_credit_names_who_counted_and_how_many_documents_were_read() -> None:
    points = [make_point(), make_point(year=2021), make_point(producer_name="Beta", source_title="Other")]
    assert write_credit(points).startswith("Counted by Arvan Monitor, Beta. Read from 2 documents.")


def test_a_row_says_how_the_claim_stands() -> None:
    point = make_point(
        agreement="disagree",
        n_claims=3,
        status="provisional",
        period_basis="inferred",
        transcription_confidence="low",
        count_scope="partial",
    )
    assert (
        say_standing(point) == "3 claims, they disagree, partial count, provisional, period inferred, reading doubtful"
    )
    assert say_standing(make_point()) == ""
    assert len(write_cells(point)) == len(COLUMNS)


def part(app: Any, name: str) -> dict[str, Any]:
    """The data that a part of ours was given."""
    import json

    for element in app.main:
        proto = getattr(element, "proto", None)
        if proto is not None and getattr(proto, "component_name", "") == name:
            return json.loads(proto.json)
    return {}


def test_the_first_view_needs_no_choice(open_page: OpenPage) -> None:
    app = open_page("trends")
    assert not app.exception
    assert "<h1>Attacks in Arvania" in read_text(app)
    assert part(app, "sanad.table")["rows"]
    assert not part(app, "sanad.panel")


def test_a_series_that_does_not_answer_is_named_as_such(open_page: OpenPage) -> None:
    assert "does not answer this question" in read_text(open_page("trends", series="nosuch"))
    assert "does not answer this question" not in read_text(
        open_page("trends", series="arvan_monitor_attacks.all.XA.year")
    )


def test_an_address_restores_question_and_panel(open_page: OpenPage) -> None:
    app = open_page("trends", measure="attacks", area="XA", kind="year", figure="fyear22b")
    panel = part(app, "sanad.panel")
    assert panel["figure"] == "fyear22b"
    assert "first reported as 519" in panel["markup"]
    assert part(app, "sanad.table")["selected"] == "fyear22b"


def test_a_figure_alone_brings_its_question(open_page: OpenPage) -> None:
    app = open_page("trends", figure="fbeta22")
    assert "Deaths in state conflict" in read_text(app)
    assert "best estimate is 1,549" in part(app, "sanad.panel")["markup"]


def test_years_in_the_address_narrow_the_rows(open_page: OpenPage) -> None:
    app = open_page("trends", measure="attacks", area="XA", kind="year", to="2021")
    assert [row["figure"] for row in part(app, "sanad.table")["rows"]] == ["fyear21"]


def test_years_without_figures_give_a_sentence(open_page: OpenPage) -> None:
    text = read_text(open_page("trends", measure="attacks", area="XA", kind="year", from_="2030"))
    assert "No figure of this question lies in these years" in text


def test_an_unknown_figure_gives_a_sentence(open_page: OpenPage) -> None:
    app = open_page("trends", figure="fnowhere")
    assert "There is no figure with the id “fnowhere” here." in read_text(app)
    assert not part(app, "sanad.panel")


def test_a_combination_that_does_not_exist_is_told(open_page: OpenPage) -> None:
    text = read_text(open_page("trends", measure="attacks", area="XA", group="civilians"))
    assert "the nearest one is shown" in text


def test_a_series_of_another_kind_is_refused_with_the_reason(open_page: OpenPage, country: Warehouse) -> None:
    series = {offer.measure: str(offer.series_id) for offer in list_offers(country) if offer.series_id}
    names = [series["attacks"], series["returns"]]
    for order in (names, names[::-1]):
        text = read_text(open_page("trends", series=",".join(order)))
        assert "A series that the address names is not drawn with this one. One counts" in text
        assert "unlike things have no common sum." in text


def test_a_counter_that_does_not_answer_the_question_is_told(open_page: OpenPage) -> None:
    text = read_text(open_page("trends", measure="attacks", area="XA", kind="year", concept="returns"))
    assert "Left out: “Returns”" in text
    assert "what answers another question is not drawn beside it." in text


def test_a_choice_is_written_to_the_address(open_page: OpenPage) -> None:
    app = open_page("trends")
    next(box for box in app.selectbox if box.label == "Measure").select("fatalities").run()
    assert app.query_params["measure"] == "fatalities"
    assert "Deaths" in read_text(app)


def test_hostile_data_stays_text(open_page: OpenPage, hostile_file: Path) -> None:
    app = open_page("trends", hostile_file, figure="fyear22b")
    assert not app.exception
    text = read_text(app) + part(app, "sanad.panel")["markup"]
    assert "could not be shown" not in text
    assert "<script>document" not in text
    assert "<img src=x" not in text
    assert 'href="javascript' not in text


def test_offers_of_one_definition_differ_in_key(country: Warehouse) -> None:
    offers = list_offers(country)
    question = settle_question(View(), offers)
    keys = [offer_key(offer) for rows in question.concepts.values() for offer in rows]
    assert len(set(keys)) == len(keys)
    assert replace(question, chosen=()).series == ()
