from __future__ import annotations

from pathlib import Path

import pytest
from reading import OpenPage, read_text

from dashboard.address import View
from dashboard.pages import PAGES
from dashboard.queries.sources import list_sources
from dashboard.warehouse import Warehouse

PATHS = [entry.url_path or "" for entry in PAGES]
HOSTILE_PARAMETERS = {
    "script": {"measure": "<script>alert(1)</script>", "q": "<img src=x onerror=alert(1)>"},
    "sql": {"measure": "attacks'; DROP TABLE figures;--", "id": "x' OR '1'='1"},
    "long": {"q": "x" * 10_000, "id": "y" * 10_000, "publisher": "z" * 10_000},
    "unknown": {"measure": "nothing", "producer": "nobody", "id": "fnowhere", "as_of": "1999.01", "lang": "xx"},
    "strange": {"\u202eevil\x00": "1", "from": "9999-99", "to": "-1", "p": "99999", "year": "1"},
}


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens(open_page: OpenPage, path: str) -> None:
    app = open_page(path)
    assert not app.exception
    assert "could not be shown" not in read_text(app)
    assert "cannot be shown" not in read_text(app)


@pytest.mark.parametrize("kind", HOSTILE_PARAMETERS)
@pytest.mark.parametrize("path", PATHS)
def test_a_hostile_address_gives_a_sentence_and_a_page(open_page: OpenPage, path: str, kind: str) -> None:
    app = open_page(path, **HOSTILE_PARAMETERS[kind])
    text = read_text(app)
    assert not app.exception
    assert "could not be shown" not in text
    assert 'class="sanad notice"' in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert len(text) < 200_000


def test_sources_lists_what_the_address_asks_for(open_page: OpenPage, country: Warehouse) -> None:
    sample = next(row for row in list_sources(country, View()) if row["published"])
    app = open_page("sources", publisher=sample["publisher"], year=sample["published"][:4])
    rows = list_sources(country, View(publisher=sample["publisher"], year=int(sample["published"][:4])))
    text = read_text(app)
    assert [text.count(f'id={row["source_id"]}"') for row in rows] == [1] * len(rows)
    assert text.count("<article") == len(rows)
    assert (app.selectbox(key="choice publisher").value, app.selectbox(key="choice year").value) == (
        sample["publisher"],
        sample["published"][:4],
    )


def test_a_choice_on_sources_is_written_to_the_address_and_back_to_the_first_page(open_page: OpenPage) -> None:
    app = open_page("sources", p="2")
    app.text_input(key="choice q").set_value("report").run()
    assert dict(app.query_params) == {"q": "report"}


def test_a_search_that_finds_nothing_says_so(open_page: OpenPage) -> None:
    text = read_text(open_page("sources", q="wordthatisnowhere"))
    assert "No document fits all of these." in text
    assert "<article" not in text


def test_one_source_has_its_own_page_with_all_its_figures(open_page: OpenPage, country: Warehouse) -> None:
    most = max(list_sources(country, View()), key=lambda row: row["n_figures"])
    text = read_text(open_page("sources", id=most["source_id"]))
    assert text.count("/figure?id=") == most["n_figures"]
    assert "<details open>" in text


def test_a_figure_has_its_own_page(open_page: OpenPage, country: Warehouse) -> None:
    figure = country.rows("SELECT figure_id, source_id FROM figures ORDER BY 1")[0]
    text = read_text(open_page("figure", id=figure["figure_id"]))
    assert figure["figure_id"] in text
    assert f"/sources?id={figure['source_id']}" in text


def test_an_unknown_figure_is_told_in_a_sentence(open_page: OpenPage) -> None:
    assert "There is no figure with the id “fnowhere” here" in read_text(open_page("figure", id="fnowhere"))


def test_a_figure_page_without_id_says_how_to_get_there(open_page: OpenPage) -> None:
    assert "The address names no figure." in read_text(open_page("figure"))


def test_a_withdrawn_figure_says_so_with_its_reason(open_page: OpenPage, country: Warehouse) -> None:
    withdrawn = country.rows("SELECT * FROM withdrawn WHERE kind = 'figure' ORDER BY 1")[0]
    text = read_text(open_page("figure", id=withdrawn["id"]))
    assert f"The figure “{withdrawn['id']}” was withdrawn on" in text
    assert withdrawn["reason"] in text


def test_without_a_warehouse_every_page_says_so_in_a_sentence(open_page: OpenPage, tmp_path: Path) -> None:
    for path in PATHS:
        app = open_page(path, warehouse=tmp_path / "none.duckdb")
        assert "The figures cannot be shown at the moment" in read_text(app)
        assert not app.exception
        assert str(tmp_path) not in read_text(app)


def test_the_header_says_to_which_month_the_figures_reach(open_page: OpenPage) -> None:
    assert "Figures to " in read_text(open_page("sources"))


@pytest.mark.parametrize(
    ("url", "is_told"),
    [
        ("http://x.example/nothing-here", True),
        ("http://x.example/sanad/trends?a=b", False),
        ("http://x.example/sanad/", False),
    ],
)
def test_a_page_that_does_not_exist_is_named(open_page: OpenPage, url: str, is_told: bool) -> None:
    app = open_page("")
    app.context["url"] = url
    assert ("There is no page “nothing-here” here." in read_text(app.run())) is is_told
