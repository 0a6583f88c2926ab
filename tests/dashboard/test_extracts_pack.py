from __future__ import annotations

import csv
import html
import io
import json
import zipfile
from pathlib import Path

import bibtexparser
import frictionless
import plotly.graph_objects as go
import pytest
import rispy

from dashboard.address import View
from dashboard.drawing.kept import KeptFigure
from dashboard.extracts import Options, formats, pictures
from dashboard.queries.figures import read_figures
from dashboard.warehouse import Warehouse, open_warehouse

PACK = formats()["pack"]
TABLES = ["data.csv", "sources.csv", "definitions.csv"]
REST = [*TABLES, "datapackage.json", "citation.bib", "citation.ris", "citation.json"]


def draw() -> list[tuple[str, str, go.Figure]]:
    """Two small charts."""
    bars = go.Figure(go.Bar(x=[1, 2], y=[3, 4]))
    return [("Attacks <b>in</b> Arvania", "Unit: <events>.", bars), ("Deaths", "", go.Figure(go.Bar(y=[1])))]


def unpack(raw: bytes) -> dict[str, bytes]:
    """The files of a pack by name."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def no_browser(*_: object) -> None:
    """What happens on a machine without Chrome."""
    raise FileNotFoundError("chrome")


def test_a_pack_is_a_valid_data_package_of_exactly_the_view(country: Warehouse, tmp_path: Path) -> None:
    view = View(measure="attacks", from_="2022")
    files = unpack(PACK.to_bytes(read_figures(country, view)))
    assert list(files) == [*REST, "README.txt"]
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type"])
    assert files["data.csv"] == formats()["csv"].to_bytes(read_figures(country, view), Options(bom=False))
    rows = read_figures(country, view).rows()
    for name, code in (("sources.csv", "source_id"), ("definitions.csv", "definition_id")):
        found = csv.DictReader(io.StringIO(files[name].decode(), newline=""))
        assert {line[code] for line in found} == {row[code] for row in rows}


def test_hostile_text_makes_a_valid_pack(hostile_file: Path, tmp_path: Path) -> None:
    files = unpack(PACK.to_bytes(read_figures(open_warehouse(hostile_file), View())))
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_the_citation_of_a_pack_names_the_view_and_is_read_by_programs(
    country: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANAD_BASE_URL", "https://sanad.example/")
    options = Options(title="Attacks in Arvania", page="trends")
    files = unpack(PACK.to_bytes(read_figures(country, View(measure="attacks")), options))
    address = "https://sanad.example/trends?measure=attacks"
    entry = bibtexparser.parse_string(files["citation.bib"].decode()).entries[0]
    assert (entry["title"], entry["url"]) == ("{Attacks in Arvania}", address)
    assert rispy.loads(files["citation.ris"].decode())[0]["urls"] == [address]
    assert json.loads(files["citation.json"])[0]["URL"] == address
    assert json.loads(files["datapackage.json"])["homepage"] == "https://sanad.example/"


def test_the_citation_of_a_table_leads_to_its_rows(country: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANAD_BASE_URL", "https://sanad.example/")
    files = unpack(PACK.to_bytes(read_figures(country, View(measure="attacks"))))
    address = "https://sanad.example/api/figures.csv?measure=attacks"
    assert json.loads(files["citation.json"])[0]["URL"] == address


def test_files_of_a_pack_may_be_read_by_others(country: Warehouse) -> None:
    raw = PACK.to_bytes(read_figures(country, View(measure="attacks")))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {oct(entry.external_attr >> 16) for entry in archive.infolist()} == {"0o100644"}


def test_two_packs_of_one_view_are_the_same_file(country: Warehouse) -> None:
    answer = read_figures(country, View(measure="attacks"))
    assert PACK.to_bytes(answer) == PACK.to_bytes(answer)


def test_without_a_browser_the_pack_says_so_and_holds_the_rest(
    country: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "draw_all", no_browser)
    files = unpack(PACK.to_bytes(read_figures(country, View(measure="attacks")), Options(draw=draw)))
    assert list(files) == [*REST, "README.txt"]
    line = "The chart is missing: no browser (Chrome or Chromium) was found to draw them. The rest of the pack is complete."
    assert line in files["README.txt"].decode().splitlines()


def test_a_figure_that_plotly_refuses_stays_as_readers_see_it() -> None:
    traces = [{"type": "bar", "x": [1], "y": [2], "marker": {"pattern": {"fgcolor": [None]}}}]
    figure = KeptFigure.of_values(traces, {})
    with pytest.raises(ValueError, match="fgcolor"):
        pictures.put_frame(figure, "title", "subtitle", "credit")
    assert figure.to_dict()["data"][0]["type"] == "bar"


@pytest.mark.browser
def test_charts_are_pictures_with_title_and_credit_line(country: Warehouse) -> None:
    options = Options(draw=draw, credit="Counted by <Arvan Monitor>.", title="Attacks in Arvania", page="trends")
    files = unpack(PACK.to_bytes(read_figures(country, View(measure="attacks")), options))
    assert list(files) == [*REST, "chart.png", "chart.svg", "chart-2.png", "chart-2.svg", "README.txt"]
    assert files["chart.png"].startswith(b"\x89PNG\r\n")
    texts = html.unescape(files["chart.svg"].decode())
    assert "Attacks <b>in</b> Arvania" in texts
    assert "Unit: <events>." in texts
    assert "Counted by <Arvan Monitor>. · Sanad. (" in texts
