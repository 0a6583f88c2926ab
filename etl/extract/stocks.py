"""The day on which people are counted as being there."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.context import Context
from etl.extract.model import Mention, Period
from etl.extract.period_arithmetic import point_of

ADDING = re.compile(
    r"\s*(?:in addition|additionally|besides|also|another|a further|of (?:these|them|those)|the (?:rest|others|remaining))\b"
)


def settle_stock(mention: Mention, mentions: list[Mention], chosen: Period | None, context: Context) -> Period | None:
    """The day on which people are there: printed, else that of publication; None where it is told as long ago."""
    if chosen and chosen.relative == "until" and chosen.last:
        between = mention.sentence.low[mention.end : chosen.start]
        deadline = re.search(r"\b(?:leave|go|return|deadline|until)\b", between) or re.search(
            r"\b(?:leave|go|return|deadline)\b[^.;]{0,15}$", mention.sentence.low[: chosen.start]
        )
        opened = chosen.start < mention.quantity.start and any(other.end <= chosen.start for other in mentions)
        return point_of(context.published) if deadline or opened else replace(chosen, first=chosen.last, relative=None)
    stock = context.stock
    if (
        not chosen
        and stock
        and stock.sentence.paragraph == mention.sentence.paragraph
        and (ADDING.match(mention.sentence.low) or mention.noun.anaphoric)
    ):
        return stock.period
    if chosen and chosen.relative == "vague:0":
        return None
    if mention.parent and mention.relation and mention.parent.measure == "population" and not chosen:
        return mention.parent.period or point_of(context.published)
    dated = chosen and chosen.first and chosen.last and (chosen.first == chosen.last or is_month(chosen))
    return chosen if dated else point_of(context.published)


def is_month(period: Period) -> bool:
    """Whether a closed period is about a month long: "there were 140,500 in February"."""
    return bool(
        period.first
        and period.last
        and not period.is_open
        and not period.relative
        and 27 <= (period.last - period.first).days <= 30
    )
