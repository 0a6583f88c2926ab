"""What is derived from one number, on its page: only what it is one of the two numbers of, and always the other number."""

from __future__ import annotations

from movements import make_step
from reading import OpenPage, read_text
from test_trends_changes import make_change

from dashboard.evidence.derived import write_derived


def test_changes_and_flows_lead_to_the_other_number() -> None:
    found = write_derived("f2022", [make_change(2022), make_change(2023), make_change(2024)], [])
    assert found == (
        "<h3>What we derive from it</h3><ul>"
        "<li>(908 − 521) ÷ 521 = +74.3%, 2021 → 2022 (our arithmetic) · "
        '<a href="./figure?id=f2021" target="_self">the other number</a></li>'
        "<li>(908 − 521) ÷ 521 = +74.3%, 2022 → 2023 (our arithmetic) · "
        '<a href="./figure?id=f2023" target="_self">the other number</a></li></ul>'
    )


def test_a_total_shows_the_flow_it_ends_and_the_flow_it_begins() -> None:
    step = make_step()
    for own, other in ((step.figure_id, step.base_figure_id), (step.base_figure_id, step.figure_id)):
        assert write_derived(own, [], [step]) == (
            "<h3>What we derive from it</h3><ul>"
            "<li>250,000 less 100,000 = 150,000, February to March 2024 (our arithmetic) · "
            f'<a href="./figure?id={other}" target="_self">the other number</a></li></ul>'
        )


def test_a_number_nothing_is_derived_from_has_no_such_section() -> None:
    assert write_derived("fother", [make_change(2022)], [make_step()]) == ""


def test_the_page_of_a_figure_shows_our_arithmetic_with_it(open_page: OpenPage) -> None:
    assert (
        "<h3>What we derive from it</h3><ul><li>(521 − 306) ÷ 306 = +70.3%, 2021 → 2022 (our arithmetic) · "
        '<a href="./figure?id=fyear22b" target="_self">the other number</a></li></ul>'
    ) in read_text(open_page("figure", id="fyear21"))
