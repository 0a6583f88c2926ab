"""The area that a sentence leaves for the ones after it, and what the whole text is about."""

from __future__ import annotations

import re

from etl.extract.areas import country_of
from etl.extract.carried_areas import AT_BORDER, IN_THE_CITY
from etl.extract.context import FLOW_MEASURES, Context
from etl.extract.headings import HAPPENED
from etl.extract.model import Mention, Place, Sentence
from etl.extract.sentences import DATELINE
from etl.extract.unnamed import is_heading

BY_WHOM = re.compile(
    r"\b(?:strikes?|raids?|attacks?|shelling|bombing|bombardments?|operations?|firing|incursions?) by (?:the )?$"
)
# "The city in six months", behind the dateline of Karachi.
THE_CITY = re.compile(r"\s*(?:the|this) (?:\w+ )?(?:city|metropolis)\b")


def widest_area(areas: list[str]) -> str:
    """What a sentence about several areas is about: the country that holds them, else the first of them."""
    countries = {country_of(area) for area in areas}
    return country_of(areas[0]) if len(set(areas)) > 1 and len(countries) == 1 and "_" not in areas[0] else areas[0]


def is_country_of(country: Place, places: list[Place]) -> bool:
    """Whether a country that acts in a sentence is also that of a place named there ("Afghanistan's government … in Nangarhar")."""
    return any(place.code.startswith(f"{country.code}-") for place in places)


def is_dateline_only(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but the dateline of a report: "PESHAWAR:"."""
    return DATELINE.fullmatch(sentence.raw) is not None


def note_places(sentence: Sentence, figures: list[Mention], places: list[Place], context: Context) -> None:
    """Remember the area of a sentence, and the first one of the text as what it is about."""
    areas = [mention.area for mention in figures if mention.area and mention.measure not in FLOW_MEASURES]
    if areas:
        areas = [widest_area(areas)]
        context.area, context.area_paragraph = areas[0], sentence.paragraph
    if context.focus is None and (THE_CITY.match(sentence.low) or IN_THE_CITY.search(sentence.low)):
        context.focus = context.dateline
    here = [place for place in places if not (place.is_from or place.is_crossing)]
    # "Strikes by Pakistan on Afghan soil": who did it is not where.
    here = [place for place in here if not BY_WHOM.search(sentence.low[: place.start])] or here
    provinces = {place.code for place in here if "-" in place.code}
    pairs = [place.code for place in places if place.code.count("_") == 1 and "-" in place.code]
    pairs += ["_".join(sorted(provinces))] if len(provinces) == 2 and not pairs else []
    context.pair = pairs[-1] if pairs else context.pair
    context.named = provinces.pop() if len(provinces) == 1 and not figures else None
    moved = figures and all(one.measure in FLOW_MEASURES for one in figures)
    scenes = [place for place in here if not place.is_agent or is_country_of(place, places)]
    if not (areas or moved) and here and (context.focus is None or (scenes and HAPPENED.search(sentence.low))):
        context.area, context.area_paragraph = (scenes or here)[0].code, sentence.paragraph
    if not figures and HAPPENED.search(sentence.low) and (scenes or AT_BORDER.search(sentence.low)):
        context.area = scenes[0].code if scenes else "AF_PK"
        context.area_paragraph = context.event_paragraph = sentence.paragraph
    if areas and (context.focus is None or context.is_focus_weak):
        context.focus, context.is_focus_weak = areas[0], False
    elif is_without_focus(context) and len(places) == 1 and not places[0].is_crossing and "-" in places[0].code:
        if context.focus:
            context.area, context.area_paragraph = places[0].code, sentence.paragraph
        context.focus, context.is_focus_weak = places[0].code, is_dateline_only(sentence) or not is_heading(sentence)


def is_without_focus(context: Context) -> bool:
    """Whether nothing but a dateline has said so far what a text is about."""
    written_at = context.is_focus_weak and context.focus == context.dateline and not context.mains
    return context.focus is None or written_at
