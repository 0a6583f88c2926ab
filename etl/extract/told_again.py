"""Numbers that only point to ones counted before: "all three attacks", "the army confirmed the four deaths"."""

from __future__ import annotations

import re

from etl.extract.context import EVENTS, Context
from etl.extract.model import Mention

# "The army confirmed the four deaths".
THE = re.compile(r"\b(?:confirmed|acknowledged|admitted|condemned|mourned|denied|verified|claimed|behind|for) the $")
ALL_OF = re.compile(r"\ball (?:the |these |those |of the )?$")


def is_told_again(mention: Mention, context: Context) -> bool:
    """Whether "all three attacks" are those counted before."""
    before = mention.sentence.low[: mention.quantity.start]
    again = (mention.measure in EVENTS and ALL_OF.search(before)) or (
        mention.noun.kind == "toll" and THE.search(before)
    )
    told = (one.quantity.value for one in context.mains if one.measure == mention.measure)
    return bool(again) and mention.quantity.value in set(told)
