"""Which number do I need? Plain choices, each leading to the numbers that answer it here. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard.address import View
from dashboard.compare.rows import Asked
from dashboard.links import link_page
from dashboard.rows import Offer
from dashboard.words import join_list, say


@dataclass(frozen=True)
class Need:
    """A plain want: its key in the words, and the measure, concept, group and scopes that answer it."""

    key: str
    measure: str
    concepts: tuple[str, ...]
    group: str = "all"


NEEDS = (
    Need("attacks", "fatalities", ("deaths_in_attacks",)),
    Need("operations", "fatalities", ("deaths_in_attacks_and_operations",)),
    Need("civilians", "fatalities", ("deaths_in_attacks", "deaths_in_attacks_and_operations"), "civilians"),
    Need("conflict", "fatalities", ("state_based_deaths", "one_sided_deaths", "non_state_deaths")),
)

BOX = Markup("<div><p><b>{want}</b></p><p>{answer}</p><p class='small'>{links}</p></div>")
BETWEEN = Markup(" · ")


def find_offers(need: Need, area: str, offers: Sequence[Offer]) -> list[Offer]:
    """The yearly series that answer a need in an area."""
    return [
        offer
        for offer in offers
        if offer.series_id
        and (offer.measure, offer.population_group, offer.reference_area) == (need.measure, need.group, area)
        and offer.concept in need.concepts
        and offer.period_kind == "year"
    ]


def write_needs(area: str, period: str, offers: Sequence[Offer], every: Sequence[Asked]) -> Markup:
    """The choices for an area: those that some series answers, and the people who moved."""
    boxes = [
        write_need(need, found, View(measure=need.measure, area=area, group=need.group), period, every)
        for need in NEEDS
        if (found := find_offers(need, area, offers))
    ]
    if any(row.measure in {"returns", "deportations"} and row.reference_area == area for row in every):
        link = link_page("returns", View(area=area), say("compare.need.to_returns"))
        boxes.append(BOX.format(want=say("compare.need.moved"), answer=say("compare.need.moved.answer"), links=link))
    if not boxes:
        return Markup("")
    head = Markup("<h2>{}</h2>").format(say("compare.needs"))
    return Markup('<div class="sanad part">{}<div class="needs">{}</div></div>').format(head, Markup("").join(boxes))


def write_need(need: Need, found: Sequence[Offer], view: View, period: str, every: Sequence[Asked]) -> Markup:
    """One choice: the want, who answers it, and the ways there."""
    producers = join_list(dict.fromkeys(offer.producer_name for offer in found))
    concept = next(code for code in need.concepts if any(offer.concept == code for offer in found))
    links = [link_page("trends", replace(view, concept=concept, kind="year"), say("compare.need.to_trends"))]
    answered = any(
        (row.measure, row.reference_area, row.population_group, row.period)
        == (need.measure, view.area, need.group, period)
        for row in every
    )
    if answered:
        only = need.concepts[0] if len(need.concepts) == 1 else None
        links.insert(
            0, link_page("compare", replace(view, period=period, concept=only), say("compare.need.to_compare"))
        )
    return BOX.format(
        want=say(f"compare.need.{need.key}"),
        answer=say("compare.need.answer", producers=producers),
        links=BETWEEN.join(links),
    )
