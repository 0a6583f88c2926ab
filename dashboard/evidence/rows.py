"""The rows in view as text cells. Pure."""

from __future__ import annotations

from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.periods import say_period
from dashboard.rows import IMPORTED, Point
from dashboard.words import format_date_text, join_list, say, say_verb

# Name of the column (its label is table.<name>) and how its cells stand.
COLUMNS = (
    ("period", "wide"),
    ("producer", ""),
    ("figure", "number opens"),
    ("definition", "wide"),
    ("standing", ""),
    ("source", "wide"),
)


def say_standing(point: Point) -> str:
    """How the claim stands, in a few words: claims that differ, provisional, doubtful reading."""
    parts = [say(f"agreement.{point.agreement}", n=point.n_claims)] if point.n_claims > 1 else []
    parts += [say("events.our_sum")] if point.scope == IMPORTED else []
    parts += [say(f"scope.{point.count_scope}")] if point.count_scope != "total" else []
    parts += [say(f"badge.status.{point.status}")] if point.status != "reported" else []
    parts += [say("table.inferred")] if point.period_basis == "inferred" else []
    parts += [say("badge.confidence.low")] if point.transcription_confidence == "low" else []
    return join_list(parts)


def write_cells(point: Point) -> list[str]:
    """The cells of one row, in the order of COLUMNS."""
    what = f"{point.definition_label} – {say_verb(point.stated_verb)}" if point.stated_verb else point.definition_label
    return [
        say_period(
            point.period_start, point.period_end, point.period_kind if point.period_kind != "incident" else "day"
        ),
        point.producer_name,
        say_amount(point.value, point.low, point.high, point.qualifier, point.as_stated),
        what,
        say_standing(point),
        join_list([point.publisher, format_date_text(point.published)]),
    ]


def write_label(point: Point) -> str:
    """What the button of a row says to screen readers."""
    period, producer, figure, *_ = write_cells(point)
    return say("table.open", figure=figure, producer=producer, period=period)
