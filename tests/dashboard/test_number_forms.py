from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import OpenPage, read_text
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.citations import cite_figure
from dashboard.drawing.figure import Drawing
from dashboard.drawing.kept import KeptFigure
from dashboard.drawing.sheet import Sheet, start_figure
from dashboard.evidence.panel import write_panel
from dashboard.look import LIGHT
from dashboard.number_forms import FORMS, NUMBERS, PLAIN, find_form, format_number
from dashboard.phrasing.amounts import format_short, say_amount
from dashboard.phrasing.period_changes import format_percent
from dashboard.queries.edition import read_edition
from dashboard.queries.evidence import read_evidence
from dashboard.queries.figures import find_figure
from dashboard.routes.search import ROUTES
from dashboard.warehouse import Warehouse

SPACE = "\u202f"


@contextmanager
def read_as(locale: str) -> Iterator[None]:
    """Numbers as a reader of this locale sees them."""
    token = NUMBERS.set(find_form(locale))
    yield
    NUMBERS.reset(token)


@pytest.mark.parametrize(
    ("locale", "texts"),
    [
        ("en", ["1,235,912", "1,234.5", "0", "-45,000", "12 k", "1.236 M", "+70.3%", "2,546 (1,900 to 12,000)"]),
        ("de-DE", ["1.235.912", "1.234,5", "0", "-45.000", "12 k", "1,236 M", "+70,3%", "2.546 (1.900 to 12.000)"]),
        (
            "fr",
            [
                f"1{SPACE}235{SPACE}912", f"1{SPACE}234,5", "0", f"-45{SPACE}000", "12 k", "1,236 M", "+70,3%",
                f"2{SPACE}546 (1{SPACE}900 to 12{SPACE}000)",
            ],
        ),
        ("en-IN", ["12,35,912", "1,234.5", "0", "-45,000", "12 k", "1.236 M", "+70.3%", "2,546 (1,900 to 12,000)"]),
        ("ur", ["1,235,912", "1,234.5", "0", "-45,000", "12 k", "1.236 M", "+70.3%", "2,546 (1,900 to 12,000)"]),
        ("de-CH", ["1’235’912", "1’234.5", "0", "-45’000", "12 k", "1.236 M", "+70.3%", "2’546 (1’900 to 12’000)"]),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_locale_does(locale: str, texts: list[str]) -> None:
    with read_as(locale):
        assert [
            *map(format_number, (1235912, 1234.5, 0, -45000)), format_short(12000), format_short(1235912),
            format_percent(70.26), say_amount(2546, 1900, 12000, "range", None),
        ] == texts  # fmt: skip


@pytest.mark.parametrize(
    "locale",
    ["", None, "xx", "C", "en-US-posix", "../../etc/passwd", "de-DE-u-nu-arab", "d" * 10_000, "ff-Adlm", "de\n", "٣"],
)
def test_a_locale_that_is_none_is_the_plain_form(locale: str | None) -> None:
    assert find_form(locale) == PLAIN


def test_an_unknown_country_is_read_as_its_language() -> None:
    assert find_form("de-XX") == find_form("de_DE") == find_form("de")


def test_digits_stay_latin_whatever_the_locale() -> None:
    for locale in ("fa-IR", "ps-AF", "ar-EG", "ur-IN", "bn-BD", "my"):
        with read_as(locale):
            assert re.sub(r"\D", "", format_number(1235912)) == "1235912"


def test_all_locales_come_down_to_a_handful_of_forms() -> None:
    from babel.localedata import locale_identifiers

    assert {find_form(name) for name in locale_identifiers()} <= FORMS
    assert len(FORMS) < 8


@given(st.integers(-(10**15), 10**15), st.sampled_from(sorted(FORMS, key=str)))
def test_a_whole_number_keeps_its_digits(number: int, form: object) -> None:
    text = form.write(str(number))  # type: ignore[attr-defined]
    assert int(re.sub(r"[^\d-]", "", text)) == number
    assert PLAIN.write(str(number)) == f"{number:,}"


def test_a_number_of_thousandths_ends_in_a_digit() -> None:
    assert format_number(0.001) == "0"


def test_axes_have_the_reader_s_numbers() -> None:
    with read_as("de-DE"):
        figure = start_figure(Sheet(LIGHT, date(2020, 1, 1), date(2024, 1, 1), top=9000))
    assert list(figure.layout.yaxis.ticktext) == ["0", "2.000", "4.000", "6.000", "8.000", "10 k"]


def test_a_figure_leaves_the_page_with_plain_numbers() -> None:
    def draw() -> Drawing:
        return start_figure(Sheet(LIGHT, date(2020, 1, 1), date(2024, 1, 1), top=9000))

    with read_as("de-DE"):
        kept = KeptFigure.of(draw(), draw)
        assert kept.to_dict()["layout"]["yaxis"]["ticktext"][1] == "2.000"
        assert kept.as_file().to_dict()["layout"]["yaxis"]["ticktext"][1] == "2,000"
    plain = KeptFigure.of(draw(), draw)
    assert plain.as_file() is plain


def find_large(country: Warehouse) -> str:
    """A figure of a thousand or more."""
    rows = country.rows("SELECT figure_id FROM figures WHERE value >= 1000 AND qualifier = 'exact' ORDER BY 1 LIMIT 1")
    return str(next(iter(rows))["figure_id"])


def test_evidence_is_read_in_the_locale_and_copied_in_the_one_form(country: Warehouse) -> None:
    evidence = read_evidence(country, find_large(country))
    assert evidence is not None
    plain = write_panel(evidence)
    with read_as("de-DE"):
        markup = write_panel(evidence)
    (copied,) = re.findall(r'data-copy="([^"]*)" data-page', markup)
    assert copied == re.findall(r'data-copy="([^"]*)" data-page', plain)[0]
    sentence = re.findall(r'id="evidence-claim"[^>]*>([^<]*)<', markup)[0]
    assert re.search(r"\d\.\d{3}", sentence)
    assert re.search(r"\d,\d{3}", copied)
    assert re.findall("<blockquote[^>]*>.*?</blockquote>", markup) == re.findall(
        "<blockquote[^>]*>.*?</blockquote>", plain
    )


def test_a_citation_has_the_one_form(country: Warehouse) -> None:
    row = find_figure(country, find_large(country))
    assert row is not None
    plain = cite_figure(row, read_edition(country, ""))
    with read_as("de-DE"):
        assert cite_figure(row, read_edition(country, "")) == plain


def test_a_page_follows_the_browser_and_the_language_of_the_address_goes_first(open_page: OpenPage) -> None:
    def read(locale: str, **parameters: str) -> str:
        app = open_page("method", **parameters)
        app.context["locale"] = locale
        return read_text(app.run())

    assert "1.234.567,8" in read("de-DE")
    assert "12,34,567.8" in read("en-IN")
    assert "1,234,567.8" not in read("en-US")
    assert "1.234.567,8" not in read("de-DE", lang="ur")
    assert "1.234.567,8" not in read("de-DE", lang="en")


def test_suggestions_are_plain_unless_a_page_asks_otherwise(
    country: Warehouse, country_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(country_file))
    monkeypatch.setenv("SANAD_DATASETS", str(country_file.parent / "no datasets"))
    client = TestClient(Starlette(routes=ROUTES))

    def ask(**parameters: str) -> str:
        asked = {"q": find_large(country), **parameters}
        return client.get("/api/search.json", params=asked, headers={"Accept-Language": "de"}).text

    assert ask() == ask(numbers="en") == ask(numbers="../x")
