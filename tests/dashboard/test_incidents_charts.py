from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from incident_samples import CLAIMS, OUTLINES, make_claim, make_incident

from dashboard.charts.claim_ranges import draw_claim_ranges
from dashboard.charts.incident_map import draw_incident_map
from dashboard.charts.incident_timeline import draw_incident_timeline
from dashboard.drawing.figure import Drawing
from dashboard.drawing.frames import CLOSE_UP
from dashboard.drawing.palette import contrast
from dashboard.drawing.parties import KINDS, PARTIES, party_colour
from dashboard.drawing.provinces import choose_steps, choose_text, find_borders, find_step, step_colour
from dashboard.guards import EvidenceError
from dashboard.incidents.areas import count_by_province
from dashboard.incidents.claim_rows import plan
from dashboard.incidents.keys import write_keys
from dashboard.incidents.outlines import name_provinces, read_outlines
from dashboard.incidents.rows import Incident
from dashboard.incidents.timeline import REST, choose_panels, stack
from dashboard.look import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
WORDS = {"key": "Number of incidents", "close_up": "From near by", "note": "No opinion on any territory."}
NAMES = {"XB-LA": "Lakeland", "XB-HI": "Highland", "XA-NO": "Nordmark"}


def draw_map(rows: list[Incident], theme: Theme = LIGHT, selected: str | None = None) -> Drawing:
    return draw_incident_map(
        count_by_province(rows, NAMES), rows, OUTLINES, theme=theme, selected=selected, words=WORDS
    )


def traces(figure: Drawing, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def texts(figure: Drawing) -> list[str]:
    return [note.text for note in figure.layout.annotations]


@THEMES
def test_the_map_shades_provinces_by_number_and_says_the_disclaimer(theme: Theme) -> None:
    figure = draw_map([make_incident(), make_incident("SECOND"), make_incident("THIRD", units=("XB-HI",))], theme)
    provinces = traces(figure, "provinces")[0]
    assert dict(zip(provinces.locations, provinces.z, strict=True)) == {"XB-LA": 2, "XB-HI": 1, "XA-NO": 0}
    assert [list(data) for data in provinces.customdata] == [["area", code] for code in provinces.locations]
    assert WORDS["note"] in texts(figure)
    assert "Lakeland <b>2</b>" in traces(figure, "names with")[1].text


def test_no_point_is_drawn_without_coordinates_of_a_locality() -> None:
    vague = make_incident(lat=33.1, lon=68.2, geo_precision="district")
    assert traces(draw_map([make_incident(), vague]), "localities") == []
    exact = make_incident("EXACT", lat=33.1, lon=68.2, geo_precision="locality")
    points = traces(draw_map([exact, vague]), "localities")[0]
    assert (list(points.lat), list(points.lon)) == ([33.1], [68.2])
    assert list(points.customdata[0]) == ["incident", exact.incident_id]


def test_the_selected_province_has_an_outline_and_is_drawn_last() -> None:
    provinces = traces(draw_map([make_incident()], selected="XB-LA"), "provinces")[0]
    assert provinces.locations[-1] == "XB-LA"
    assert provinces.marker.line.width[-1] > provinces.marker.line.width[0]


def test_the_close_up_draws_all_it_shows_and_little_else() -> None:
    figure = draw_incident_map([], [], read_outlines(), theme=LIGHT, words=WORDS)
    everywhere, near = (set(trace.locations) for trace in traces(figure, "provinces"))
    outlines = read_outlines()["features"]
    assert everywhere == {feature["id"] for feature in outlines}
    corners = {
        feature["id"]
        for feature in outlines
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
        for lon, lat in ring
        if CLOSE_UP.west <= lon <= CLOSE_UP.east and CLOSE_UP.south <= lat <= CLOSE_UP.north
    }
    assert corners <= near < everywhere - {"PK-SD", "IR-11"}


def test_steps_take_in_every_number() -> None:
    assert choose_steps(0) == []
    assert choose_steps(1) == [(1, 1)]
    assert choose_steps(10) == [(1, 1), (2, 3), (4, 7), (8, 10)]
    for most in range(1, 40):
        assert all(find_step(number, choose_steps(most)) for number in range(1, most + 1))
        assert find_step(0, choose_steps(most)) == 0


@THEMES
def test_names_can_be_read_on_every_fill(theme: Theme) -> None:
    for step in range(5):
        fill = step_colour(step, theme)
        assert contrast(choose_text(theme.ink, fill, theme), fill) >= 4.5


def test_borders_run_between_countries_only() -> None:
    lons, lats = find_borders(OUTLINES)
    assert {(lon, lat) for lon, lat in zip(lons, lats, strict=True) if lon is not None} == {(69, 33), (69, 34)}


def test_the_outlines_are_named_and_their_labels_lie_on_the_map() -> None:
    assert len(name_provinces()) == 42
    assert name_provinces()["AF-PKA"] == "Paktika"
    for feature in read_outlines()["features"]:
        place = feature["properties"]
        assert place["reference_area"] == feature["id"]
        assert 58 < place["label_lon"] < 78
        assert 23 < place["label_lat"] < 39


@THEMES
def test_the_timeline_has_one_mark_for_each_incident(theme: Theme) -> None:
    whole = make_incident("SUM", parts=("a", "b"))
    rows = [
        make_incident(),
        make_incident("LATER", first_day=date(2024, 1, 1), last_day=date(2024, 1, 3), kind="clash"),
        whole,
    ]
    marks = traces(draw_incident_timeline(rows, theme=theme), "incidents")[0]
    assert sorted(data[1] for data in marks.customdata) == sorted(row.incident_id for row in rows)
    by_id = dict(
        zip(
            [data[1] for data in marks.customdata],
            zip(marks.marker.symbol, marks.marker.color, strict=True),
            strict=True,
        )
    )
    assert by_id[rows[1].incident_id] == (KINDS["clash"], party_colour("arvania", theme))
    assert by_id[whole.incident_id][1] == theme.ground


def test_unlike_people_stand_in_panels_of_their_own() -> None:
    figure = draw_incident_timeline([make_incident()], theme=LIGHT)
    panels = traces(figure, "claims")
    assert [len(panel.y) for panel in panels] == [2, 2]
    assert min(panels[0].y) > max(panels[1].y) + 28, "the gap between panels is free"
    assert {"<b>Deaths, all people</b>", "<b>Deaths, militants and forces</b>"} <= set(texts(figure))
    assert "<b>Civilians</b>" not in texts(figure), "words without a number are not plotted"


def test_groups_of_no_panel_are_not_lost() -> None:
    assert [title for title, _ in choose_panels(["all", "other", "strangers"])] == ["all", REST]
    assert choose_panels(["all", "other", "strangers"])[-1][1] == ("other", "strangers")
    assert choose_panels([]) == ()


def test_zero_deaths_are_drawn_and_no_deaths_are_not() -> None:
    none = make_incident("NONE", deaths=())
    nobody = replace(make_incident().deaths[0], low=0, high=0, low_qualifier="exact", high_qualifier="exact")
    zero = make_incident("ZERO", deaths=(nobody,))
    ends = traces(draw_incident_timeline([none, zero], theme=LIGHT), "claims")[0]
    assert [data[1] for data in ends.customdata] == [zero.incident_id]


def test_marks_that_would_cover_each_other_are_stacked() -> None:
    start = date(2024, 1, 1)
    days = [start, start, start + timedelta(days=1), start + timedelta(days=30)]
    assert stack(days, 5) == [0, 1, 2, 0]


@THEMES
def test_a_claim_is_one_mark_and_speakers_of_one_number_share_it(theme: Theme) -> None:
    figure = draw_claim_ranges(CLAIMS, theme=theme)
    marked = [data[0] for trace in figure.data if trace.customdata is not None for data in trace.customdata]
    assert sorted(set(marked)) == [
        "fdeputy",
        "ffamily",
        "ffirst",
        "fmilitants",
        "fminister",
        "fold",
        "frange",
        "fwords",
    ]
    shown = " ".join(texts(figure))
    for words in (
        "at least 13",
        "about 52",
        "deputy spokesman, spokesman",
        "“dozens of civilians”",
        "60 to 70",
        "replaced by a later number",
    ):
        assert words in shown


def test_bands_span_one_group_only_and_leave_partial_counts_out() -> None:
    figure = draw_claim_ranges(CLAIMS, theme=LIGHT)
    assert [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.type == "rect"] == [(13, 52), (20, 70)]
    people = plan(CLAIMS, "fatalities")[0]
    assert [row.claim.claim_id for row in people.partial] == ["cfamily"]
    assert people.partial[0].top > people.rows[-1].top


def test_rows_do_not_overlap() -> None:
    rows = [row for panel in plan(CLAIMS, "fatalities") for row in (*panel.rows, *panel.partial)]
    assert all(one.bottom <= other.top for one, other in pairwise(rows))


def test_a_range_without_a_best_value_is_drawn_from_end_to_end() -> None:
    figure = draw_claim_ranges([make_claim("range", low=60, high=70, qualifier="range")], theme=LIGHT)
    assert list(traces(figure, "range")[0].x) == [60, 70]
    assert list(traces(figure, "Borian government")[0].x) == [60, 70]


def test_words_alone_make_a_chart_too() -> None:
    figure = draw_claim_ranges([make_claim("words", qualifier="words_only", as_stated="dozens")], theme=LIGHT)
    assert "<i>“dozens”</i>" in texts(figure)


def test_text_from_data_is_escaped() -> None:
    hostile = "<b onclick=x>"
    figure = draw_claim_ranges([make_claim("a", 1, speaker=hostile, qualifier="exact")], theme=LIGHT)
    timeline = draw_incident_timeline([make_incident(label=hostile)], theme=LIGHT)
    assert hostile not in str(figure.checked.to_json())
    assert all(hostile not in text for text in timeline.data[0].hovertext)


@THEMES
def test_colours_of_parties_stand_out_from_the_ground(theme: Theme) -> None:
    for party in [*PARTIES, "somebody_else"]:
        assert contrast(party_colour(party, theme), theme.ground) >= 3


def test_the_key_names_what_is_in_view() -> None:
    text = str(
        write_keys([make_incident(), make_incident("SUM", parts=("a",), kind="shelling", attributed_to=None)], LIGHT)
    )
    for words in ("Arvania", "nobody named", "Airstrike", "Shelling", "hollow"):
        assert words in text
    assert "Drone strike" not in text


def test_a_claim_without_a_document_is_not_drawn() -> None:
    with pytest.raises(EvidenceError):
        draw_claim_ranges([make_claim("nobody", figure_id="")], theme=LIGHT)
