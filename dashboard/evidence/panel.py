"""The evidence panel as markup: the claim as a sentence, the words as stated, who counted and printed, the rivals. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.address import View
from dashboard.links import link_document, link_page
from dashboard.number_forms import format_number, plain_numbers
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.evidence import link_phrase, say_change, say_rule
from dashboard.phrasing.period_changes import say_formula
from dashboard.phrasing.sentence import find_earlier, name_producer, say_sentence
from dashboard.rows import Claim, Evidence, Wording
from dashboard.words import (
    DEFAULT,
    LANGUAGE,
    format_date_text,
    format_period,
    isolate,
    join_list,
    say,
    say_html,
    set_apart,
)

EMPTY = Markup("")
BETWEEN = Markup(" · ")
PANEL = Markup(
    '<section class="sanad evidence" aria-labelledby="evidence-claim">'
    '<p class="claim" id="evidence-claim" tabindex="-1" lang="{language}" dir="{direction}">{sentence}</p>{body}</section>'
)
COPY = Markup('<button type="button" class="copy" data-copy="{}"{}>{}</button>')


def write_panel(evidence: Evidence, citation: str = "") -> Markup:
    """All that stands behind one point, most needed first; `citation` is what a button copies."""
    shown, *others = evidence.claims
    wordings = [wording for wording in evidence.wordings if wording.claim_id == shown.claim_id]
    named = [wording for wording in wordings if wording.producer_basis == "stated"] or wordings
    without = [wording for wording in wordings if wording not in named]
    parts = [
        write_wording(named[0], shown, "evidence.page"),
        write_copy(evidence, citation),
        write_section("evidence.definition", write_definition(evidence)),
        write_section("evidence.same_claim", write_list([write_wording(item, shown) for item in named[1:]])),
        write_section("evidence.rivals" if evidence.is_point else "evidence.incident", write_rivals(evidence, others)),
        write_section("evidence.without", write_list([write_wording(item, shown) for item in without])),
        write_section("evidence.derived", write_list([Markup("{}").format(say_formula(c)) for c in evidence.derived])),
        write_section(
            "evidence.changes", write_list([Markup("{}").format(say_change(change)) for change in evidence.changes])
        ),
    ]
    return PANEL.format(
        sentence=quote_claim(evidence), body=EMPTY.join(parts), language=LANGUAGE.get(), direction=say("direction")
    )


def quote_claim(evidence: Evidence) -> str:
    """The shown claim as a sentence, with the numbers it replaced."""
    shown = evidence.claims[0]
    publisher = next((wording.publisher for wording in evidence.wordings if wording.claim_id == shown.claim_id), None)
    return say_sentence(shown, find_earlier(shown, evidence.claims), publisher)


def write_section(key: str, content: Markup) -> Markup:
    """A small heading and what stands below it; nothing where there is nothing."""
    return Markup("<h3>{}</h3>{}").format(say(key), content) if content else EMPTY


def write_list(items: Sequence[Markup]) -> Markup:
    """A plain list; nothing where there are no items."""
    return (
        Markup("<ul>{}</ul>").format(EMPTY.join(Markup("<li>{}</li>").format(item) for item in items))
        if items
        else EMPTY
    )


def write_copy(evidence: Evidence, citation: str) -> Markup:
    """The buttons that copy the sentence with its link, its numbers in the one form, and the citation."""
    with plain_numbers():
        quoted = quote_claim(evidence)
    sentence = COPY.format(
        quoted,
        Markup(' data-page="{}"').format(f"/figure?id={evidence.claims[0].figure_id}"),
        say("evidence.copy"),
    )
    cited = COPY.format(citation, "", say("evidence.copy_citation")) if citation else EMPTY
    return Markup('<p class="actions">{} {}</p>').format(sentence, cited)


def write_wording(wording: Wording, claim: Claim, page: str = "evidence.page_short") -> Markup:
    """How one document prints the claim: the words set apart, who counted, who printed and when, badges, links.

    `page` is the key of what the link to the figure's page says; without one there is none.
    """
    return Markup("{}{}{}{}").format(
        write_words(wording),
        Markup('<p class="small quiet">{}</p>').format(write_origin(wording, claim)),
        write_badges(wording),
        write_links(wording, page),
    )


def write_words(wording: Wording) -> Markup:
    """The phrase as stated, and its English where it is in another language."""
    words = EMPTY
    if wording.as_stated:
        words = Markup('<blockquote dir="auto" lang="{}">“{}”</blockquote>').format(
            wording.language or "", wording.as_stated
        )
    if wording.as_stated_en and wording.as_stated_en != wording.as_stated:
        words += Markup('<blockquote lang="en">“{}” <span class="small quiet">{}</span></blockquote>').format(
            wording.as_stated_en, say("evidence.translated")
        )
    return words or Markup('<p class="small quiet">{}</p>').format(say("evidence.no_words"))


def write_origin(wording: Wording, claim: Claim) -> Markup:
    """Who counted · who printed · when."""
    if wording.producer_basis == "without" or claim.producer_kind == "not_stated":
        counted = say("evidence.not_counted_by")
    else:
        counted = say(f"evidence.basis.{wording.producer_basis}", producer=name_producer(claim))
    speaker = Markup(" ({})").format(isolate(wording.speaker)) if wording.speaker else EMPTY
    agency = say("evidence.agency", agency=wording.agency) if wording.agency else ""
    parts = [
        Markup("{}{}").format(counted, speaker),
        say("evidence.printed", publisher=isolate(wording.publisher)) + agency,
        format_date_text(wording.published),
    ]
    return BETWEEN.join(parts)


def list_badges(wording: Wording) -> list[str]:
    """The keys of the badges of a document and of our reading of it."""
    badges = [f"badge.{wording.source_kind}"]
    badges += ["badge.undated"] if not wording.published else []
    badges += ["badge.translated"] if wording.as_stated_en else []
    badges += [f"badge.status.{wording.status}"] if wording.status != "reported" else []
    return [*badges, f"badge.confidence.{wording.transcription_confidence}"]


def write_badges(wording: Wording) -> Markup:
    """The badges as short words in a row."""
    return Markup('<p class="badges">{}</p>').format(
        Markup(" ").join(
            Markup('<span class="badge {}">{}</span>').format(key.replace(".", "-"), say(key))
            for key in list_badges(wording)
        )
    )


def write_links(wording: Wording, page: str) -> Markup:
    """The document at the phrase, the archived copy, the figure's own page."""
    document = link_phrase(wording.url, wording.as_stated)
    title = link_document(document, wording.title) if document else Markup("{}").format(wording.title)
    links = [Markup('<bdi dir="auto">{}</bdi>').format(title)]
    if wording.archived_url:
        links.append(link_document(wording.archived_url, say("evidence.archived")))
    if page:
        links.append(link_page("figure", View(id=wording.figure_id), say(page)))
    note = Markup('<p class="small quiet" dir="auto">{}</p>').format(wording.note) if wording.note else EMPTY
    return Markup('<p class="small">{}</p>{}').format(BETWEEN.join(links), note)


def write_definition(evidence: Evidence) -> Markup:
    """The definition in plain words, what is in and out, and where it is from."""
    definition = evidence.definition
    lines = [Markup("<b>{}</b>. {}").format(definition.label, definition.description)]
    if LANGUAGE.get() != DEFAULT:  # the description may be left in English
        lines = [Markup("<b>{}</b>").format(definition.label), set_apart(definition.description)]
    for key, text in (
        ("evidence.includes", definition.includes),
        ("evidence.excludes", definition.excludes),
        ("evidence.break", definition.break_note),
    ):
        lines += [say_html(key, text=set_apart(text))] if text else []
    if definition.source_title:
        lines.append(link_document(definition.source_url, definition.source_title))
    return EMPTY.join(Markup('<p class="small" dir="auto">{}</p>').format(line) for line in lines)


def write_rivals(evidence: Evidence, claims: Sequence[Claim]) -> Markup:
    """Every other claim for the same point or incident, with the reason why it is not the one shown."""
    return write_list(
        [write_rival(claim, [w for w in evidence.wordings if w.claim_id == claim.claim_id]) for claim in claims]
    )


def write_rival(claim: Claim, wordings: Sequence[Wording]) -> Markup:
    """One other claim: amount, about whom, who says so, the words of its first document, the reason."""
    about = say_about(claim)
    about += [say(f"scope.{claim.count_scope}")] if claim.count_scope != "total" else []
    amount = say_amount(claim.value, claim.low, claim.high, claim.qualifier, claim.as_stated)
    who = f"{claim.producer_name} ({isolate(claim.speaker)})" if claim.speaker else claim.producer_name
    period = "" if claim.series_id else format_period(claim.period_start, claim.period_end, claim.period_kind)
    head = Markup('<p dir="auto"><b class="number">{}</b> {}</p>').format(
        amount, " · ".join([*about, who, *([period] if period else [])])
    )
    reason = say_rule(claim.yields_by_rule, claim.status)
    others = write_list([write_document(wording) for wording in wordings[1:]])
    documents = Markup('<details><summary class="small">{}</summary>{}</details>') if others else Markup("{}{}")
    also = say("evidence.documents", n=format_number(len(wordings) - 1)) if others else ""
    return Markup("{}{}{}{}").format(
        head,
        Markup('<p class="small reason">{}</p>').format(reason) if reason else EMPTY,
        write_wording(wordings[0], claim) if wordings else EMPTY,
        documents.format(also, others),
    )


def say_about(claim: Claim) -> list[str]:
    """About whom a claim is, where that is not everybody; places and events are about nobody."""
    if claim.population_group == "all" or claim.unit not in {"persons", "families"}:
        return []
    return [say("evidence.about_unknown") if claim.population_group == "not_stated" else claim.group_label]


def write_document(wording: Wording) -> Markup:
    """One more document that prints a claim, in a line."""
    basis = "" if wording.producer_basis == "stated" else say(f"evidence.short.{wording.producer_basis}")
    about = join_list(part for part in (wording.publisher, format_date_text(wording.published), basis) if part)
    return Markup('<span class="small" dir="auto">{} ({})</span>').format(
        link_document(link_phrase(wording.url, wording.as_stated), wording.title), about
    )
