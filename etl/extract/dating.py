"""When: the period printed next to a number, else the one that earlier sentences left."""

from __future__ import annotations

import re

from etl.extract.carrying import STRETCH, carried_period, is_brief, last_of_length, named_stretch
from etl.extract.comparison_dates import settle_compared
from etl.extract.context import Context, family_of
from etl.extract.datable import OPENING, may_date
from etl.extract.mentions import whole_of
from etl.extract.model import Mention, Period
from etl.extract.nearest import CLAUSE, is_inserted, nearest
from etl.extract.owning import find_owner, may_borrow
from etl.extract.period_arithmetic import resolve_relative
from etl.extract.pointing import (
    begin_frame,
    day_before_that,
    day_told_of,
    divided_period,
    event_before,
    is_same_span,
    part_of_that_year,
    told_stretch,
)
from etl.extract.rows import day_of_report
from etl.extract.stocks import settle_stock


def settle_period(mention: Mention, mentions: list[Mention], periods: list[Period], context: Context) -> Period | None:
    """The period of a mention; None where neither the sentence nor what came before says any."""
    whole = whole_of(mention, mentions)
    if whole and mention.measure == whole.measure != "population":
        return settle_period(whole, mentions, periods, context)
    usable = find_usable(mention, periods, whole)
    parent = mention.parent
    main = parent.period if parent and (mention.relation or parent.sentence is mention.sentence) else None
    if mention.relation == "compared":
        return settle_compared(mention, mentions, usable, context, main or context.periods.get(family_of(mention)))
    if told := told_stretch(mention, context):
        return told
    if main and parent and goes_with(mention, parent, usable):
        return main
    if gone := day_before_that(mention, periods):
        # The report goes on about the day from which it looks back.
        context.periods.setdefault(family_of(mention), gone[0])
        return gone[1]
    plain = [period for period in usable if may_date(mention, period)]
    if mention.measure == "change_pct":
        plain = [period for period in plain if not is_of_compared(period, mentions)]
        main = changed_stretch(main, context.periods.get(family_of(mention)))
    chosen = prefer_narrower(mention, mentions, plain, nearest(mention, mentions, plain))
    if mention.measure == "population":
        opening = next((one for one in plain if one.start <= OPENING and one.first == one.last and one.first), None)
        return settle_stock(mention, mentions, opening or chosen, context)
    if chosen:
        return settle_chosen(mention, mentions, periods, context, chosen=chosen, main=main)
    carried = (
        divided_period(mention, context)
        or named_stretch(mention, context)
        or main
        or carried_period(mention, periods, context)
    )
    return carried or shared_at_end(mention, mentions, plain) or told_beside(mention, mentions)


def goes_with(mention: Mention, parent: Mention, periods: list[Period]) -> bool:
    """Whether a number shares the period of the one it belongs to: listed with what is compared, or set off by commas."""
    listed = parent.relation == "compared" and mention.relation == "listed" and not are_dated_apart(parent, periods)
    return listed or (parent.sentence is mention.sentence and is_inserted(parent, mention))


def are_dated_apart(first: Mention, periods: list[Period]) -> bool:
    """Whether a period stands behind the first number of a list."""
    return any(period.start >= first.end for period in periods)


def changed_stretch(main: Period | None, frame: Period | None) -> Period | None:
    """What rose or fell: where the sentence names only the stretch before, the report's own ("the preceding quarter had closed at 380, a rise of 90pc")."""
    before = main and frame and main.last and frame.first and main.last < frame.first and main is not frame
    return frame if before else main


def is_of_compared(period: Period, mentions: list[Mention]) -> bool:
    """Whether a period belongs to what another number is compared with: "fell by 12pc, from 92 in January to 81 in February"."""
    owner = find_owner(mentions, period.start, mentions[0].sentence.low)
    return owner is not None and owner.relation == "compared"


def settle_chosen(
    mention: Mention,
    mentions: list[Mention],
    periods: list[Period],
    context: Context,
    *,
    chosen: Period,
    main: Period | None,
) -> Period | None:
    """The printed period as its words mean it here: seen from another period, cut to the report's own, that of the event."""
    earlier = [other for other in mentions if other.quantity.start < mention.quantity.start and other.period]
    frame = context.periods.get(family_of(mention)) or context.heading
    if shared := next((other.period for other in earlier if is_same_span(other.period, chosen)), None):
        return shared
    words = mention.sentence.low[chosen.start : chosen.end]
    if part := part_of_that_year(words, main or frame, context.published):
        return part
    if then := day_told_of(mention, chosen) or day_of_report(
        mention.sentence.low[chosen.start : chosen.end], chosen, context.heading
    ):
        return then
    if begun := begin_frame(mention.sentence.low, chosen, frame) or event_before(mention, mentions, chosen, context):
        return begun
    spoken = next((period for period in periods if period.is_speech and period.first == period.last), None)
    back = (chosen.relative or "").startswith("days:-") and chosen.relative != "days:-7"
    seen_from = spoken if spoken and back else main or (earlier[-1].period if earlier else None) or frame
    if (chosen.relative or "").startswith("stretch"):
        seen_from = context.heading or seen_from
    if main is None and not earlier and is_same_or_next(chosen):
        seen_from = context.last_period or seen_from
    event = seen_from if words.endswith("days") else near_event(chosen, seen_from, context)
    return resolve_relative(chosen, event, context.published)


def is_same_or_next(chosen: Period) -> bool:
    """Whether a day is told from the one just told of: "the next day", "on the same day"."""
    return chosen.relative in {"days:0", "days:1"}


def near_event(chosen: Period, seen_from: Period | None, context: Context) -> Period | None:
    """What "a week earlier" is seen from: the event told last rather than a stretch of months told since, and the other way round."""
    days = (chosen.relative or "").startswith("days:")
    if (chosen.relative or "").startswith("year") and seen_from and is_brief(seen_from):
        return last_of_length(context.history, STRETCH) or seen_from
    if not days or seen_from is None or is_brief(seen_from):
        return seen_from
    return next((period for period in reversed(context.history) if is_brief(period)), seen_from)


def shared_at_end(mention: Mention, mentions: list[Mention], periods: list[Period]) -> Period | None:
    """The one period of a sentence, printed behind its last number: "Iran sent back 2,300 families and Pakistan 1,900 on Saturday"."""
    text = mention.sentence.low
    if len(periods) != 1 or periods[0].start < mention.end or periods[0].relative or not periods[0].first:
        return None
    apart = re.search(r";|\b(?:while|but|whereas|before|after|since)\b", text[mention.end : periods[0].start])
    alike = all(other.measure == mention.measure for other in mentions if other.quantity.start > mention.quantity.start)
    return periods[0] if alike and not apart else None


def told_beside(mention: Mention, mentions: list[Mention]) -> Period | None:
    """The period of the number before, of the same measure, where nothing else dates one: "…; from Pakistan the figure was 325,000"."""
    before = [one for one in mentions if one.quantity.start < mention.quantity.start and one.measure == mention.measure]
    return next((one.period for one in reversed(before) if one.period and one.relation != "compared"), None)


def find_usable(mention: Mention, periods: list[Period], whole: Mention | None) -> list[Period]:
    """The periods of a sentence in which something may have been counted: not days of speech, not the future."""
    usable = [
        period
        for period in periods
        if not period.is_speech and not period.is_future and (period.first or period.last or period.relative)
    ]
    if whole is None:
        return usable
    verb = mention.sentence.low.rfind(" were ")
    return [period for period in usable if period.start > verb] or usable


def prefer_narrower(
    mention: Mention, mentions: list[Mention], periods: list[Period], chosen: Period | None
) -> Period | None:
    """A day or month named later in the sentence rather than the year it lies in ("in the worst attack this year … in March")."""
    if (
        chosen is None
        or chosen.start > mention.quantity.start
        or not chosen.first
        or not chosen.last
        or mention.relation
    ):
        return chosen
    for period in periods:
        if period.start < mention.end or not period.first or not period.last or period.is_open:
            continue
        within = chosen.first <= period.first and period.last <= chosen.last
        if (
            within
            and may_borrow(mention, find_owner(mentions, period.start, mention.sentence.low), mentions)
            and not CLAUSE.search(mention.sentence.low, mention.end, period.start)
        ):
            return period
    return chosen
