"""Compare: one question and every answer to it, each with its definition; why they differ; what may not be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.address import View
from dashboard.cache import ask
from dashboard.compare.answers import bundle, list_shown
from dashboard.compare.controls import put_controls
from dashboard.compare.needs import write_needs
from dashboard.compare.parts import put_answers, put_pair, put_reasons
from dashboard.compare.question import Question, is_elsewhere, settle
from dashboard.compare.rows import Count
from dashboard.events.parts import put_event_answers
from dashboard.frame import put_heading, put_notice, read_view, vocabulary
from dashboard.links import link_page
from dashboard.look import put_html
from dashboard.plates import know_figure, put_body, put_evidence, put_main
from dashboard.queries.compare import list_asked, list_counts, list_differences
from dashboard.queries.trends import list_offers
from dashboard.words import say, say_html


def show() -> None:
    """Draw the page."""
    put_heading(say("compare.heading.page"), say("compare.lead"), reading="compare")
    every = ask(list_asked)
    if not every:
        put_notice(say("compare.none"))
        return
    names = vocabulary().names
    view = know_figure(read_view({field: names.get(field, {}) for field in ("measure", "area", "group", "concept")}))
    question = settle(view, every)
    if is_elsewhere(view, question.asked):
        put_notice(say("compare.nearest"))
    show_question(settle_view(view, question), question)
    asked = question.asked
    put_html(write_needs(asked.reference_area, asked.period, ask(list_offers), every))


def settle_view(view: View, question: Question) -> View:
    """The view with its question written out."""
    asked = question.asked
    return replace(
        view, measure=asked.measure, area=asked.reference_area, group=asked.population_group, period=asked.period
    )


def choose_counts(view: View, counts: Sequence[Count]) -> tuple[View, list[Count]]:
    """The answers of the concept asked for; all of them, with a sentence, where none has it."""
    if view.concept is None:
        return view, list(counts)
    chosen = [count for count in counts if count.concept == view.concept]
    if not chosen:
        put_notice(say("compare.no_concept"))
        return replace(view, concept=None), list(counts)
    link = link_page("compare", replace(view, concept=None, figure=None, pair=()), say("compare.all_definitions"))
    put_notice(say_html("compare.only_concept", link=link))
    return view, chosen


def show_question(view: View, question: Question) -> None:
    """Controls, then answers and evidence side by side."""
    put_controls(question, view)
    view, counts = choose_counts(view, ask(list_counts, question.asked))
    scopes = bundle(counts)
    with put_body():
        with put_main():
            put_answers(view, question.asked, scopes, counts)
            put_reasons(scopes, ask(list_differences, question.asked))
            asked = question.asked
            put_event_answers(
                asked.measure, asked.reference_area, asked.population_group, asked.period_kind,
                asked.period_start, asked.period_end,
            )  # fmt: skip
            put_pair(view, list_shown(scopes))
        put_evidence(view)
