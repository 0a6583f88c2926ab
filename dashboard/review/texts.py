"""What the review page writes: the text with its phrases marked, our reading in words, what stands beside it. Pure.

Every text of the document or the corpus is escaped here; a hostile one stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from dashboard.address import View
from dashboard.links import link_page
from dashboard.number_forms import format_number
from dashboard.phrasing.amounts import say_amount
from dashboard.queries.review import Codes
from dashboard.review.state import CHANGE, Item, Review
from dashboard.words import count, format_date_text, say, say_html

EMPTY = Markup("")
MARK = Markup(
    '<mark class="{word}{now}" data-n="{n}" tabindex="0" role="button" aria-label="{label}"><sup>{number}</sup>{phrase}</mark>'
)
LINE = Markup(
    '<li><button type="button" data-n="{n}" aria-current="{now}"><span><span class="phrase" dir="auto">“{phrase}”</span> <span class="short">{short}</span></span> '
    '<span class="word">{word}</span></button></li>'
)
FRAME = Markup(
    '<div class="words" dir="auto" tabindex="0" role="region" aria-label="{label}">{text}</div><ol>{lines}</ol>'
)


def write_text(review: Review, codes: Codes) -> Markup:
    """The text with each phrase marked, and the list of proposals below it. Of phrases that overlap the first is marked."""
    parts, at = [], 0
    for number, item in sorted(enumerate(review.items), key=lambda pair: (pair[1].start, pair[1].end)):
        if item.start < at or item.end <= item.start:
            continue
        parts += [Markup("{}").format(review.text[at : item.start]), write_mark(review, number, item)]
        at = item.end
    parts.append(Markup("{}").format(review.text[at:]))
    lines = EMPTY.join(write_line(review, number, item, codes) for number, item in enumerate(review.items))
    return FRAME.format(label=say("review.text"), text=EMPTY.join(parts), lines=lines)


def write_mark(review: Review, number: int, item: Item) -> Markup:
    """One phrase in the text."""
    return MARK.format(
        word=item.word, now=" now" if number == review.current else "", n=number, number=number + 1, phrase=item.phrase,
        label=say("review.mark", n=number + 1, phrase=item.phrase, word=say(f"review.word.{item.word}")),
    )  # fmt: skip


def write_line(review: Review, number: int, item: Item, codes: Codes) -> Markup:
    """One proposal in the list: its phrase, our reading in short, and the word on it."""
    return LINE.format(
        n=number,
        now="true" if number == review.current else "false",
        phrase=item.phrase,
        short=say_short(item, codes),
        word=say(f"review.word.{item.word}"),
    )


def number(cell: str | None) -> float | None:
    """A cell's number; None where it is none."""
    try:
        return float(cell) if cell else None
    except ValueError:
        return None


def say_count(item: Item, codes: Codes) -> str:
    """How much of what: "at least 12 attacks"."""
    cells = item.cells
    measure = codes.name("measure", cells.get("measure", "")) or say("review.open.measure")
    if item.table == CHANGE:
        amount = say("review.change", n=format_number(number(cells.get("change_pct"))))
    else:
        value, low, high = (number(cells.get(name)) for name in ("value", "low", "high"))
        amount = say_amount(value, low, high, cells.get("qualifier", ""), cells.get("as_stated"))
    return say("review.amount", amount=amount, measure=measure.lower())


def say_short(item: Item, codes: Codes) -> str:
    """Our reading as short as the list has room for."""
    period = say_period(item.cells.get("period", ""))
    return " · ".join(part for part in (say_count(item, codes), period) if part)


def say_reading(item: Item, codes: Codes) -> str:
    """Our reading in one line: how much of what, about whom, where, when, counted by whom."""
    cells = item.cells
    parts = [
        say_count(item, codes),
        codes.name("population_group", cells.get("population_group", "")) or say("review.open.group"),
        codes.name("reference_area", cells.get("reference_area", "")) or say("review.open.area"),
        say_period(cells.get("period", "")) or say("review.open.period"),
        codes.name("producer_id", cells.get("producer_id", "")) or say("review.open.producer"),
    ]
    return " · ".join(parts)


def say_period(period: str) -> str:
    """A period of the corpus in words, as far as it is of plain dates."""
    first, slash, last = period.partition("/")
    if slash:
        return say("date.span", start=format_date_text(first), end=format_date_text(last))
    return format_date_text(period) if period else ""


def write_reading(review: Review, codes: Codes) -> Markup:
    """The head of the panel: which proposal, its words, our reading."""
    item = review.items[review.current]
    place = say(
        "review.place", n=review.current + 1, all=len(review.items), word=say(f"review.word.{item.word}"),
        confidence=say(f"confidence.{item.confidence}"),
    )  # fmt: skip
    return Markup(
        '<div class="sanad panel reading"><p class="small quiet">{}</p><p class="claim" dir="auto">{}</p>'
        '<blockquote dir="auto">“{}”</blockquote></div>'
    ).format(place, say_reading(item, codes), item.phrase)


def write_beside(item: Item, codes: Codes) -> Markup:
    """What the check says of a proposal, and what the corpus holds about the same thing."""
    asked = (item.cells.get("producer_id", ""), item.cells.get("measure", ""))
    if all(asked) and not codes.list_definitions(*asked):
        missing = say_html(
            "review.no_definition",
            producer=codes.name("producer_id", asked[0]),
            measure=codes.name("measure", asked[1]),
        )
    elif item.n_definitions > 1 and item.word == "open":
        missing = say_html("review.definition_chosen", n=item.n_definitions, label=name_definition(item, codes))
    else:
        missing = EMPTY
    problems = [Markup("<li>{}</li>").format(problem["message"]) for problem in item.row.get("problems", ())]
    beside = [Markup("<li>{}</li>").format(write_neighbour(one)) for one in item.row.get("beside", ())]
    return Markup('<div class="sanad panel beside">{}{}{}</div>').format(
        Markup("<p>{}</p>").format(missing) if missing else EMPTY,
        write_part("review.problems", problems),
        write_part("review.beside", beside)
        or Markup('<p class="small quiet">{}</p>').format(say("review.nothing_beside")),
    )


def name_definition(item: Item, codes: Codes) -> str:
    """The label of the definition filled in."""
    known = codes.list_definitions(item.cells.get("producer_id", ""), item.cells.get("measure", ""))
    return known.get(item.cells.get("definition_id", ""), say("review.choose"))


def write_part(key: str, lines: Sequence[Markup]) -> Markup:
    """A small heading and a list; nothing where there are no lines."""
    return Markup("<h3>{}</h3><ul>{}</ul>").format(say(key), EMPTY.join(lines)) if lines else EMPTY


def write_neighbour(one: dict[str, Any]) -> Markup:
    """One claim of the corpus beside the proposal, with the way to it."""
    sentence = say_html(
        f"review.kind.{one['kind']}", producer=one["producer"], old=one["old"], new=one["new"],
        published=format_date_text(one["published"]), publisher=one["publisher"] or say("date.none"),
        documents=count("review.documents", one["n_documents"]), definition=one["definition_id"],
    )  # fmt: skip
    link = link_page("figure", View(id=one["figure_id"]), one["figure_id"])
    return Markup("{} <span class='small'>{}</span>").format(sentence, link)


def write_answer(review: Review) -> Markup:
    """What was written, as the difference in the files, and what to do next."""
    answer = review.answer
    rows = [row for row in answer["rows"] if row["table"] != "sources"]
    lines = [Markup("<li>{}</li>").format(say_html("review.next.diff"))]
    lines += [
        Markup("<li>{}</li>").format(
            say_html("review.next.revised", figure=one["figure_id"], old=one["old"], new=one["new"])
        )
        for row in rows
        for one in row["beside"]
        if one["kind"] == "revised" and one["status"] not in {"superseded", "disputed"}
    ]
    lines += [Markup("<li>{}</li>").format(say_html(f"review.next.{step}")) for step in ("check", "build", "commit")]
    return Markup(
        '<div class="sanad written"><h2>{}</h2><pre class="diff" tabindex="0" dir="ltr">{}</pre><h3>{}</h3><ul>{}</ul></div>'
    ).format(
        say("review.written.one" if len(rows) == 1 else "review.written.many", n=len(rows)),
        write_diff(answer["diff"]),
        say("review.next"),
        EMPTY.join(lines),
    )


def write_diff(diff: str) -> Markup:
    """A difference with its added lines set apart."""
    return Markup("\n").join(
        Markup("<ins>{}</ins>").format(line)
        if line.startswith("+") and not line.startswith("+++")
        else Markup("{}").format(line)
        for line in diff.splitlines()
    )
