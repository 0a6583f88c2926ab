from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import OpenPage, read_text
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.queries.search import strip_address
from dashboard.queries.vocab import read_vocabulary
from dashboard.routes.faults import MIDDLEWARE
from dashboard.routes.search import ROUTES
from dashboard.search.answers import Answer, find_answer
from dashboard.search.letters import normalise
from dashboard.search.meaning import count_edits, rank_alike, read_months
from dashboard.search.reading import read_typed
from dashboard.warehouse import Warehouse, open_warehouse

MONTHS = read_months()


def ask(country: Warehouse, text: str) -> Answer:
    """The answer on the invented country."""
    return find_answer(country, text, read_vocabulary(country))


def titles(answer: Answer, kind: str) -> list[str]:
    """The titles of one group."""
    return [hit.title for group in answer.groups if group.kind == kind for hit in group.hits]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Bārmal  ۲۰۲۴ ", "barmal 2024"),
        ("٢٬٥٤٦", "2٬546"),
        ("پکتيكا", "پکتیکا"),
        ("PİCSS", "picss"),
        ("a\u202e\u200bb\x00c", "ab c"),
    ],
)
def test_one_spelling(text: str, plain: str) -> None:
    assert normalise(text) == plain


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2,546", (2546.0,)),
        ("2546", (2546.0,)),
        ("۲٬۵۴۶", (2546.0,)),
        ("1,235,912", (1235912.0,)),
        ("12,35,912", (1235912.0,)),
        ("1.2 million returns", (1200000.0,)),
        ("18 lakh", (1800000.0,)),
        ("2024", ()),
        ("attacks 521", (521.0,)),
    ],
)
def test_numbers_are_read(text: str, values: tuple[float, ...]) -> None:
    assert read_typed(text, MONTHS).values == values


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("deportations april 2025", date(2025, 4, 1), date(2025, 4, 30)),
        ("Apr 2025", date(2025, 4, 1), date(2025, 4, 30)),
        ("2025 april", date(2025, 4, 1), date(2025, 4, 30)),
        ("2025-04", date(2025, 4, 1), date(2025, 4, 30)),
        ("24 December 2024", date(2024, 12, 24), date(2024, 12, 24)),
        ("December 24, 2024", date(2024, 12, 24), date(2024, 12, 24)),
        ("2024-12-24", date(2024, 12, 24), date(2024, 12, 24)),
        ("۲۰۲۴", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_days_are_read(text: str, start: date, end: date) -> None:
    spans = read_typed(text, MONTHS).spans
    assert [(span.start, span.end) for span in spans] == [(start, end)]


def test_days_that_are_in_no_calendar_are_no_days() -> None:
    assert read_typed("31 february 2024", MONTHS).spans[0].is_year
    assert read_typed("2024-13", MONTHS).spans == ()


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_a_question(text: str) -> None:
    typed = read_typed(text, MONTHS)
    assert len(typed.words) <= 8


def test_a_number_finds_its_figures_the_exact_ones_first(country: Warehouse) -> None:
    value = country.rows("SELECT value FROM claims WHERE value > 100 AND status = 'reported' ORDER BY figure_id")[0][
        "value"
    ]
    found = titles(ask(country, f"{value:,.0f}"), "figures")
    assert found[0].startswith(f"{value:,.0f} ")


def test_a_place_finds_itself_its_incidents_and_its_figures(country: Warehouse) -> None:
    answer = ask(country, "lakeland")
    assert "Lakeland" in titles(answer, "places")
    assert titles(answer, "incidents") == ["Lakeland, 1 May 2023"]
    assert titles(answer, "figures")
    assert answer.groups[0].kind == "places"


def test_a_place_is_found_by_the_name_a_source_prints(country: Warehouse) -> None:
    assert "Nordmark" in titles(ask(country, "north march"), "places")


def test_measure_counter_and_year_lead_to_the_view_and_its_figures(country: Warehouse) -> None:
    answer = ask(country, "arvan monitor 2022 attacks")
    view = next(hit for group in answer.groups if group.kind == "views" for hit in group.hits)
    assert (view.page, view.view.measure, view.view.producer, view.view.from_) == (
        "trends", "attacks", ("arvan_monitor",), "2022",
    )  # fmt: skip
    best = next(hit for group in answer.groups if group.kind == "figures" for hit in group.hits)
    row = country.rows("SELECT measure, producer_id, period FROM figures WHERE figure_id = $id", {"id": best.view.id})[
        0
    ]
    assert (row["measure"], row["producer_id"], row["period"]) == ("attacks", "arvan_monitor", "2022")
    assert "what is counted" in best.reason


def test_another_word_for_a_measure_is_understood(country: Warehouse) -> None:
    assert {
        hit.view.measure for group in ask(country, "killed").groups if group.kind == "views" for hit in group.hits
    } == {"fatalities"}


@pytest.mark.parametrize("table", ["figure", "source", "incident"])
def test_an_id_leads_to_what_it_names(country: Warehouse, table: str) -> None:
    id_ = country.rows(f"SELECT {table}_id AS id FROM {table}s ORDER BY 1 LIMIT 1")[0]["id"]
    for text in (id_, id_.upper(), f"https://sanad.example/{table}?id={id_}"):
        groups = ask(country, text).groups
        assert [group.kind for group in groups] == ["direct"], text
        assert groups[0].hits[0].view.id == id_


def test_a_pasted_address_finds_its_document(country: Warehouse) -> None:
    row = country.rows("SELECT source_id, url FROM sources WHERE url IS NOT NULL ORDER BY 1 LIMIT 1")[0]
    bare = row["url"].partition("://")[2]
    for text in (row["url"], f"http://www.{bare}/", f"{row['url']}#:~:text=dozens", f"{row['url']}?utm_source=x"):
        found = [hit.view.id for group in ask(country, text).groups for hit in group.hits]
        assert row["source_id"] in found, text


def test_addresses_that_differ_in_an_id_are_told_apart() -> None:
    assert strip_address("https://a.example/news?id=1") != strip_address("https://a.example/news?id=2")
    assert strip_address("https://www.a.example/x/amp?utm=1") == strip_address("http://a.example/x/")


def test_words_that_nothing_has_are_left_out_and_told(country: Warehouse) -> None:
    answer = ask(country, "lakeland xyzzy")
    assert answer.ignored == ("xyzzy",)
    assert titles(answer, "incidents")


@pytest.mark.parametrize("text", ["xyzzy", "'; DROP TABLE figures;--", "%", "_", "$words", "🙂", "<b>xyzzy</b>"])
def test_what_fits_nothing_gives_nothing(country: Warehouse, text: str) -> None:
    assert ask(country, text).groups == ()


def test_the_page_shows_groups_with_reasons(open_page: OpenPage) -> None:
    text = read_text(open_page("search", q="lakeland"))
    assert '<h2 id="found-places">Places</h2>' in text
    assert "matches the words in its description" in text
    assert "./incident?id=XB-2023-05-01-LAKELAND" in text


def test_the_page_says_that_nothing_fits_and_what_to_try(open_page: OpenPage) -> None:
    text = read_text(open_page("search", q="<b>xyzzy</b>"))
    assert "Nothing here fits “&lt;b&gt;xyzzy&lt;/b&gt;”." in text
    assert "./coverage" in text


def test_the_empty_page_offers_examples(open_page: OpenPage) -> None:
    assert "./search?q=Paktika" in read_text(open_page("search"))


def test_what_is_typed_is_written_to_the_address(open_page: OpenPage) -> None:
    app = open_page("search")
    app.text_input(key="choice search").set_value("lakeland").run()
    assert dict(app.query_params) == {"q": "lakeland"}
    assert "Lakeland, 1 May 2023" in read_text(app)


def test_hostile_data_stays_text(open_page: OpenPage, hostile_file: Path) -> None:
    for q in ("killed", "script", "name", "2022", "lakeland"):
        app = open_page("search", hostile_file, q=q)
        text = read_text(app)
        assert not app.exception
        assert "could not be shown" not in text
        assert "<script>document" not in text
        assert "<img src=x" not in text


def test_suggestions_come_over_http(monkeypatch: pytest.MonkeyPatch, country_file: Path) -> None:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(country_file))
    monkeypatch.setenv("SANAD_DATASETS", str(country_file.parent / "no datasets"))
    client = TestClient(Starlette(routes=ROUTES))
    rows = client.get("/api/search.json", params={"q": "lakeland"}).json()["suggestions"]
    assert {"group": "Incidents", "title": "Lakeland, 1 May 2023"} in [
        {name: row[name] for name in ("group", "title")} for row in rows
    ]
    assert all(row["href"].startswith("/") for row in rows)
    assert client.get("/api/search.json").json()["suggestions"] == []
    assert client.get("/api/search.json", params={"q": "x" * 10_000, "lang": "../etc"}).status_code == 200


def test_a_release_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch, country_file: Path) -> None:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(country_file))
    monkeypatch.setenv("SANAD_DATASETS", str(country_file.parent / "no datasets"))
    answer = TestClient(Starlette(routes=ROUTES)).get("/api/search.json", params={"q": "a", "as_of": "1999.01"})
    assert answer.status_code == 404
    assert answer.json()["problems"][0]["parameter"] == "as_of"


def test_suggestions_without_a_warehouse_say_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(tmp_path / "none.duckdb"))
    monkeypatch.setenv("SANAD_DATASETS", str(tmp_path / "none"))
    assert (
        TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
        .get("/api/search.json", params={"q": "a"})
        .status_code
        == 503
    )


def test_an_answer_takes_little_work(country_file: Path) -> None:
    warehouse = open_warehouse(country_file)
    names = read_vocabulary(warehouse)
    find_answer(warehouse, "warm", names)
    started = time.process_time()
    for _ in range(10):
        find_answer(warehouse, "arvan monitor 2022 attacks", names)
    assert (time.process_time() - started) / 10 < 0.05


@pytest.mark.parametrize("text", ["lakelnd", "Lakelandd", "laekland"])
def test_a_word_spelt_otherwise_leads_to_the_name_most_like_it(country: Warehouse, text: str) -> None:
    answer = ask(country, text)
    assert titles(answer, "places")[0] == "Lakeland"
    assert [word for word, _ in answer.instead] == [normalise(text)]


def test_a_word_like_nothing_stays_unknown(country: Warehouse) -> None:
    assert ask(country, "qqqqzzzz") == Answer(read_typed("qqqqzzzz", MONTHS), ())


def test_the_page_says_which_word_was_taken_instead(open_page: OpenPage) -> None:
    text = read_text(open_page("search", q="lakelnd"))
    assert "Nothing here has “lakelnd”. This is what was found for “lakeland”:" in text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.177", (1177.0, 1.177)),
        ("1.235.912", (1235912.0,)),
        ("1\u202f177", (1177.0,)),
        ("1.5", (1.5,)),
        ("12’345", (12345.0,)),
    ],
)
def test_numbers_are_understood_as_readers_of_other_locales_see_them(text: str, values: tuple[float, ...]) -> None:
    assert read_typed(text, MONTHS).values == values


@pytest.mark.parametrize(
    "text",
    [
        "/figure?id=fyear21",
        "sanad.example/figure?id=fyear21",
        "127.0.0.1:8501/figure?lang=ur&id=fyear21",
        "figure?id=fyear21",
    ],
)
def test_the_address_of_a_figure_is_known_however_it_was_copied(country: Warehouse, text: str) -> None:
    assert [(hit.page, hit.view.id) for hit in ask(country, text).groups[0].hits] == [("figure", "fyear21")]


def test_the_address_of_a_view_leads_to_the_view(country: Warehouse) -> None:
    (group,) = ask(country, "https://sanad.example/trends?measure=attacks&area=XA&evil=1").groups
    assert [(hit.page, hit.view.measure, hit.view.area) for hit in group.hits] == [("trends", "attacks", "XA")]


def test_part_of_a_document_s_address_finds_it(country: Warehouse) -> None:
    url = next(
        row["url"]
        for row in country.rows("SELECT url FROM sources WHERE redistributable AND url IS NOT NULL ORDER BY 1")
    )
    assert [
        group.kind for group in ask(country, url[: url.rindex("/") + 1] + url[url.rindex("/") + 1 :][:4]).groups
    ] == ["sources"]


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("", "", 0), ("paktika", "paktika", 0), ("paktyka", "paktika", 1), ("paktyka", "khost", 6)],
)
def test_edits_between_words_are_counted(one: str, other: str, edits: int) -> None:
    assert count_edits(one, other) == count_edits(other, one) == edits


def test_a_wrong_letter_is_likelier_than_a_missing_one() -> None:
    assert sorted(["paktya", "khost", "paktika"], key=lambda word: rank_alike("paktyka", word)) == [
        "paktika",
        "paktya",
        "khost",
    ]
