from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from points import make_claim

from dashboard.address import View
from dashboard.charts.claim_dots import draw_claim_dots, say_line
from dashboard.compare.answers import bundle, group_dots, list_shown, say_badge
from dashboard.compare.question import is_elsewhere, settle
from dashboard.compare.reasons import explain
from dashboard.compare.rows import Asked, Count, Difference, DotGroup, DotRow
from dashboard.compare.texts import list_signs
from dashboard.guards import EvidenceError
from dashboard.look import LIGHT
from dashboard.queries.compare import list_asked, list_counts, list_differences, read_whole
from dashboard.warehouse import Warehouse


def make_count(
    value: float | None, producer: str = "amon", scope: str = "attacks", place: int = 1, **given: Any
) -> Count:
    """One answer of a counter by the definition of one scope."""
    about = {name: given.pop(name) for name in ("counts_militants", "basis", "concept") if name in given}
    claim = make_claim(
        **{
            "claim_id": f"c{producer}{scope}{value}",
            "figure_id": f"f{producer}{scope}{value}",
            "series_id": f"{producer}.{scope}",
            "definition_id": f"{producer}_{scope}",
            "definition_label": f"Deaths in {scope.replace('_', ' ')}",
            "producer_id": producer,
            "producer_name": producer.upper(),
            "value": value,
            **given,
        }
    )
    fields = {"concept": scope, "counts_militants": "unknown", "basis": "stated", **about}
    return Count(
        claim=claim, place=place, scope=scope, description="", includes=None, excludes=None, n_sources=1, **fields
    )


CRSS_NEW = make_count(2555, "crss", "attacks_and_operations")
CRSS_OLD = make_count(2546, "crss", "attacks_and_operations", 2, status="superseded", yields_by_rule=0)
PIPS, PICSS = make_count(852, "pips"), make_count(1177, "picss")
ROUNDED = make_count(1100, "picss", place=2, qualifier="more_than", yields_by_rule=1)


def asked(period: str, n_claims: int = 2, **given: Any) -> Asked:
    """A question about deaths in Arvania in one year."""
    year = int(period)
    fields: dict[str, Any] = {
        "measure": "fatalities",
        "reference_area": "XA",
        "population_group": "all",
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "period": period,
        "period_kind": "year",
        "n_claims": n_claims,
        "n_producers": n_claims,
    }
    return Asked(**{**fields, **given})


def test_answers_stand_by_what_they_count_and_never_across_definitions() -> None:
    scopes = bundle([CRSS_NEW, CRSS_OLD, PIPS, PICSS, ROUNDED])
    drawn = [[[count.claim.value for count in line] for line in lines] for lines in scopes]
    assert drawn == [[[1177, 1100], [852]], [[2555, 2546]]]
    assert [group.title for group in group_dots(scopes)] == [
        "Counting attacks alone",
        "Counting attacks and security operations",
    ]


def test_words_are_not_drawn() -> None:
    assert bundle([make_count(None, qualifier="words_only")]) == []


def test_every_number_has_its_definition_badge() -> None:
    badge = say_badge(make_count(1, counts_militants="in_attacks_only", basis="not_found", stated_verb="expelled"))
    assert badge == "militants counted if killed in attacks · definition not found · “expelled”"
    assert say_badge(make_count(1, counts_militants="not_applicable")) == "definition stated"


def test_a_revision_is_printed_with_an_arrow_and_a_rounding_is_not() -> None:
    assert say_line(DotRow((CRSS_NEW.claim, CRSS_OLD.claim), "CRSS", "", "")) == "2,546 → 2,555"
    assert say_line(DotRow((PICSS.claim, ROUNDED.claim), "PICSS", "", "")) == "1,177"


def test_rival_numbers_of_one_counter_are_both_printed() -> None:
    rival = make_count(900, "pips", place=2, yields_by_rule=3)
    assert say_line(DotRow((PIPS.claim, rival.claim), "PIPS", "", "")) == "852; also 900"
    assert "disagree" in list_signs([[PIPS.claim, rival.claim]])


def test_why_names_kinds_of_events_then_revisions_then_what_is_not_explained() -> None:
    differences = [
        Difference(PIPS.claim.figure_id, PICSS.claim.figure_id, "not_explained", "…"),
        Difference(PIPS.claim.figure_id, CRSS_NEW.claim.figure_id, "scope", "…"),
        Difference(CRSS_OLD.claim.figure_id, CRSS_NEW.claim.figure_id, "revised", "…"),
    ]
    assert explain(bundle([CRSS_NEW, CRSS_OLD, PIPS, PICSS]), differences) == [
        (
            "scope",
            [
                "Attacks alone: PICSS 1,177, PIPS 852.",
                "Attacks and security operations: CRSS 2,555.",
                "A number of one kind is neither a check on nor a part of a number of another.",
            ],
        ),
        ("revised", ["CRSS, deaths in attacks and operations: first 2,546, later 2,555. The later number is read."]),
        (
            "not_explained",
            [
                "PIPS 852 and PICSS 1,177 count by definitions that read alike; nothing we know of them explains the "
                "difference."
            ],
        ),
    ]


def test_a_definition_that_was_not_found_is_said_with_what_is_not_explained() -> None:
    lost = make_count(700, "nobody", basis="not_found")
    differences = [Difference(lost.claim.figure_id, PICSS.claim.figure_id, "not_explained", "…")]
    [(_, [sentence])] = explain(bundle([lost, PICSS]), differences)
    assert sentence.endswith("The definition of NOBODY was not found.")


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("militants", "PIPS 852: militants not counted; PICSS 1,177: militants counted."),
        (
            "verb",
            "PIPS 852 (“left”) and PICSS 1,177 (“expelled”): leaving and being sent out need not be counted alike.",
        ),
        ("edition", "PIPS 852 and PICSS 1,177 are of two editions of one counter’s definition."),
        ("disputed", "PIPS 852 and PICSS 1,177: one of the two is doubted as printed."),
        (
            "provisional",
            "PIPS 852 and PICSS 1,177: one of the two was printed before its period was over or settled.",
        ),
        ("concept", "PIPS 852 counts deaths in attacks; PICSS 1,177 counts deaths in attacks."),
    ],
)
def test_each_reason_is_a_sentence_made_from_definitions(reason: str, expected: str) -> None:
    one = make_count(852, "pips", counts_militants="no", stated_verb="left")
    other = make_count(1177, "picss", counts_militants="yes", stated_verb="expelled")
    found = explain(bundle([one, other]), [Difference(one.claim.figure_id, other.claim.figure_id, reason, "…")])
    assert found == [(reason, [expected])]


def test_answers_that_agree_need_no_reason() -> None:
    assert explain(bundle([PIPS]), []) == []


def test_the_question_nearest_to_the_address_is_shown() -> None:
    every = [asked("2024", 3), asked("2023"), asked("2022", 1), asked("2024", measure="returns")]
    assert settle(View(), every).asked.period == "2024"
    assert settle(View(period="2022"), every).asked.period == "2022"
    nowhere = View(measure="fatalities", period="1999")
    assert is_elsewhere(nowhere, settle(nowhere, every).asked)
    assert [row.period for row in settle(View(), every).periods] == ["2024", "2023"]
    assert settle(View(), [asked("2024", 1), asked("2023", 2)]).asked.period == "2023"  # one has no rival
    with pytest.raises(ValueError, match="no question"):
        settle(View(), [])


def test_a_dot_plot_starts_at_zero_and_opens_every_claim() -> None:
    figure = draw_claim_dots(group_dots(bundle([CRSS_NEW, CRSS_OLD, PIPS, PICSS, ROUNDED])), theme=LIGHT)
    opened = {row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata}
    assert opened == {count.claim.figure_id for count in (CRSS_NEW, CRSS_OLD, PIPS, PICSS, ROUNDED)}
    assert figure.layout.xaxis.tickvals[0] == 0
    texts = " ".join(item.text for item in figure.layout.annotations)
    assert "Deaths in attacks and operations" in texts
    assert "definition stated" in texts


def test_a_number_without_a_document_is_not_drawn() -> None:
    nobody = DotRow((make_claim(figure_id=""),), "Nobody", "", "")
    with pytest.raises(EvidenceError):
        draw_claim_dots([DotGroup("Counting", (nobody,))], theme=LIGHT)


def test_a_range_without_best_value_is_drawn_at_both_ends() -> None:
    count = make_count(None, low=10.0, high=30.0, qualifier="range")
    figure = draw_claim_dots(group_dots(bundle([count])), theme=LIGHT)
    [marks] = [trace for trace in figure.data if trace.customdata is not None]
    assert list(marks.x) == [10.0, 30.0]


def test_hostile_names_are_text() -> None:
    row = DotRow((make_claim(producer_name="<i onload=x>"),), "<i onload=x>", "<script>", "<b>")
    figure = draw_claim_dots([DotGroup("<u>", (row,))], theme=LIGHT)
    assert not any(
        "<script" in item.text or "<i onload" in item.text or "<u>" in item.text for item in figure.layout.annotations
    )


def test_the_invented_country_is_compared_by_definition(country: Warehouse) -> None:
    question = settle(View(measure="fatalities", period="2022"), list_asked(country)).asked
    scopes = bundle(list_counts(country, question))
    assert {count.claim.figure_id for count in list_shown(scopes)} == {"fdead22", "fdead22w", "fbeta22"}
    [(kind, _)] = explain(scopes, list_differences(country, question))
    assert kind == "scope"
    whole = read_whole(country)
    assert whole.areas["XA-NO"] == "XA"
    assert "population" in whole.not_additive
