"""What a chart shows, in one paragraph made from its rows: for screen readers, and for quoting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dashboard.drawing.lines import group_by_series, is_joined
from dashboard.number_forms import format_number
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.periods import say_period, say_when
from dashboard.rows import Point
from dashboard.words import DEFAULT, LANGUAGE, count, format_day, say

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def say_count(number: int, noun: str) -> str:
    """As in "two gaps", "one gap", "14 gaps"."""
    word = NUMBERS[number] if number < len(NUMBERS) else format_number(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def say_point(point: Point) -> str:
    """Amount and period of a point: "at least 2,546 in 2024"; of a running total the day it reaches, since its label has the first."""
    amount = say_amount(point.value, point.low, point.high, point.qualifier, point.as_stated)
    if point.period_kind == "cumulative":
        return f"{amount} by {format_day(point.period_end)}"
    return f"{amount} {say_when(point.period_start, point.period_end, point.period_kind)}"


def summarise_series(label: str, rows: Sequence[Point]) -> str:
    """One sentence on one series: first, last, highest; holes and disagreements."""
    if len(rows) == 1:
        return f"{label}: one number, {say_point(rows[0])}."
    parts = [f"{label}: from {say_point(rows[0])} to {say_point(rows[-1])}"]
    highest = max(rows, key=lambda row: row.value or 0)
    if highest not in {rows[0], rows[-1]} and highest.period_kind != "cumulative":
        parts.append(f"at its highest {say_point(highest)}")
    gaps = sum(not is_joined(one, other) for one, other in pairwise(rows))
    remarks = [say_count(gaps, "gap")] if gaps else []
    disputed = sum(row.agreement == "disagree" for row in rows)
    revised = sum(row.agreement == "revised" for row in rows)
    doubted = sum(row.agreement == "doubted" for row in rows)
    remarks += [f"claims disagree at {say_count(disputed, 'point')}"] if disputed else []
    remarks += [f"{say_count(revised, 'point')} later revised"] if revised else []
    remarks += [f"another number is doubted at {say_count(doubted, 'point')}"] if doubted else []
    return ", ".join(parts) + (f" ({'; '.join(remarks)})" if remarks else "") + "."


def summarise_plainly(title: str, points: Sequence[Point], labels: Mapping[str, str]) -> str:
    """The paragraph in languages other than English: patterns of the catalogue, since grammar differs."""
    sentences = [say("summary.title", title=title)]
    for name, rows in group_by_series(points).items():
        label, gaps = labels.get(name, rows[0].producer_name), sum(not is_joined(*pair) for pair in pairwise(rows))
        key = "summary.one" if len(rows) == 1 else "summary.series"
        sentences.append(say(key, label=label, first=say_plain_point(rows[0]), last=say_plain_point(rows[-1])))
        highest = max(rows, key=lambda row: row.value or 0)
        if highest not in {rows[0], rows[-1]} and highest.period_kind != "cumulative":
            sentences.append(say("summary.highest", point=say_plain_point(highest)))
        sentences += [count("summary.gaps", gaps)] if gaps else []
        for standing in ("disagree", "revised", "doubted"):
            if n := sum(row.agreement == standing for row in rows):
                sentences.append(count(f"summary.{standing}", n))
    for key, words in (("summary.alone", False), ("summary.words", True)):
        if n := sum(p.series_id is None and (p.qualifier == "words_only") == words for p in points):
            sentences.append(count(key, n))
    return " ".join(sentences)


def say_plain_point(point: Point) -> str:
    """Amount and period of a point, as a pattern of the catalogue."""
    amount = say_amount(point.value, point.low, point.high, point.qualifier, point.as_stated)
    return say(
        "summary.point", amount=amount, period=say_period(point.period_start, point.period_end, point.period_kind)
    )


def summarise(title: str, points: Sequence[Point], labels: Mapping[str, str]) -> str:
    """The paragraph: what, then each series, then claims of no series and claims in words."""
    if LANGUAGE.get() != DEFAULT:
        return summarise_plainly(title, points, labels)
    series = group_by_series(points)
    sentences = [f"{title}."]
    sentences += [summarise_series(labels.get(name, rows[0].producer_name), rows) for name, rows in series.items()]
    alone = [point for point in points if point.series_id is None and point.qualifier != "words_only"]
    words = [point for point in points if point.qualifier == "words_only"]
    if alone:
        sentences.append(
            f"Beside the series stand {say_count(len(alone), 'single figure')}."
            if len(alone) > 1
            else "Beside the series stands one single figure."
        )
    if words:
        sentences.append(
            f"{say_count(len(words), 'claim').capitalize()} in words only {'is' if len(words) == 1 else 'are'} listed below the chart."
        )
    return " ".join(sentences)
