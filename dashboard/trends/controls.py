"""The controls, as a sentence: *Attacks* in *Pakistan*, *per year*, in *2013–2026*, about *all people*, counted by *all series*.

The address is the one truth: before each run the controls are set to what it says, and a change writes it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.address import View
from dashboard.folds import put_popover
from dashboard.frame import write_view
from dashboard.look import put_html
from dashboard.queries.vocab import Vocabulary
from dashboard.rows import IMPORTED
from dashboard.sentences import FIXED, put_select, put_word
from dashboard.trends.question import Concept, Question, concept_of, name_series, offer_key
from dashboard.trends.texts import FLOWS, name_concepts, say_years, write_pill
from dashboard.words import say


def fix(question: Question, view: View) -> View:
    """The view with its question written out, so that a change of one part leaves the others; evidence is closed."""
    concept = next((concept_of(offer).concept for offer in question.chosen), None)
    return replace(
        view, measure=question.measure, area=question.area, group=question.group, kind=question.kind,
        concept=view.concept and concept, figure=None,
    )  # fmt: skip


def put_field(
    field: str, codes: Sequence[str], chosen: str, names: Mapping[str, str], change: Callable[[str], View]
) -> None:
    """One choice of the sentence."""
    put_select(f"trends {field}", say(f"trends.label.{field}"), codes, chosen, names, change)


def order_by_names(codes: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Codes in the order of the vocabulary."""
    return [code for code in names if code in codes]


def put_controls(
    question: Question,
    view: View,
    names: Vocabulary,
    span: tuple[date, date],
    shown: tuple[date, date],
    put_more: Callable[[], None],
) -> None:
    """The sentence. `span` is all that the chosen series cover, `shown` the days in view; `put_more` puts what is folded."""
    base = replace(fix(question, view), series=(), definition=(), producer=(), from_=None, to=None, concept=None)
    base = replace(base, part=(), beside=None)
    keep = fix(question, view)
    labels = names.names
    with st.container(key="question", horizontal=True, vertical_alignment="center"):
        put_field("measure", order_by_names(question.measures, labels["measure"]), question.measure, labels["measure"],
                   lambda code: replace(View(), measure=code, area=base.area))  # fmt: skip
        put_word("trends.from" if question.measure in FLOWS else "trends.in")
        put_field(
            "area",
            order_by_names(question.areas, labels["area"]),
            question.area,
            labels["area"],
            lambda code: replace(base, area=code),
        )
        kinds = {code: say(f"per.{code}") for code in question.kinds}
        put_field("kind", question.kinds, question.kind, kinds, lambda code: replace(base, kind=code))
        put_years(keep, span, shown)
        put_word("trends.about")
        put_field(
            "group",
            order_by_names(question.groups, labels["group"]),
            question.group,
            labels["group"],
            lambda code: replace(base, group=code),
        )
        put_concept(question, base)
        put_word("trends.counted_by")
        put_series(question, keep)
        put_more()


def put_concept(question: Question, base: View) -> None:
    """Which of the comparable definitions, where there are several."""
    names = name_concepts(question)
    if len(names) < 2:
        return
    codes = {offer_key(offers[0]): concept for concept, offers in question.concepts.items()}
    chosen = {concept_of(offer) for offer in question.chosen}
    current = next(code for code, concept in codes.items() if concept in chosen)
    put_word("trends.defined_as")
    labels = {code: names[concept] for code, concept in codes.items()}
    put_field("concept", list(codes), current, labels, lambda code: choose_concept(question, base, codes[code]))


def choose_concept(question: Question, base: View, concept: Concept) -> View:
    """The view of one concept: by its name where that says all, else by its definitions."""
    twins = [other for other in question.concepts if other.concept == concept.concept]
    if len(twins) == 1 and concept.scope != IMPORTED:
        return replace(base, concept=concept.concept)
    return replace(base, series=tuple(offer_key(offer) for offer in question.concepts[concept]))


def put_years(keep: View, span: tuple[date, date], shown: tuple[date, date]) -> None:
    """The years in view."""
    first, last = span[0].year, span[1].year
    if first == last:
        put_html(FIXED.format(first), narrow=True)
        return
    key = "trends years"
    st.session_state[key] = tuple(min(max(day.year, first), last) for day in shown)

    def changed() -> None:
        start, end = st.session_state[key]
        write_view(replace(keep, from_=None if start == first else str(start), to=None if end == last else str(end)))

    if fold := put_popover(say_years(*shown), "trends years open"):
        fold.slider(say("trends.label.years"), first, last, key=key, on_change=changed, width=320)


def put_series(question: Question, keep: View) -> None:
    """Every series that answers the question, grouped by what it counts, to be chosen one by one."""
    n, every = len(question.chosen), sum(map(len, question.concepts.values()))
    names = name_concepts(question)
    chosen = {offer_key(offer) for offer in question.chosen}

    def changed() -> None:
        picked = [code for i in range(len(names)) for code in st.session_state[f"trends series {i}"]]
        write_view(replace(keep, series=tuple(picked), concept=None, definition=(), producer=()))

    label = say("trends.all_series") if n == every else say("trends.some_series", n=n, all=every)
    fold = put_popover(question.chosen[0].producer_name if every == 1 else label, "trends series open")
    if not fold:
        return
    with fold:
        st.caption(say("trends.series.lead"))
        for i, (concept, offers) in enumerate(question.concepts.items()):
            labels = name_series([offer for offer in offers if offer.series_id])
            pills = {offer_key(o): write_pill(o, labels.get(str(o.series_id), o.producer_name)) for o in offers}
            st.session_state[f"trends series {i}"] = [code for code in pills if code in chosen]
            st.pills(
                names[concept],
                list(pills),
                selection_mode="multi",
                key=f"trends series {i}",
                format_func=pills.__getitem__,
                on_change=changed,
            )
