"""The words around panels that stand side by side. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.address import View
from dashboard.links import link_page
from dashboard.queries.vocab import Vocabulary
from dashboard.trends.layout import AREA, GROUP, Layout, lies_in
from dashboard.trends.panels import Panel
from dashboard.trends.texts import join_definitions
from dashboard.words import count, join_list, say, say_html


def write_layout_title(title: str, layout: Layout, names: Vocabulary) -> str:
    """The title, with what stands side by side."""
    if not layout.parts:
        return title
    if layout.by in {AREA, GROUP}:
        return say(f"trends.title.by.{layout.by}", title=title)
    return say("trends.title.beside", title=title, area=names.name("area", layout.parts[1][0]))


def write_parts_subtitle(panels: Sequence[Panel], layout: Layout, names: Vocabulary) -> str:
    """What is counted in all panels, in which unit, on one scale; what overlaps; what is not there."""
    pairs = list(dict.fromkeys(pair for panel in panels for pair in panel.definitions))
    unit = say(f"unit.{panels[0].concept.unit}")
    sentences = [say("trends.counted.events", definitions=join_definitions(pairs), unit=unit)]
    if len(panels) > 1:
        sentences.append(say("trends.parts.scale.two" if len(panels) == 2 else "trends.parts.scale", n=len(panels)))
    if layout.by == GROUP and len(panels) > 1:
        sentences.append(say("trends.parts.groups"))
    if missing := [code for code, _ in layout.parts if code not in {panel.part for panel in panels}]:
        kind = "group" if layout.by == GROUP else "area"
        listed = join_list(names.name(kind, code) for code in missing)
        sentences.append(say("trends.parts.empty", names=listed))
    if layout.by in {AREA, GROUP} and len(layout.parts) < len(layout.every):
        sentences.append(say("trends.parts.more", n=len(layout.parts), all=len(layout.every)))
    if layout.left_out:
        sentences.append(say("trends.parts.left_out"))
    return " ".join(sentences)


def write_singles(layout: Layout, names: Vocabulary) -> Markup:
    """How many claims of no series are left out, with links to where they are drawn; empty where there are none."""
    if not layout.singles:
        return Markup("")
    kind = "group" if layout.by == GROUP else "area"
    links = []
    for code, n in layout.singles:
        question = layout.questions[code]
        view = View(measure=question.measure, area=question.area, group=question.group, kind=question.kind)
        links.append(Markup("{} ({})").format(link_page("trends", view, names.name(kind, code)), n))
    claims = count("trends.parts.singles", sum(n for _, n in layout.singles))
    sentence = say_html("trends.parts.singles", claims=claims, areas=Markup(", ").join(links))
    return Markup('<p class="sanad small quiet">{}</p>').format(sentence)


def write_overlap(layout: Layout, names: Vocabulary, parents: Mapping[str, str]) -> str:
    """The sentence that one of two areas lies in the other; empty where neither does."""
    if layout.by != "beside":
        return ""
    one, other = (code for code, _ in layout.parts)
    for inner, outer in ((one, other), (other, one)):
        if lies_in(inner, outer, parents):
            return say("trends.parts.within", inner=names.name("area", inner), outer=names.name("area", outer))
    return ""
