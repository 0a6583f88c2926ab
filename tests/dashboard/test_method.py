from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from reading import OpenPage, read_text

from dashboard.method.lists import write_left_out, write_outcomes, write_producers, write_qualifiers
from dashboard.number_forms import format_number
from dashboard.prose import read_prose
from dashboard.queries.method import count_corpus, list_definitions, read_lists
from dashboard.queries.vocab import read_vocabulary
from dashboard.warehouse import Warehouse


def test_every_section_stands_and_the_contents_lead_to_it(open_page: OpenPage) -> None:
    app = open_page("method")
    text = read_text(app)
    assert not app.exception
    keys = [section.key for section in read_prose("method")]
    assert re.findall(r'<section id="([\w-]+)"', text) == keys
    assert re.findall(r'<a href="#([\w-]+)" target="_self">', text.split("</nav>", 1)[0]) == keys


def test_no_placeholder_and_no_missing_number_is_left(open_page: OpenPage) -> None:
    text = read_text(open_page("method"))
    assert not re.search(r"\{\w+\}|\bNone\b|\bnan\b|@\w", text.split('class="sanad method"', 1)[1])


def test_numbers_follow_the_data(open_page: OpenPage, country: Warehouse, country_file: Path, tmp_path: Path) -> None:
    before = count_corpus(country)["n_sources"]
    changed = tmp_path / "changed.duckdb"
    changed.write_bytes(country_file.read_bytes())
    with duckdb.connect(str(changed)) as con:
        con.execute("INSERT INTO sources SELECT * REPLACE ('snew' AS source_id) FROM sources LIMIT 1")
        con.execute("UPDATE build_info SET content_hash = 'changed'")
    assert f"figures from {format_number(before)} documents" in read_text(open_page("method"))
    assert f"figures from {format_number(before + 1)} documents" in read_text(open_page("method", warehouse=changed))


def test_every_definition_is_listed_once(open_page: OpenPage, country: Warehouse) -> None:
    text = read_text(open_page("method"))
    codes = re.findall(r'<article class="definition" id="definition-([^"]+)"', text)
    assert sorted(codes) == sorted(item.definition_id for item in list_definitions(country))


def test_a_definition_in_the_address_stands_first(open_page: OpenPage, country: Warehouse) -> None:
    item = list_definitions(country)[0]
    app = open_page("method", definition=item.definition_id)
    asked = read_text(app).split("method-asked", 1)[1].split('class="sanad method"', 1)[0]
    assert f"definition-{item.definition_id}" in asked
    assert asked.count("<article") == 1
    assert app.query_params["definition"] == item.definition_id


def test_an_unknown_definition_gives_a_sentence(open_page: OpenPage) -> None:
    text = read_text(open_page("method", definition="nothing"))
    assert 'class="sanad notice"' in text
    assert "method-asked" not in text


def test_a_definition_that_was_not_found_says_so(open_page: OpenPage, country: Warehouse) -> None:
    item = next(item for item in list_definitions(country) if item.basis == "not_found")
    text = read_text(open_page("method", definition=item.definition_id))
    assert "The producer’s definition was not found" in text.split('class="sanad method"', 1)[0]


def test_the_convention_for_about_is_read_from_the_database() -> None:
    table = write_qualifiers({"about": (7, 5.0), "nearly": (2, 12.0)})
    assert "from 5 per cent below it to 5 per cent above" in table
    assert "from 12 per cent below it" in table


def test_a_convention_that_no_figure_shows_is_left_out() -> None:
    assert "about, around" not in write_qualifiers({"exact": (7, 0.0)})


def test_every_code_in_use_has_its_words(country: Warehouse) -> None:
    lists = read_lists(country)
    assert write_producers(lists.producers, read_vocabulary(country)).count("<tr>") == len(lists.producers) + 1
    assert write_outcomes(lists.outcomes)


@pytest.mark.parametrize("write", [write_left_out, write_outcomes])
def test_without_a_ledger_no_table_stands(write: object) -> None:
    assert callable(write)
    assert write({}) == ""


def test_the_page_shows_hostile_names_as_text(open_page: OpenPage, hostile_file: Path) -> None:
    text = read_text(open_page("method", warehouse=hostile_file))
    assert 'class="sanad method"' in text
    assert "<script>" not in text
    assert "<img src=x" not in text
