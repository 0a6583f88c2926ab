from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from points import make_claim, make_wording

from dashboard.evidence.panel import list_badges, quote_claim, say_about, write_panel
from dashboard.phrasing.amounts import format_short, say_amount
from dashboard.phrasing.evidence import link_phrase, say_change, say_documents, say_rule
from dashboard.phrasing.sentence import find_earlier, say_sentence
from dashboard.queries.evidence import find_claim, read_evidence
from dashboard.rows import Claim, Definition, Evidence, StatedChange
from dashboard.warehouse import Warehouse
from tests.dashboard.conftest import HOSTILE

RETURNS: dict[str, Any] = {
    "measure": "returns",
    "unit": "persons",
    "definition_label": "Returns",
    "population_group": "borian_nationals",
    "group_label": "Borian nationals",
    "origin_name": "Arvania",
    "destination_name": "Boria",
    "stated_verb": "returned",
    "producer_name": "Mercy Agency",
    "producer_kind": "un",
    "period_kind": "cumulative",
    "period_start": date(2023, 10, 1),
    "period_end": date(2025, 4, 5),
}
STRIKE: dict[str, Any] = {
    "measure": "fatalities",
    "unit": "persons",
    "definition_label": "Deaths in single strikes and clashes",
    "series_id": None,
    "incident_id": "XB-2023-05-01",
    "incident_label": "Lakeside, 1 May 2023",
    "producer_name": "Borian government",
    "producer_kind": "government",
    "value": 46.0,
}
DEATHS: dict[str, Any] = {
    "measure": "fatalities",
    "unit": "persons",
    "definition_label": "Deaths in attacks (AMON)",
    "value": 852.0,
}
UNNAMED: dict[str, Any] = {"producer_name": "Not stated", "producer_kind": "not_stated", "series_id": None}
SENTENCES: dict[str, tuple[dict[str, Any], str]] = {
    "events": ({}, "AMON counted 908 militant attacks in Arvania in 2024."),
    "deaths": (DEATHS, "AMON counted 852 deaths in attacks in Arvania in 2024."),
    "at least": (
        {**DEATHS, "qualifier": "at_least", "value": 2546.0},
        "AMON counted at least 2,546 deaths in attacks in Arvania in 2024.",
    ),
    "about": ({"qualifier": "about"}, "AMON counted about 908 militant attacks in Arvania in 2024."),
    "nearly": ({"qualifier": "nearly"}, "AMON counted nearly 908 militant attacks in Arvania in 2024."),
    "fewer": ({"qualifier": "fewer_than"}, "AMON counted fewer than 908 militant attacks in Arvania in 2024."),
    "one": ({"value": 1.0}, "AMON counted 1 militant attack in Arvania in 2024."),
    "one death of a group": (
        {**DEATHS, "value": 1.0, "population_group": "civilians", "group_label": "Civilians"},
        "AMON counted 1 death among civilians in attacks in Arvania in 2024.",
    ),
    "none": ({"value": 0.0}, "AMON counted 0 militant attacks in Arvania in 2024."),
    "group": (
        {**DEATHS, "population_group": "security_forces", "group_label": "Security forces"},
        "AMON counted 852 deaths of security forces in attacks in Arvania in 2024.",
    ),
    "injured": (
        {**DEATHS, "measure": "injuries", "definition_label": "Injured in attacks"},
        "AMON counted 852 people injured in attacks in Arvania in 2024.",
    ),
    "group injured": (
        {**DEATHS, "measure": "injuries", "definition_label": "Injured in attacks", "population_group": "civilians", "group_label": "Civilians"},
        "AMON counted 852 civilians injured in attacks in Arvania in 2024.",
    ),
    "range": (
        {**DEATHS, "value": 1549.0, "low": 1400.0, "high": 1700.0, "qualifier": "range", "producer_name": "Beta"},
        "Beta’s best estimate is 1,549 deaths in attacks in Arvania in 2024 (low 1,400, high 1,700).",
    ),
    "range without a best value": (
        {**DEATHS, "value": None, "low": 200.0, "high": 300.0, "qualifier": "range"},
        "AMON counted between 200 and 300 deaths in attacks in Arvania in 2024.",
    ),
    "estimate": ({**DEATHS, "status": "estimated"}, "AMON estimated 852 deaths in attacks in Arvania in 2024."),
    "month": (
        {"period_start": date(2024, 3, 1), "period_end": date(2024, 3, 31), "period_kind": "month"},
        "AMON counted 908 militant attacks in Arvania in March 2024.",
    ),
    "quarter": (
        {"period_start": date(2024, 1, 1), "period_end": date(2024, 3, 31), "period_kind": "quarter"},
        "AMON counted 908 militant attacks in Arvania in the first quarter of 2024.",
    ),
    "odd span": (
        {"period_start": date(2024, 1, 1), "period_end": date(2024, 3, 20), "period_kind": "other"},
        "AMON counted 908 militant attacks in Arvania from 1 January 2024 to 20 March 2024.",
    ),
    "border": (
        {"area_name": "Arvania–Boria border", "area_kind": "border"},
        "AMON counted 908 militant attacks at the Arvania–Boria border in 2024.",
    ),
    "government": (
        {"producer_name": "Arvania interior ministry", "producer_kind": "government"},
        "The Arvania interior ministry reported 908 militant attacks in Arvania in 2024.",
    ),
    "returned since": (
        {**RETURNS, "value": 845000.0, "qualifier": "about"},
        "Mercy Agency counted about 845,000 Borian nationals who returned from Arvania to Boria between 1 October 2023 and 5 April 2025.",
    ),
    "left": (
        {**RETURNS, "value": 900000.0, "qualifier": "more_than", "stated_verb": "left"},
        "Mercy Agency counted more than 900,000 Borian nationals who left Arvania between 1 October 2023 and 5 April 2025.",
    ),
    "deported through": (
        {**RETURNS, "value": 12000.0, "stated_verb": "deported", "crossing": "east_gate"},
        "Mercy Agency counted 12,000 Borian nationals who were deported from Arvania to Boria through East Gate "
        "between 1 October 2023 and 5 April 2025.",
    ),
    "families": (
        {**RETURNS, "value": 300.0, "unit": "families"},
        "Mercy Agency counted 300 families of Borian nationals who returned from Arvania to Boria "
        "between 1 October 2023 and 5 April 2025.",
    ),
    "no verb": (
        {**RETURNS, "value": 300.0, "stated_verb": "not stated"},
        "Mercy Agency counted 300 returns of Borian nationals from Arvania between 1 October 2023 and 5 April 2025.",
    ),
    "stock": (
        {**RETURNS, "measure": "population", "definition_label": "Borians in Arvania", "population_group": "all", "stated_verb": None,
         "period_kind": "point", "period_start": date(2025, 6, 30), "period_end": date(2025, 6, 30), "value": 1_300_000.0,
         "group_label": "All people"},
        "Mercy Agency counted 1,300,000 Borians in Arvania on 30 June 2025.",
    ),
    "strike": (STRIKE, "46 people were killed (Lakeside, 1 May 2023), according to the Borian government."),
    "strike, speaker": (
        {**STRIKE, "speaker": "deputy spokesman"},
        "46 people were killed (Lakeside, 1 May 2023), according to the Borian government (deputy spokesman).",
    ),
    "strike, group": (
        {**STRIKE, "value": 20.0, "qualifier": "at_least", "population_group": "militants", "group_label": "Militants"},
        "At least 20 militants were killed (Lakeside, 1 May 2023), according to the Borian government.",
    ),
    "strike, one": (
        {**STRIKE, "value": 1.0},
        "1 person was killed (Lakeside, 1 May 2023), according to the Borian government.",
    ),
    "strike, so far": (
        {**STRIKE, "count_scope": "running"},
        "46 people were killed so far (Lakeside, 1 May 2023), according to the Borian government.",
    ),
    "words only": (
        {**STRIKE, "value": None, "qualifier": "words_only", "as_stated": "dozens of civilians", "population_group": "civilians", "group_label": "Civilians"},
        "The Borian government gave words, not a number, for the number of civilians killed (Lakeside, 1 May 2023): “dozens of civilians”.",
    ),
    "counter not stated": (
        UNNAMED,
        "The Arvan Post printed 908 militant attacks in Arvania in 2024; who counted is not stated.",
    ),
    "counter of a movement not stated": (
        {**RETURNS, **UNNAMED, "value": 1_000_000.0, "qualifier": "nearly", "stated_verb": "sent back"},
        "The Arvan Post printed that nearly 1,000,000 Borian nationals were sent back from Arvania to Boria "
        "between 1 October 2023 and 5 April 2025; who counted is not stated.",
    ),
    "counter of a strike not stated": (
        {**STRIKE, **UNNAMED},
        "46 people were killed (Lakeside, 1 May 2023), as printed by the Arvan Post; who counted is not stated.",
    ),
    "residents": (
        {**STRIKE, "producer_name": "Local residents", "producer_kind": "hospital_or_residents"},
        "46 people were killed (Lakeside, 1 May 2023), according to local residents.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SENTENCES)
def test_a_claim_is_one_correct_sentence(shape: str) -> None:
    fields, sentence = SENTENCES[shape]
    assert say_sentence(make_claim(**fields), publisher="the Arvan Post") == sentence


def rival(value: float | None, **given: Any) -> Claim:
    return make_claim(**{"claim_id": f"c{value}", "value": value, "yields_by_rule": 3, **given})


def test_an_earlier_number_is_told() -> None:
    shown, earlier = make_claim(), rival(905.0, earliest_on=date(2025, 1, 1), yields_by_rule=0)
    assert find_earlier(shown, [shown, earlier]) == [earlier]
    assert say_sentence(shown, [earlier]) == (
        "AMON counted 908 militant attacks in Arvania in 2024 (first reported as 905)."
    )


def test_a_number_taken_back_names_what_took_its_place_and_no_first_report() -> None:
    first, later = make_claim(status="superseded"), rival(905.0, earliest_on=date(2026, 6, 1))
    assert say_sentence(first, find_earlier(first, [first, later])) == (
        "AMON counted 908 militant attacks in Arvania in 2024 (later given as 905)."
    )


def test_a_number_that_came_later_is_not_told_as_the_first() -> None:
    shown, later = make_claim(), rival(905.0, earliest_on=date(2026, 6, 1))
    assert find_earlier(shown, [shown, later]) == []


def test_several_earlier_numbers_are_told_oldest_first() -> None:
    shown = make_claim()
    others = [rival(907.0, earliest_on=date(2025, 6, 1)), rival(905.0, earliest_on=date(2025, 1, 1))]
    assert "(first reported as 905, then 907)" in say_sentence(shown, find_earlier(shown, others))


def test_a_rounded_wording_is_no_earlier_number() -> None:
    rounded = rival(800.0, qualifier="more_than", earliest_on=date(2025, 1, 1), yields_by_rule=1)
    assert find_earlier(make_claim(), [rounded]) == []


def test_an_exact_number_is_no_earlier_number_of_its_rounded_wording() -> None:
    rounded = rival(800.0, qualifier="more_than", earliest_on=date(2025, 3, 1), yields_by_rule=1)
    assert find_earlier(rounded, [make_claim(earliest_on=date(2025, 1, 1))]) == []


def test_an_undated_rival_is_not_called_earlier() -> None:
    shown, undated = make_claim(), rival(905.0, earliest_on=None)
    assert "(also printed as 905)" in say_sentence(shown, find_earlier(shown, [undated]))


def test_claims_about_an_incident_are_no_earlier_numbers_of_each_other() -> None:
    shown = make_claim(**STRIKE)
    assert find_earlier(shown, [make_claim(**{**STRIKE, "claim_id": "c2", "value": 13.0})]) == []


@pytest.mark.parametrize(
    ("value", "text"), [(900.0, "900"), (9999.0, "9,999"), (250_000.0, "250 k"), (1_200_000.0, "1.2 M"), (0.0, "0")]
)
def test_axis_numbers_are_short(value: float, text: str) -> None:
    assert format_short(value) == text


def test_words_only_are_quoted() -> None:
    assert say_amount(None, None, None, "words_only", "dozens") == "“dozens”"
    assert say_amount(None, 200, 300, "range", None) == "200 to 300"


CHANGE = StatedChange(
    70.0, "exact", "an increase of 70%", "2024", "2023", "PIPS", "CSB News", None, 306.0, 521.0, 70.2614, agrees=True
)


def test_a_stated_change_stands_beside_the_computed_one() -> None:
    assert say_change(CHANGE) == (
        "Stated +70% on 2023 (CSB News); computed from the same producer’s series 306 → 521: +70.3% "
        "(our arithmetic; they agree)."
    )


def test_a_stated_change_without_figures_says_so() -> None:
    alone = replace(CHANGE, base_value=None, value=None, computed_pct=None, agrees=None)
    assert say_change(alone).endswith("we hold no two figures of the same series to compute it from.")


def test_a_stated_fall_that_differs_says_so() -> None:
    text = say_change(replace(CHANGE, change_pct=-12.5, agrees=False))
    assert "Stated -12.5%" in text
    assert "they differ" in text


@pytest.mark.parametrize(
    ("url", "phrase", "address"),
    [
        ("https://post.example/a", "1,177 dead", "https://post.example/a#:~:text=1%2C177%20dead"),
        ("https://post.example/a", "a 40-per-cent rise", "https://post.example/a#:~:text=a%2040%2Dper%2Dcent%20rise"),
        ("https://post.example/a.pdf", "521", "https://post.example/a.pdf"),
        ("https://post.example/a#b", "521", "https://post.example/a#b"),
        ("https://post.example/a", None, "https://post.example/a"),
        ("javascript:alert(1)", "521", None),
        ("data:text/html,x", "521", None),
        (None, "521", None),
    ],
)
def test_a_document_is_linked_at_the_phrase(url: str | None, phrase: str | None, address: str | None) -> None:
    assert link_phrase(url, phrase) == address


def test_every_rule_has_its_sentence() -> None:
    assert say_rule(None, "reported") == ""
    assert len({say_rule(number, "reported") for number in range(6)}) == 6
    assert "misprint" in say_rule(0, "disputed")


DEFINITION = Definition("d", "Militant attacks", "Incidents of violence by militants.", "stated", None, "Actions of forces.", None, "Method", "https://monitor.example/method")  # fmt: skip


def make_evidence(**given: Any) -> Evidence:
    older = rival(905.0, claim_id="c2", earliest_on=date(2025, 1, 1), yields_by_rule=0, status="superseded")
    fields: dict[str, Any] = {
        "claims": (make_claim(), older),
        "wordings": (
            make_wording(),
            make_wording(figure_id="f2", publisher="Boria Times", producer_basis="doubtful", published=None),
            make_wording(figure_id="f3", claim_id="c2", value=905.0, as_stated="905 incidents", publisher="The Nation"),
        ),
        "definition": DEFINITION,
        "changes": (CHANGE,),
        "is_point": True,
    }
    return Evidence(**{**fields, **given})


@pytest.mark.parametrize(
    ("given", "about"),
    [
        ({}, []),
        ({"population_group": "not_stated", "group_label": "Not stated", "unit": "places"}, []),
        ({**DEATHS, "population_group": "civilians", "group_label": "Civilians"}, ["Civilians"]),
        ({**DEATHS, "population_group": "not_stated", "group_label": "Not stated"}, ["about whom is not stated"]),
    ],
)
def test_another_claim_says_about_whom_it_is_where_it_is_about_people(given: dict[str, Any], about: list[str]) -> None:
    assert say_about(make_claim(**given)) == about


def test_the_panel_says_all_that_stands_behind_a_point() -> None:
    markup = str(write_panel(make_evidence()))
    for text in (
        "AMON counted 908 militant attacks in Arvania in 2024 (first reported as 905).",
        "“908 attacks”",
        "Counted by AMON · printed by Arvan Post · 29 December 2025",
        "Incidents of violence by militants.",
        "Not in it: Actions of forces.",
        "Not drawn in series: the producer later gave another number.",
        "“905 incidents”",
        "Also printed without, or with another, counter",
        "Boria Times",
        "Stated +70% on 2023 (CSB News)",
        "figure?id=f1",
        "https://post.example/year#:~:text=908%20attacks",
    ):
        assert text in markup, text


def test_the_panel_has_a_part_only_where_there_is_something_to_say() -> None:
    alone = make_evidence(claims=(make_claim(),), wordings=(make_wording(),), changes=())
    markup = str(write_panel(alone))
    for heading in ("Other claims", "Also printed", "The same number", "Changes that"):
        assert heading not in markup


def test_the_sentence_can_be_copied_with_its_link() -> None:
    evidence = make_evidence()
    markup = str(write_panel(evidence))
    assert f'data-copy="{quote_claim(evidence)}"' in markup
    assert 'data-page="/figure?id=f1"' in markup


def test_badges_say_what_the_document_is_and_how_sure_we_are() -> None:
    wording = make_wording(
        source_kind="copy",
        published=None,
        as_stated_en="908 attacks",
        transcription_confidence="low",
        status="provisional",
    )
    assert list_badges(wording) == [
        "badge.copy",
        "badge.undated",
        "badge.translated",
        "badge.status.provisional",
        "badge.confidence.low",
    ]


def test_links_to_documents_do_not_say_who_reads() -> None:
    markup = str(write_panel(make_evidence()))
    assert markup.count('target="_blank"') == markup.count('rel="noopener noreferrer"') > 0


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    wording = make_wording(
        as_stated=text,
        title=text,
        publisher=text,
        note=text,
        url="javascript:alert(1)",
        archived_url=text,
        speaker=text,
    )
    evidence = make_evidence(
        claims=(make_claim(producer_name=text, definition_label=text, speaker=text),),
        wordings=(wording,),
        definition=replace(DEFINITION, label=text, description=text, source_title=text, source_url="data:text/html,x"),
    )
    markup = str(write_panel(evidence))
    assert "<script" not in markup
    assert "<img" not in markup
    assert "javascript:" not in markup.replace("javascript:document.title", "")
    assert 'href="data:' not in markup
    assert json.dumps(markup)


def test_evidence_of_a_point_holds_its_rivals_in_the_order_of_the_rules(country: Warehouse) -> None:
    evidence = read_evidence(country, "fyear22b")
    assert evidence
    assert [(claim.value, claim.yields_by_rule) for claim in evidence.claims] == [(521, None), (500, 1), (519, 0)]
    assert evidence.is_point
    assert quote_claim(evidence).endswith("in 2022 (first reported as 519).")


def test_every_figure_of_a_point_leads_to_the_same_evidence(country: Warehouse) -> None:
    shown = {
        figure: read_evidence(country, figure) for figure in ("fyear22a", "fyear22b", "fyear22c", "fyear22d", "fnone")
    }
    assert len({evidence.claims[0].claim_id for evidence in shown.values() if evidence}) == 1
    assert None not in shown.values()


def test_a_figure_without_counter_is_listed_under_the_claim_it_repeats(country: Warehouse) -> None:
    evidence = read_evidence(country, "fnone")
    assert evidence
    (without,) = [wording for wording in evidence.wordings if wording.figure_id == "fnone"]
    assert without.producer_basis == "without"
    assert "Also printed without, or with another, counter" in str(write_panel(evidence))


def test_evidence_of_an_incident_holds_all_claims_side_by_side(country: Warehouse) -> None:
    evidence = read_evidence(country, "fstrike2")
    assert evidence
    assert not evidence.is_point
    assert {(claim.value, claim.population_group) for claim in evidence.claims} >= {
        (46, "all"),
        (20, "militants"),
        (18, "all"),
    }
    assert evidence.claims[0].figure_id == "fstrike2"


def test_an_unknown_figure_has_no_evidence(country: Warehouse) -> None:
    assert read_evidence(country, "fnowhere") is None
    assert find_claim(country, "x' OR '1'='1") is None


def test_a_document_whose_counter_is_in_doubt_is_not_none() -> None:
    assert [say_documents(n) for n in (0, 1, 2)] == ["counter doubtful", "1 document", "2 documents"]
