from __future__ import annotations

import pytest
from reading import OpenPage, read_text

from dashboard.address import View
from dashboard.extracts import formats
from dashboard.queries.figures import read_figures
from dashboard.queries.incidents import (
    is_in_view,
    list_documents,
    list_incident_claims,
    list_incidents,
    list_printed_days,
    list_wordings,
    read_incidents,
)
from dashboard.warehouse import Warehouse

LAKELAND = "XB-2023-05-01-LAKELAND"


def test_an_incident_knows_its_areas_claims_and_documents(country: Warehouse) -> None:
    (incident,) = list_incidents(country)
    assert (incident.units, incident.areas) == (("XB-LA",), ("XB", "XB-LA"))
    assert [(item.population_group, item.text) for item in incident.deaths] == [
        ("all", "46"),
        ("militants", "at least 20"),
    ]
    assert set(incident.documents) == {"sradio", "sstrike"}
    assert {claim.producer_id for claim in list_incident_claims(country, LAKELAND)} == {"xb_government", "xa_officials"}
    assert {row["source_id"] for row in list_documents(country, LAKELAND)} == {"sradio", "sstrike"}


def test_every_figure_of_an_incident_is_among_the_wordings_and_in_the_extract(country: Warehouse) -> None:
    wordings = {wording.figure_id for wording in list_wordings(country, LAKELAND)}
    assert wordings == {"fstrike1", "fstrike2", "fstrike3", "fstrike4"}
    assert {row["figure_id"] for row in read_figures(country, View(incident=LAKELAND)).rows()} == wordings
    first, last = list_printed_days(country, LAKELAND)["fstrike3"]
    assert (last - first).days == 30


@pytest.mark.parametrize(
    ("view", "found"),
    [
        (View(kind="airstrike"), True),
        (View(kind="clash"), False),
        (View(area="XB"), True),
        (View(area="XB-LA"), True),
        (View(area="XA"), False),
        (View(party="arvania"), True),
        (View(party="nobody"), False),
        (View(from_="2023"), True),
        (View(from_="2023-05-01", to="2023-05"), True),
        (View(from_="2023-05-02"), False),
        (View(to="2023-04"), False),
    ],
)
def test_filters_narrow_the_list(country: Warehouse, view: View, found: bool) -> None:
    (incident,) = list_incidents(country)
    assert is_in_view(incident, view) is found
    assert len(read_incidents(country, view).rows()) == found


def test_the_extract_says_ranges_as_the_page_does_and_describes_its_columns(country: Warehouse) -> None:
    answer = read_incidents(country, View())
    (row,) = answer.rows()
    assert row["deaths_claimed"] == "All people: 46; Militants: at least 20"
    assert row["incident_page"] == f"/incident?id={LAKELAND}"
    assert all(answer.columns.values())
    assert LAKELAND in formats()["csv"].to_bytes(answer).decode("utf-8-sig")


def test_the_list_leads_to_the_incident(open_page: OpenPage) -> None:
    text = read_text(open_page("incidents"))
    assert f'href="./incident?id={LAKELAND}"' in text
    assert "1 incident in view" in text
    assert "at least 20" in text


def test_a_choice_is_written_to_the_address_and_the_address_is_chosen(open_page: OpenPage) -> None:
    app = open_page("incidents")
    app.selectbox(key="incidents kind").set_value("airstrike").run()
    assert dict(app.query_params) == {"kind": "airstrike"}
    app = open_page("incidents", kind="airstrike", area="XB", party="arvania")
    assert dict(app.query_params) == {"kind": "airstrike", "area": "XB", "party": "arvania"}
    assert app.selectbox(key="incidents area").value == "XB"


def test_nothing_in_view_is_said_in_a_sentence(open_page: OpenPage) -> None:
    app = open_page("incidents", from_="2030")
    assert "No incident fits all of these" in read_text(app)
    assert not app.exception


def test_the_page_of_an_incident_tells_claims_words_and_documents(open_page: OpenPage) -> None:
    app = open_page("incident", id=LAKELAND)
    text = read_text(app)
    assert not app.exception
    for words in (
        "Lakeland, 1 May 2023",
        "Attributed to",
        "Who says how many people were killed",
        "How the claims changed from day to day",
    ):
        assert words in text
    assert "do not form one range" in text
    assert 'href="./sources?id=sradio"' in text


def test_an_unknown_incident_gives_a_sentence_and_the_list(open_page: OpenPage) -> None:
    text = read_text(open_page("incident", id="XB-1999-01-01-NOWHERE"))
    assert "There is no incident with the id “XB-1999-01-01-NOWHERE” here." in text
    assert f"id={LAKELAND}" in text


def test_a_figure_of_another_incident_gives_a_sentence(open_page: OpenPage) -> None:
    app = open_page("incident", id=LAKELAND, figure="fbeta22")
    assert "There is no figure with the id “fbeta22” about this incident." in read_text(app)
    assert "figure" not in app.query_params


def test_the_evidence_of_a_claim_opens_by_address(open_page: OpenPage) -> None:
    app = open_page("incident", id=LAKELAND, figure="fstrike1")
    assert not app.exception
    assert app.query_params["figure"] == "fstrike1"
