from __future__ import annotations

import json
from typing import Any

import bibtexparser
import pytest
import rispy

from dashboard.address import View
from dashboard.citations import Citation, Edition, cite_dataset, cite_figure, cite_source, cite_view
from dashboard.queries.edition import read_edition
from dashboard.queries.figures import read_figures
from dashboard.warehouse import Warehouse
from tests.dashboard.conftest import HOSTILE

EDITION = Edition("2026.11", "2026-11-22", "https://sanad.example")
SOURCE = {
    "source_id": "s1",
    "title": "Security report 2023",
    "author": None,
    "publisher": "Arvan Monitor",
    "agency": None,
    "published": "2024-01-03",
    "url": "https://arvan.example/report",
    "archived_url": None,
    "accessed": "2026-11-01",
    "language": "en",
    "kind": "own",
}


def read_bibtex(text: str) -> dict[str, str]:
    """The one entry as another program reads it."""
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert len(library.entries) == 1
    return {"type": library.entries[0].entry_type, **{field.key: field.value for field in library.entries[0].fields}}


def read_ris(text: str) -> dict[str, Any]:
    """The one record as another program reads it."""
    records = rispy.loads(text)
    assert len(records) == 1
    return records[0]


def cite(**changes: str | None) -> Citation:
    """A citation of the source with some of its cells changed."""
    return cite_source({**SOURCE, **changes})


def test_a_report_is_cited_in_every_form() -> None:
    citation = cite()
    assert citation.inline == "(Arvan Monitor, 2024)"
    assert citation.full == "Arvan Monitor. (2024). Security report 2023. https://arvan.example/report"
    assert read_bibtex(citation.bibtex) == {
        "type": "techreport",
        "author": "{Arvan Monitor}",
        "title": "{Security report 2023}",
        "institution": "Arvan Monitor",
        "year": "2024",
        "month": "jan",
        "day": "3",
        "url": "https://arvan.example/report",
        "urldate": "2026-11-01",
        "language": "en",
    }
    record = read_ris(citation.ris)
    assert (record["type_of_reference"], record["authors"], record["year"]) == ("RPRT", ["Arvan Monitor"], "2024")
    assert json.loads(citation.csl_json)[0]["issued"] == {"date-parts": [[2024, 1, 3]]}


def test_the_press_is_cited_by_author_where_there_is_one() -> None:
    citation = cite(kind="press", author="Ayla Tarn", publisher="Lakeland Post")
    assert citation.full == (
        "Ayla Tarn. (2024, January 3). Security report 2023. Lakeland Post. https://arvan.example/report"
    )
    assert read_bibtex(citation.bibtex)["journal"] == "Lakeland Post"


def test_undated_is_said_in_every_form() -> None:
    citation = cite(published=None, accessed=None)
    assert citation.inline == "(Arvan Monitor, n.d.)"
    assert citation.full == "Arvan Monitor. (n.d.). Security report 2023. https://arvan.example/report"
    assert read_bibtex(citation.bibtex)["year"] == read_ris(citation.ris)["year"] == "n.d."
    assert "issued" not in citation.csl


@pytest.mark.parametrize("published", ["2024", "2024-02"])
def test_a_date_is_as_exact_as_it_is_printed(published: str) -> None:
    assert cite(published=published).csl["issued"]["date-parts"] == [[int(part) for part in published.split("-")]]


def test_a_source_without_address_is_cited_without() -> None:
    citation = cite(url=None)
    assert citation.full == "Arvan Monitor. (2024). Security report 2023."
    assert "UR  -" not in citation.ris


@pytest.mark.parametrize(
    "text", [*HOSTILE, "a { b", "} c", "x\n@misc{y,\n", "50% of $x_1 & #2 ~ ^ \\cmd", "ER  - \r\nTY  - BOOK"]
)
def test_hostile_titles_break_no_parser(text: str) -> None:
    citation = cite(title=text, author=text, publisher=text, agency=text, kind="press")
    entry, record = read_bibtex(citation.bibtex), read_ris(citation.ris)
    assert entry["title"]
    assert record["title"] == " ".join(citation.csl["title"].split())
    assert json.loads(citation.csl_json) == [citation.csl]
    visible = (citation.inline, citation.full, citation.csl["title"])
    assert not any(character in line for line in visible for character in "\x00\x07\u202e\r\n")
    assert citation.csl["title"] in citation.full


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://x.example/a b", "https://"])
def test_an_address_that_is_none_is_left_out(url: str) -> None:
    assert "URL" not in cite(url=url).csl


def test_an_address_with_braces_stays_whole() -> None:
    citation = cite(url="https://x.example/{a}?q=50%25#part")
    assert citation.csl["URL"] == "https://x.example/%7Ba%7D?q=50%25#part"
    assert read_bibtex(citation.bibtex)["url"] == r"https://x.example/\%7Ba\%7D?q=50\%25\#part"


def test_every_figure_of_the_country_can_be_cited(country: Warehouse) -> None:
    edition = read_edition(country, "https://sanad.example")
    for row in read_figures(country, View(measure="attacks")).rows():
        citation = cite_figure(row, edition)
        address = f"https://sanad.example/figure?id={row['figure_id']}"
        assert citation.full.endswith(address)
        assert f"(Version {edition.version})" in citation.full
        assert read_bibtex(citation.bibtex)["version"] == edition.version
        assert read_ris(citation.ris)["urls"] == [address]
        assert cite_source(row, "source_").full


def test_a_figure_of_a_release_names_it(country: Warehouse) -> None:
    row = read_figures(country, View(measure="attacks")).rows()[0]
    citation = cite_figure(row, EDITION, "2025.06")
    assert "(Version 2025.06)" in citation.full
    assert citation.csl["URL"].endswith(f"?id={row['figure_id']}&as_of=2025.06")


def test_the_address_is_relative_where_the_site_is_not_known(country: Warehouse) -> None:
    row = read_figures(country, View(measure="attacks")).rows()[0]
    assert cite_figure(row, read_edition(country)).csl["URL"] == f"/figure?id={row['figure_id']}"


def test_a_view_and_the_whole_are_cited() -> None:
    view = cite_view("Attacks in Arvania", "trends", View(measure="attacks", area="XA"), EDITION)
    assert view.full == (
        "Sanad. (2026). Attacks in Arvania [Dataset]. In Sanad: security-incident statistics for Pakistan and Afghanistan, "
        "with their sources (Version 2026.11). https://sanad.example/trends?measure=attacks&area=XA"
    )
    assert cite_dataset(EDITION).full == (
        "Sanad. (2026). Sanad: security-incident statistics for Pakistan and Afghanistan, with their sources "
        "(Version 2026.11) [Dataset]. https://sanad.example/"
    )
