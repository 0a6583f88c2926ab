"""Drawings: plain values in Plotly's own words, checked when they are looked at."""

from __future__ import annotations

import pytest

from dashboard.drawing.figure import Drawing
from dashboard.drawing.kept import KeptFigure


def test_a_drawing_holds_what_it_was_given() -> None:
    drawing = Drawing()
    drawing.update_layout(height=300, xaxis={"range": [0, 1], "tickfont": {"size": 12}}, yaxis={"range": [0, 9]})
    drawing.update_layout(xaxis={"tickfont": {"color": "#111111"}})
    drawing.update_axes("y", zeroline=True)
    drawing.add_scatter(x=[1], y=[None], mode="markers", text=None)
    drawing.add_shape(type="line", x0=0, line={"width": 0})
    drawing.add_annotation(text="a")
    assert drawing.to_dict() == {
        "data": [{"type": "scatter", "x": [1], "y": [None], "mode": "markers"}],
        "layout": {
            "height": 300,
            "xaxis": {"range": [0, 1], "tickfont": {"size": 12, "color": "#111111"}},
            "yaxis": {"range": [0, 9], "zeroline": True},
            "shapes": [{"type": "line", "x0": 0, "line": {"width": 0}}],
            "annotations": [{"text": "a"}],
        },
    }
    assert drawing.layout.xaxis.tickfont.color == "#111111"
    assert drawing.data[0].mode == "markers"


def test_a_later_change_does_not_reach_into_what_was_given() -> None:
    style = {"size": 12}
    drawing = Drawing()
    drawing.update_layout(font=style)
    drawing.update_layout(font={"size": 14})
    assert style == {"size": 12}


def test_short_forms_are_refused_since_browsers_do_not_know_them() -> None:
    with pytest.raises(ValueError, match=r"^line_width: write it as a group of its own$"):
        Drawing().add_shape(type="rect", line_width=0)


def test_looking_at_a_drawing_checks_it() -> None:
    drawing = Drawing()
    drawing.add_scatter(x=[1], y=[2], colour="red")
    with pytest.raises(ValueError, match="colour"):
        _ = drawing.data


def test_a_kept_figure_rings_one_place_once_and_leaves_the_first_as_it_was() -> None:
    drawing = Drawing()
    looks = {"symbol": "circle", "size": 4, "color": "#111111"}
    for size in (4, 6):
        drawing.add_scatter(x=[1], y=[2], mode="markers", customdata=[["f1"]], marker={**looks, "size": size})
    kept = KeptFigure.of(drawing)
    ringed = kept.ring("f1", "#222222")
    assert [trace["name"] for trace in ringed.to_dict()["data"]] == ["marks", "opened"]
    assert [trace["name"] for trace in kept.to_dict()["data"]] == ["marks"]
    assert kept.ring("f2", "#222222") is kept


def test_a_kept_figure_names_its_data_so_that_plotly_knows_a_copy_for_the_same() -> None:
    def draw(*heights: int) -> KeptFigure:
        drawing = Drawing()
        drawing.add_scatter(x=[1, 2], y=list(heights), mode="markers", customdata=[["f1"], ["f2"]])
        return KeptFigure.of(drawing)

    def revision(figure: KeptFigure) -> str:
        return str(figure.to_dict()["layout"]["datarevision"])

    assert revision(draw(3, 4)) == revision(draw(3, 4))
    assert len({revision(draw(3, 4)), revision(draw(3, 5)), revision(draw(3, 4).ring("f1", "#222222"))}) == 3
