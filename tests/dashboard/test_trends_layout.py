from __future__ import annotations

import re

import pytest
from offers import make_offer, series
from points import make_point
from reading import OpenPage, read_text

from dashboard.address import View
from dashboard.queries.trends import list_offers, read_parents
from dashboard.queries.vocab import Vocabulary, read_vocabulary
from dashboard.rows import Offer
from dashboard.trends.layout import MOST_PANELS, Layout, build_parts, lay_out, lies_in
from dashboard.trends.parts import write_layout_title, write_overlap, write_parts_subtitle
from dashboard.trends.question import settle_question
from dashboard.warehouse import Warehouse

PARENTS = {
    "XA-NO": "XA",
    "XA-SO": "XA",
    "XA-NO-E": "XA-NO",
    "XA-NO_XA-SO": "XA",
    "civilians": "all",
    "children": "civilians",
}


@pytest.fixture
def names(country: Warehouse) -> Vocabulary:
    return read_vocabulary(country)


def lay(offers: list[Offer], parents: dict[str, str] | None = None, **view: object) -> Layout:
    asked = View(**{"area": "XA", "group": "all", "kind": "year", **view})  # type: ignore[arg-type]
    return lay_out(asked, settle_question(asked, offers), offers, parents or PARENTS)


def codes(layout: Layout) -> list[str]:
    return [code for code, _ in layout.parts]


def test_areas_next_below_stand_side_by_side_those_with_most_points_first() -> None:
    below = [series("one", reference_area=area, area_kind="province") for area in ("XA-NO", "XA-NO-E", "XB")]
    more = series("one", reference_area="XA-SO", n_points=20)
    both = series("one", reference_area="XA-NO_XA-SO", area_kind="combined")
    assert codes(lay([series("one"), *below, more, both], split="area")) == ["XA-SO", "XA-NO"]


@pytest.mark.parametrize(
    "unlike",
    [
        {"definition_id": "other"},
        {"period_kind": "month"},
        {"unit": "places"},
        {"scope": "all_violence"},
        {"crossing": "east_gate"},
        {"verb_class": "forced"},
        {"population_group": "civilians"},
    ],
    ids=lambda unlike: next(iter(unlike)),
)
def test_only_series_alike_in_all_but_the_area_stand_side_by_side(unlike: dict[str, str]) -> None:
    below = series("one", reference_area="XA-NO", **unlike)
    assert lay([series("one", n_points=99), below], split="area") == Layout()


def test_groups_within_the_chosen_one_stand_side_by_side() -> None:
    groups = [series("one", population_group=group) for group in ("civilians", "children", "strangers")]
    offers = [series("one", n_points=30), *groups]
    assert set(codes(lay(offers, split="group"))) == {"civilians", "children"}
    assert codes(lay(offers, split="group", group="civilians")) == ["children"]


def test_at_most_twelve_panels_the_rest_to_choose_from() -> None:
    areas = [f"XA-{i}" for i in range(15)]
    parents = dict.fromkeys(areas, "XA")
    offers = [series("one", n_points=99), *(series("one", reference_area=area) for area in areas)]
    first = lay(offers, parents, split="area")
    assert len(first.parts) == MOST_PANELS
    assert len(first.every) == 15
    assert codes(lay(offers, parents, split="area", part=("XA-14", "XA-3", "XB"))) == ["XA-3", "XA-14"]
    assert len(lay(offers, parents, split="area", part=tuple(areas)).parts) == MOST_PANELS


def test_two_areas_stand_beside_each_other_by_the_definitions_they_share() -> None:
    offers = [series("one", n_points=30), series("two"), series("one", reference_area="XB")]
    layout = lay(offers, beside="XB")
    assert [(code, [offer.definition_id for offer in part.chosen]) for code, part in layout.parts] == [
        ("XA", ["one_attacks"]),
        ("XB", ["one_attacks"]),
    ]
    assert layout.left_out


def test_an_area_without_a_shared_definition_cannot_stand_beside() -> None:
    assert lay([series("one", n_points=30), series("two", reference_area="XB")], beside="XB") == Layout()


def test_series_of_a_second_concept_are_left_out_and_it_is_said() -> None:
    offers = [series("one"), series("two", concept="other"), series("one", reference_area="XA-NO")]
    named = tuple(str(offer.series_id) for offer in offers[:2])
    assert lay(offers, split="area", series=named).left_out
    assert not lay(offers, split="area", series=named[:1]).left_out


def test_an_area_lies_in_another_at_whatever_depth() -> None:
    assert lies_in("XA-NO-E", "XA", PARENTS)
    assert not lies_in("XA", "XA-NO", PARENTS)
    assert not lies_in("a", "c", {"a": "b", "b": "a"})


def test_panels_hold_the_points_of_their_part_and_say_what_is_missing(names: Vocabulary) -> None:
    offers = [series("one", n_points=30), *(series("one", reference_area=area) for area in ("XA-NO", "XA-SO"))]
    layout = lay(offers, split="area")
    point = make_point(series_id="one_attacks.all.XA-NO.year", reference_area="XA-NO")
    panels = build_parts(layout, [point], names.names["area"])
    assert [(panel.title, panel.part, panel.points) for panel in panels] == [("Nordmark", "XA-NO", (point,))]
    assert "No figure in these years: XA-SO." in write_parts_subtitle(panels, layout, names)


def test_titles_say_what_stands_side_by_side(names: Vocabulary) -> None:
    offers = [
        series("one", n_points=30),
        series("one", reference_area="XA-NO"),
        series("one", population_group="civilians"),
    ]
    assert write_layout_title("Attacks", lay(offers, split="area"), names) == "Attacks, by area"
    assert write_layout_title("Attacks", lay(offers, split="group"), names) == "Attacks, by people counted"
    assert write_layout_title("Attacks", lay(offers, beside="XA-NO"), names) == "Attacks, beside Nordmark"
    assert write_layout_title("Attacks", lay([make_offer()]), names) == "Attacks"


def test_one_area_within_the_other_is_said(names: Vocabulary) -> None:
    offers = [series("one", n_points=30), series("one", reference_area="XA-NO"), series("one", reference_area="XB")]
    sentence = write_overlap(lay(offers, beside="XA-NO"), names, PARENTS)
    assert sentence == "Nordmark lies in Arvania: its figures may be among those of Arvania."
    assert write_overlap(lay(offers, beside="XB"), names, PARENTS) == ""
    assert write_overlap(lay(offers, split="area"), names, PARENTS) == ""


def test_parents_are_those_of_areas_and_groups(country: Warehouse) -> None:
    parents = read_parents(country)
    assert (parents["XA-NO"], parents["children"]) == ("XA", "civilians")
    assert lay_out(View(split="area"), settle_question(View(area="XA", kind="year"), list_offers(country)), list_offers(country), parents).parts  # fmt: skip


def titles(page: str) -> list[str]:
    return re.findall(r'<h2 class="sanad">(.*?)</h2>', page)


def test_the_page_shows_one_panel_per_area(open_page: OpenPage) -> None:
    app = open_page("trends", measure="attacks", area="XA", kind="year", split="area")
    assert not app.exception
    assert titles(read_text(app)) == ["Nordmark"]
    assert ", by area</h1>" in read_text(app)


def test_the_page_shows_one_panel_per_group(open_page: OpenPage) -> None:
    app = open_page("trends", measure="fatalities", area="XA", kind="year", split="group")
    assert not app.exception
    assert titles(read_text(app)) == ["Civilians"]


def test_the_page_shows_two_areas(open_page: OpenPage) -> None:
    app = open_page("trends", measure="attacks", area="XA", kind="year", beside="XA-NO")
    assert not app.exception
    assert titles(read_text(app)) == ["Arvania", "Nordmark"]
    assert "Nordmark lies in Arvania" in read_text(app)


@pytest.mark.parametrize("given", [{"split": "area"}, {"beside": "XB-LA"}], ids=lambda given: next(iter(given)))
def test_a_comparison_that_does_not_exist_is_said_in_a_sentence(open_page: OpenPage, given: dict[str, str]) -> None:
    app = open_page("trends", measure="attacks", area="XA-NO", kind="year", **given)
    assert not app.exception
    assert "one chart is shown" in read_text(app)


@pytest.mark.parametrize("name", ["split", "beside", "scale", "show", "part"])
def test_unknown_values_are_left_out_with_a_notice(open_page: OpenPage, name: str) -> None:
    app = open_page("trends", **{name: "nonsense"})
    assert not app.exception
    assert "nonsense" in read_text(app)


def test_a_choice_writes_the_address(open_page: OpenPage) -> None:
    app = open_page("trends", measure="attacks", area="XA", kind="year")
    app.session_state["trends more"] = True  # the fold is open
    app.run()
    box = next(box for box in app.selectbox if box.label == "A second area beside it")
    box.set_value("XA-NO").run()
    assert titles(read_text(app)) == ["Arvania", "Nordmark"]
