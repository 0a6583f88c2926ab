from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reading import OpenPage, read_text
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from dashboard.drawing.figure import Drawing
from dashboard.drawing.kept import KeptFigure
from dashboard.evidence.panel import write_panel
from dashboard.look import write_style
from dashboard.naming import translate_rows
from dashboard.pages import PAGES
from dashboard.phrasing.amounts import say_amount
from dashboard.queries.evidence import read_evidence
from dashboard.queries.vocab import read_vocabulary, translate_names
from dashboard.routes.pages import DatasetInPages
from dashboard.routes.waiting import write_wait
from dashboard.search.answers import find_answer
from dashboard.warehouse import Warehouse
from dashboard.words import (
    DEFAULT,
    LANGUAGE,
    SENTENCE,
    format_month,
    join_list,
    list_languages,
    name_code,
    name_definition,
    read_words,
    say,
    speak,
)

DATASETS = Path(__file__).parents[2] / "datasets"
CODES = {
    "measure": ("measures.csv", "measure"),
    "group": ("population_groups.csv", "population_group"),
    "area": ("reference_areas.csv", "reference_area"),
    "incident": ("incidents.csv", "incident_id"),
    "milestone": ("milestones.csv", "milestone_id"),
    "milestone_title": ("milestones.csv", "milestone_id"),
    "producer": ("producers.csv", "producer_id"),
}
# What is not on the screen: the command line, the feed, what is written to the maintainers.
ELSEWHERE = ("export.", "feed.", "correction.subject", "correction.part.")
OTHERS = [language for language in list_languages() if language != DEFAULT]


@pytest.fixture
def urdu() -> Iterator[None]:
    """Everything is said in Urdu."""
    token = LANGUAGE.set("ur")
    yield
    LANGUAGE.reset(token)


def read_codes(kind: str) -> set[str]:
    """All codes of a kind in the real datasets."""
    name, column = CODES[kind]
    return {row[column] for row in read_rows(name)}


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the real datasets."""
    with (DATASETS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_figures() -> Iterator[dict[str, str]]:
    """The figures of the real datasets, and the changes as printed."""
    for path in [*DATASETS.glob("figures/**/*.csv"), *DATASETS.glob("stated_changes/**/*.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_on_the_screen_is_there(language: str) -> None:
    needed = {key for key, text in read_words(DEFAULT).items() if text and not key.startswith(ELSEWHERE)}
    assert needed - set(read_words(language)) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_label_of_a_definition_has_a_name(language: str) -> None:
    words, labels = read_words(language), {row["label"] for row in read_rows("definitions.csv")}
    bare = {label.partition(" (")[0] for label in labels}
    named = {key.removeprefix("name.definition.") for key in words if key.startswith("name.definition.")}
    assert {label for label in labels if not {label, label.partition(" (")[0]} & named} == set()
    assert named - labels - bare == set()


@pytest.mark.parametrize("kind", ["measure", "group", "area", "incident", "milestone", "milestone_title"])
@pytest.mark.parametrize("language", OTHERS)
def test_what_the_data_names_in_english_has_a_name(language: str, kind: str) -> None:
    words = read_words(language)
    assert {code for code in read_codes(kind) if f"name.{kind}.{code}" not in words} == set()


@pytest.mark.parametrize("language", list_languages())
def test_every_concept_has_a_name(language: str) -> None:
    named = {key.removeprefix("concept.") for key in read_words(language) if key.startswith("concept.")}
    assert {row["concept"] for row in read_rows("definitions.csv")} == named


@pytest.mark.parametrize("language", OTHERS)
def test_every_party_has_a_name(language: str) -> None:
    rows = read_rows("incidents.csv")
    cells = [row[column] for row in rows for column in ("attributed_to", "attributed_by") if row[column]]
    parties = {party for cell in cells for party in cell.split("; ")}
    named = {key.removeprefix("name.party.") for key in read_words(language) if key.startswith("name.party.")}
    assert named == parties


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_data_says_in_english_is_said_sentence_by_sentence(language: str) -> None:
    definitions, incidents = read_rows("definitions.csv"), read_rows("incidents.csv")
    said = {row[name] for row in definitions for name in ("description", "includes", "excludes", "break_note")}
    said |= {row[name] for row in incidents for name in ("target_claimed", "note")}
    places = {row[name] for row in incidents for name in ("district", "localities")}
    sentences = {part for text in said if text for part in SENTENCE.split(text)}
    sentences |= {place for text in places if text for place in text.split(";")}
    sentences |= {row["speaker"] for row in read_figures() if row["speaker"]}
    named = {key.removeprefix("name.text.") for key in read_words(language) if key.startswith("name.text.")}
    assert named == sentences


@pytest.mark.parametrize("language", OTHERS)
def test_no_tag_of_a_definition_is_named_that_none_bears(language: str) -> None:
    tags = {row["label"].partition(" (")[2].removesuffix(")") for row in read_rows("definitions.csv")}
    assert {key.removeprefix("name.tag.") for key in read_words(language) if key.startswith("name.tag.")} <= tags


@pytest.mark.parametrize("kind", CODES)
@pytest.mark.parametrize("language", OTHERS)
def test_no_name_is_given_to_a_code_that_does_not_exist(language: str, kind: str) -> None:
    named = {key.split(".", 2)[2] for key in read_words(language) if key.startswith(f"name.{kind}.")}
    assert named - read_codes(kind) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_names_itself_and_says_that_it_is_a_draft(language: str) -> None:
    words = read_words(language)
    assert words["language.name"] != read_words(DEFAULT)["language.name"]
    assert words["direction"] in {"ltr", "rtl"}
    assert words["language.draft"]
    assert read_words(DEFAULT)["language.draft"] == ""


def test_a_key_that_a_language_lacks_is_said_in_english(monkeypatch: pytest.MonkeyPatch, urdu: None) -> None:
    monkeypatch.delitem(read_words("ur"), "nav.sources")
    assert say("nav.sources") == "Sources"
    assert name_code("measure", "nothing", "Nothing") == "Nothing"


def test_names_of_codes_follow_the_language(country: Warehouse, urdu: None) -> None:
    names = translate_names(read_vocabulary(country))
    assert names.name("measure", "attacks") == "حملے"
    assert names.name("area", "XA") == "Arvania"


def test_names_in_rows_of_any_kind_follow_the_language(urdu: None) -> None:
    row = {"producer_id": "icg", "producer_name": "ICG", "reference_area": "AF-PKA", "area_name": "Paktika", "value": 4}
    assert translate_rows([row]) == [row | {"area_name": "پکتیکا"}]
    labels = {"definition_id": "picss_attacks", "definition_label": "Militant attacks", "area_name": None}
    assert translate_rows(labels) == labels | {"definition_label": "عسکریت پسندوں کے حملے"}


def test_a_text_of_which_a_sentence_is_not_translated_stays_as_it_is(urdu: None) -> None:
    said = {"description": "Uncertain events are left out.", "note": "Uncertain events are left out. Nobody knows."}
    assert translate_rows(said) == said | {"description": "غیر یقینی واقعات شامل نہیں۔"}


def test_names_in_one_cell_are_said_each_for_itself(urdu: None) -> None:
    assert translate_rows({"district": "Barmal;Nowhere"}) == {"district": "برمل;Nowhere"}


def test_edition_in_the_label_of_a_definition_is_said_too(urdu: None) -> None:
    assert name_definition("Terrorist attacks (IEP, on GTD)") == "دہشت گرد حملے (IEP، بنیاد جی ٹی ڈی)"


def test_every_line_in_a_chart_runs_as_its_language_does(urdu: None) -> None:
    drawing = Drawing()
    drawing.add_annotation(text="پکتیکا<br>1 نومبر 2023 تا 5", x=0)
    drawing.add_scatter(x=[1, 2], text=["   907 سے زیادہ", "521"], customdata=[["f1", "کم"], ["f2", "521"]])
    stops = [{"dtickrange": [None, 1], "value": "%-d %b"}]
    drawing.update_layout(xaxis={"tickformat": "%-d %b", "tickformatstops": stops}, hoverlabel={"align": "left"})
    kept = KeptFigure.of(drawing).to_dict()
    assert kept["layout"]["annotations"][0]["text"] == "\u2067پکتیکا\u2069<br>\u20671 نومبر 2023 تا 5\u2069"
    assert kept["data"][0]["text"] == ["   \u2067907 سے زیادہ\u2069", "521"]
    assert kept["data"][0]["customdata"] == [["f1", "\u2067کم\u2069"], ["f2", "521"]]
    assert kept["layout"]["xaxis"]["tickformat"] == "\u2067%-d %b\u2069"
    assert kept["layout"]["xaxis"]["tickformatstops"] == [{"dtickrange": [None, 1], "value": "\u2067%-d %b\u2069"}]
    assert kept["layout"]["hoverlabel"]["align"] == "right"


@pytest.mark.parametrize(
    ("path", "english"), [("changes", "· Attacks"), ("sources", "· Attacks"), ("incidents", "One mark for")]
)
def test_what_stands_folded_or_in_a_chart_is_said_in_urdu_too(open_page: OpenPage, path: str, english: str) -> None:
    assert english not in read_text(open_page(path, lang="ur"))


def test_dates_and_amounts_follow_the_language(urdu: None) -> None:
    from datetime import date

    assert format_month(date(2025, 4, 1)) == "اپریل 2025"
    assert say_amount(2546, None, None, "at_least", None) == "کم از کم 2,546"
    assert say_amount(None, None, None, "words_only", "dozens") == "”\u2068dozens\u2069“"
    assert say_amount(9, 5, 12, "range", None) == "\u20679 (5 سے 12)\u2069"
    assert join_list(["Dawn", "یونیسف", "9 مئی 2024"]) == "\u2068Dawn\u2069، یونیسف، \u20689 مئی 2024\u2069"


def test_every_sentence_of_evidence_is_in_the_reader_s_language(country: Warehouse, urdu: None) -> None:
    for row in country.rows("SELECT figure_id FROM figures ORDER BY 1"):
        evidence = read_evidence(country, row["figure_id"])
        assert evidence is not None
        markup = write_panel(evidence)
        sentence = re.sub(r"<[^>]+>", "", str(markup).split('class="claim"')[1].split("</p>")[0])
        assert "مطابق" in sentence or "بحوالہ" in sentence, row
        assert not {"counted", "reported", "according"} & set(re.findall(r"[a-z]+", sentence)), sentence
        assert read_words("ur")["evidence.copy"] in markup


@pytest.mark.parametrize("path", [entry.url_path or "" for entry in PAGES])
def test_every_page_opens_in_urdu(open_page: OpenPage, path: str) -> None:
    app = open_page(path, lang="ur")
    text = read_text(app)
    assert not app.exception
    assert "could not be shown" not in text
    assert read_words("ur")["error.page"] not in text
    assert read_words("ur")["language.draft"] in text
    assert '<div class="spoken" lang="ur" dir="rtl">' in text


def test_pages_turn_with_the_language(urdu: None) -> None:
    assert ".stMain { direction: rtl; }" in write_style(say("direction"))
    LANGUAGE.set(DEFAULT)
    assert "direction: rtl" not in write_style(say("direction"))


def test_english_pages_are_written_from_left_to_right_without_a_note(open_page: OpenPage) -> None:
    text = read_text(open_page("sources"))
    assert "sanad draft" not in text
    assert 'class="spoken"' not in text


def test_links_keep_the_language(open_page: OpenPage) -> None:
    text = read_text(open_page("sources", lang="ur"))
    assert (
        re.findall(
            r'href="\./(?:sources|figure)\?(?![^"]*lang=ur)[^"]*"',
            text.split("</header>")[-1].replace(english_link(text), ""),
        )
        == []
    )


def english_link(text: str) -> str:
    """The one link that leaves the language."""
    found = re.search(r'<a class="language"[^>]*>[^<]*</a>', text)
    assert found
    return found.group(0)


def test_the_header_leads_to_the_same_view_in_the_other_language(open_page: OpenPage) -> None:
    text = read_text(open_page("trends", measure="attacks", area="XA"))
    assert re.search(
        r'<a class="language" lang="ur" dir="rtl" href="\./trends\?measure=attacks&amp;area=XA[^"]*lang=ur"', text
    )
    text = read_text(open_page("trends", measure="attacks", lang="ur"))
    assert re.search(r'<a class="language" lang="en" dir="ltr" href="\./trends\?measure=attacks[^"]*"', text)
    assert "lang=ur" not in english_link(text)


def test_an_unknown_language_is_english_and_told(open_page: OpenPage) -> None:
    text = read_text(open_page("sources", lang="xx"))
    assert "There is no language called “xx” here." in text
    assert "<h1>Sources</h1>" in text


def test_search_understands_the_names_of_every_language(country: Warehouse) -> None:
    speak(None)
    names = read_vocabulary(country)
    answer = find_answer(country, "حملے ۲۰۲۲", names)
    views = [hit.view for group in answer.groups if group.kind == "views" for hit in group.hits]
    assert views[0].measure == "attacks"
    assert views[0].from_ == "2022"
    assert any(group.kind == "figures" for group in answer.groups)


def test_the_prose_of_the_method_is_whole_in_the_language_it_is_written_in(open_page: OpenPage) -> None:
    text = read_text(open_page("method", lang="ur"))
    prose = text[text.index('<div lang="en" dir="ltr">') :]
    first = re.sub(r"<[^>]+>", "", prose.split("<h2", 2)[1])
    assert not re.search("[\u0600-\u06ff]", first), first
    assert '<div class="spoken" lang="ur" dir="rtl">' in prose  # the tables between the sentences


def test_a_page_that_is_still_coming_says_so_in_the_reader_s_language() -> None:
    assert "The page is on its way" in write_wait(None)[1].decode()
    style, root = write_wait("ur")
    assert 'lang="ur" dir="rtl"' in root.decode()
    assert write_wait("../x") == write_wait("en")
    assert style.count(b"background") == 4  # of the sheet and of Streamlit's own before anything of ours is on it
    assert f'content:"{read_words("ur")["wait.page"]}";display:block;direction:rtl' in style.decode()


def test_the_sentence_stands_in_the_page_that_the_server_sends() -> None:
    async def give(scope: Scope, receive: Receive, send: Send) -> None:
        page = HTMLResponse('<html><head></head><body><div id="root"></div></body></html>')
        await page(scope, receive, send)

    client = TestClient(DatasetInPages(give))
    assert '<div id="root"><p class="sanad-wait"' in client.get("/trends").text
    assert read_words("ur")["wait.page"] in client.get("/trends?lang=ur").text
