"""Returns and deportations: running totals and flows kept apart, by who counted and in which verb; totals that differ."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask
from dashboard.frame import put_heading, put_notice, read_view, vocabulary
from dashboard.jumps import put_jumps
from dashboard.look import put_html
from dashboard.plates import know_figure, put_body, put_evidence, put_main
from dashboard.queries.returns import list_movements
from dashboard.returns.controls import put_controls
from dashboard.returns.curves import put_curves
from dashboard.returns.flows import put_flows
from dashboard.returns.question import MOST_LINES, choose_curves, is_elsewhere, list_curves, settle
from dashboard.returns.rows import Movement
from dashboard.returns.scene import Scene, set_scene
from dashboard.returns.totals import has_moment, put_clashes, put_moment
from dashboard.words import say

PART = Markup('<div class="sanad part" id="part-{}"><h2>{}</h2><p class="quiet">{}</p></div>')


def show() -> None:
    """Draw the page."""
    put_heading(say("nav.returns.full"), say("returns.lead"), reading="returns")
    movements = ask(list_movements)
    if not movements:
        put_notice(say("returns.none"))
        return
    names = vocabulary()
    view = know_figure(read_view({field: names.names.get(field, {}) for field in ("area", "group")}))
    question = settle(view, movements)
    if is_elsewhere(view, question):
        put_notice(say("returns.nearest"))
    show_scene(set_scene(view, question, names), movements)


def list_parts(scene: Scene) -> dict[str, str]:
    """The parts of the page by anchor; totals up to a month only where there are any."""
    parts = {"chart-curves-returns": say("returns.section.curves")}
    parts |= {"part-moment": say("returns.section.moment")} if has_moment(scene) else {}
    return parts | {f"part-{name}": say(f"returns.section.{name}") for name in ("clashes", "flows", "deportations")}


def note_series(view: View, curves: list[Movement]) -> View:
    """The view without series that do not answer; the page says so, and where there are too many."""
    known = {row.series_id for row in curves}
    if any(series not in known for series in view.series):
        put_notice(say("returns.unknown_series"))
    if len(view.series) > MOST_LINES:
        put_notice(say("returns.too_many", n=MOST_LINES))
    return replace(view, series=tuple(series for series in view.series if series in known)[:MOST_LINES])


def show_scene(scene: Scene, movements: list[Movement]) -> None:
    """Controls, then charts and evidence side by side."""
    curves = list_curves(movements, scene.question, "returns")
    scene = replace(scene, view=note_series(scene.view, curves))
    drawn = choose_curves(curves, scene.view.series)
    put_controls(scene, curves, drawn)
    put_jumps(list_parts(scene))
    with put_body():
        with put_main():
            put_curves(scene, "returns", drawn)
            put_moment(scene)
            put_clashes(scene)
            put_html(PART.format("flows", say("returns.section.flows"), say("returns.flows.lead")))
            put_flows(scene, "returns", movements)
            show_deportations(scene, movements)
        put_evidence(scene.view)


def show_deportations(scene: Scene, movements: list[Movement]) -> None:
    """People whom a counter lists as deported, apart from all others."""
    put_html(PART.format("deportations", say("returns.section.deportations"), say("returns.deportations.lead")))
    put_curves(scene, "deportations", choose_curves(list_curves(movements, scene.question, "deportations"), ()))
    put_flows(scene, "deportations", movements, choice=False)
