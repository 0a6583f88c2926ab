"""Parts that add up to a total: they are counted alike, and the total is of all their places and days."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.areas import country_of, join_codes
from etl.extract.context import FLOW_MEASURES
from etl.extract.model import Mention, Period


def completes_total(mention: Mention, earlier: list[Mention]) -> bool:
    """Whether a number and the part before it add up to the total which that part divides: "eight of them …, and four"."""
    part = earlier[-1] if earlier else None
    whole = part.parent if part and part.relation == "part" else None
    if part is None or whole is None or part.measure != mention.measure:
        return False
    if ";" in mention.sentence.low[part.end : mention.quantity.start]:
        return False
    values = [one.quantity.value for one in (mention, part, whole)]
    return None not in values and values[0] != 0 and sum(value or 0 for value in values[:2]) == values[2]


def take_from_parts(mentions: list[Mention]) -> None:
    """Give a total told before its parts their places, where it has only that of the text, and their days, where it has none."""
    for index, whole in enumerate(mentions):
        parts = parts_of(whole, [one for one in mentions[index + 1 : index + 6] if is_near(one, whole)])
        if not parts or whole.measure in FLOW_MEASURES:
            continue
        areas = {part.area for part in parts}
        if len(areas) > 1 and None not in areas and not holds(whole.area, areas):
            whole.area = join_all([part.area or "" for part in parts])
        if whole.period is None:
            whole.period = span_of([part.period for part in parts])
            for beside in mentions:
                if beside.sentence is whole.sentence and beside.period is None:
                    beside.period = whole.period
    for index, total in enumerate(mentions):
        span_sum(total, mentions[max(0, index - 2) : index])


def span_sum(total: Mention, parts: list[Mention]) -> None:
    """Give a sum told behind its two parts the days of both: "14 were killed on Monday … eight more on Tuesday, taking the total to 22"."""
    alike = len(parts) == 2 and all(one.measure == total.measure and one.producer == total.producer for one in parts)
    values = [one.quantity.value or 0 for one in parts]
    same = total.period is not None and total.period is parts[-1].period if parts else False
    if alike and same and total.relation == "restated" and sum(values) == total.quantity.value and 0 not in values:
        total.period = span_of([one.period for one in parts]) or total.period


def parts_of(whole: Mention, following: list[Mention]) -> list[Mention]:
    """Two or three numbers right behind a total, of the same measure and counter, that add up to it; none where they do not."""
    for count in (2, 3):
        parts = following[:count]
        alike = all(
            one.measure == whole.measure and whole.producer in {None, one.producer} and one.quantity.value
            for one in parts
        )
        near = all(one.sentence.paragraph == whole.sentence.paragraph for one in parts) or are_dated_below(whole, parts)
        if (
            whole.relation != "listed"
            and len(parts) == count
            and alike
            and near
            and whole.quantity.value == sum(one.quantity.value or 0 for one in parts)
        ):
            return parts
    return []


def is_near(mention: Mention, whole: Mention) -> bool:
    """Whether a number may be a part of a total told before: not of the events counted beside it."""
    return mention.measure == whole.measure or mention.sentence is not whole.sentence


def are_dated_below(whole: Mention, parts: list[Mention]) -> bool:
    """Whether the paragraph below an undated total tells its parts with their days: "eleven militants in two operations"."""
    below = all(one.sentence.paragraph == whole.sentence.paragraph + 1 and one.period for one in parts)
    return whole.period is None and below


def holds(area: str | None, areas: set[str | None]) -> bool:
    """Whether an area already is, or contains, those of the parts."""
    named = set((area or "").split("_"))
    return area is not None and all(part in named or country_of(part or "") in named for part in areas)


def join_all(codes: list[str]) -> str:
    """All areas as one code."""
    joined = codes[0]
    for code in codes[1:]:
        joined = join_codes(joined, code)
    return joined


def span_of(periods: list[Period | None]) -> Period | None:
    """The stretch from the first day of the parts to the last; None where one has no days."""
    known = [period for period in periods if period and period.first and period.last]
    if len(known) < len(periods):
        return None
    first = min(period.first for period in known if period.first)
    last = max(period.last for period in known if period.last)
    return replace(known[0], first=first, last=last)
