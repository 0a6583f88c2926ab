from __future__ import annotations

import pytest
from reading import OpenPage, read_text

from dashboard.queries.returns import list_movements, list_steps, list_totals, read_steps
from dashboard.warehouse import Warehouse


def test_the_page_of_returns_draws_what_the_invented_country_counts(open_page: OpenPage) -> None:
    text = read_text(open_page("returns"))
    assert "returned from Arvania: running totals by who counted" in text
    assert "deported from Arvania: month by month" in text
    assert "In words only, so not drawn" in text


def test_derived_flows_are_off_until_they_are_asked_for(open_page: OpenPage) -> None:
    assert "Our arithmetic:" not in read_text(open_page("returns"))
    text = read_text(open_page("returns", kind="derived"))
    assert "between two totals (our arithmetic)" in text


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"area": "XA-NO"}, "Nobody counted exactly what the address asks for"),
        ({"crossing": "nowhere"}, "Nobody counted exactly what the address asks for"),
        ({"verb": "vanished"}, "Nobody counted exactly what the address asks for"),
        ({"series": "no_such_series"}, "The address names a series that does not answer this question"),
        ({"figure": "fnowhere"}, "There is no figure with the id “fnowhere” here."),
    ],
)
def test_an_address_nobody_can_answer_gives_a_sentence_and_the_nearest_view(
    open_page: OpenPage, parameters: dict[str, str], sentence: str
) -> None:
    text = read_text(open_page("returns", **parameters))
    assert sentence in text
    assert "running totals by who counted" in text


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"period": "1999"}, "Nobody answered exactly what the address asks"),
        ({"measure": "fatalities", "period": "2022", "concept": "attacks"}, "No answer has the definition"),
        ({"measure": "fatalities", "period": "2022", "pair": "fnowhere,fdead22"}, "names an answer that is not among"),
        ({"figure": "fnowhere"}, "There is no figure with the id “fnowhere” here."),
    ],
)
def test_a_comparison_nobody_can_answer_gives_a_sentence_and_the_nearest_one(
    open_page: OpenPage, parameters: dict[str, str], sentence: str
) -> None:
    text = read_text(open_page("compare", **parameters))
    assert sentence in text
    assert "every answer" in text


def test_compare_says_why_answers_differ_and_what_may_not_be_added(open_page: OpenPage) -> None:
    text = read_text(open_page("compare", measure="fatalities", period="2022"))
    assert "They count different events" in text
    assert "Not added." in text
    assert "Each counts by a definition of its own" in text


def test_one_definition_of_a_comparison_says_that_others_are_left_out(open_page: OpenPage) -> None:
    text = read_text(open_page("compare", measure="fatalities", period="2022", concept="deaths_in_attacks"))
    assert "Only answers of one kind of definition are shown." in text
    assert "2,546" not in text


def test_only_exact_totals_of_one_series_give_a_difference(country: Warehouse) -> None:
    [step] = list_steps(country)
    assert (step.value, step.total, step.base_total) == (150_000, 250_000, 100_000)
    [row] = read_steps(country, None, figures=[step.figure_id]).rows()  # type: ignore[arg-type]
    assert row["derived"] == "our arithmetic: total minus base_total"
    assert (row["figure_id"], row["base_figure_id"]) == ("fret2", "fret1")


def test_running_totals_and_flows_are_movements_of_their_own(country: Warehouse) -> None:
    found = {(row.measure, row.period_kind, row.n_points) for row in list_movements(country)}
    assert {("returns", "cumulative", 3), ("returns", "month", 1), ("deportations", "month", 1)} <= found
    assert {claim.figure_id for claim in list_totals(country, "returns", "XA", None)} == {"fret1", "fret2", "fret3"}
