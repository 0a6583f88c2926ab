"""The permanent page of one figure: its claim, its words, who counted, where it was printed, what stands beside it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask, ask_today
from dashboard.evidence.cite import find_site, put_citations
from dashboard.evidence.correction import write_correction
from dashboard.evidence.derived import write_derived
from dashboard.evidence.history import write_history
from dashboard.evidence.panel import write_definition, write_list, write_rivals, write_section, write_wording
from dashboard.frame import put_heading, put_notice, read_view, vocabulary
from dashboard.links import link_page
from dashboard.look import put_html
from dashboard.phrasing.evidence import say_change
from dashboard.phrasing.sentence import find_earlier, say_sentence
from dashboard.queries.evidence import read_evidence
from dashboard.queries.figures import find_figure, find_withdrawn
from dashboard.queries.period_changes import list_changes
from dashboard.queries.returns import list_steps
from dashboard.queries.revisions import read_history
from dashboard.rows import Claim, Evidence
from dashboard.settings import read_settings
from dashboard.words import format_date_text, name_definition, say, say_html


def show() -> None:
    """Draw the page: the figure, or the sentence that says why there is none."""
    view = read_view()
    figure = ask(find_figure, view.id) if view.id else None
    evidence = ask(read_evidence, view.id) if view.id and figure else None
    if figure and evidence:
        show_figure(figure, evidence)
        return
    put_heading(say("nav.figure"))
    put_notice(say_absence(view.id) if view.id else say("figure.none"))
    if view.id and (history := write_history(ask_today(read_history, view.id), vocabulary().names)):
        put_html(Markup('<div class="sanad panel figure">{}</div>').format(history))
    put_html(Markup('<p class="sanad">{}</p>').format(link_page("sources", View(), say("sources.all"))))


def say_absence(figure_id: str) -> Markup:
    """Why there is no figure of that id: it was withdrawn, with the reason, or never existed."""
    withdrawn = ask(find_withdrawn, figure_id)
    if withdrawn is None:
        return say_html("figure.unknown", id=figure_id)
    day = format_date_text(withdrawn.withdrawn_on)
    sentence = say_html("figure.withdrawn", id=figure_id, day=day, reason=withdrawn.reason)
    if not withdrawn.replaced_by:
        return sentence
    new = link_page("figure", View(id=withdrawn.replaced_by), say("figure.replacement"))
    return sentence + Markup(" ") + say_html("figure.replaced", new=new)


def show_figure(figure: dict[str, Any], evidence: Evidence) -> None:
    """The claim as a sentence, the words as stated, the definition, other documents, and the claims beside it."""
    claim, *others = evidence.about(figure["figure_id"]).claims
    wordings = [wording for wording in evidence.wordings if wording.claim_id == claim.claim_id]
    own = next(wording for wording in wordings if wording.figure_id == figure["figure_id"])
    rivals = "figure.rivals" if evidence.is_point else "evidence.incident"
    same = write_list([write_wording(wording, claim) for wording in wordings if wording is not own])
    put_heading(say_sentence(claim, find_earlier(claim, evidence.claims), own.publisher), reading="figure")
    sections = [
        write_wording(own, claim, page=""),
        describe(figure, evidence),
        write_section("evidence.definition", write_definition(evidence)),
        write_section("evidence.same_claim", same),
        write_section(rivals, write_rivals(evidence, others)),
        list_derived(claim),
        write_section("evidence.changes", list_stated(evidence, claim)),
        write_history(ask_today(read_history, figure["figure_id"]), vocabulary().names),
    ]
    put_html(Markup('<div class="sanad panel figure">{}</div>').format(Markup("").join(sections)))
    put_html(write_correction(figure, find_site(), read_settings(None)))
    put_citations(figure)


def list_derived(claim: Claim) -> Markup:
    """What we compute with the claim's number, where it is the one shown for its period."""
    changes = ask(list_changes, (claim.series_id,)) if claim.series_id else []
    return write_derived(claim.figure_id, changes, ask(list_steps))


def list_stated(evidence: Evidence, claim: Claim) -> Markup:
    """The changes that sources print for the period of the number shown, beside ours."""
    changes = evidence.changes if claim.claim_id == evidence.claims[0].claim_id else ()
    return write_list([Markup("{}").format(say_change(change)) for change in changes])


def describe(figure: dict[str, Any], evidence: Evidence) -> Markup:
    """How we read it, and where it leads, as terms and descriptions."""
    point = View(measure=figure["measure"], area=figure["reference_area"], figure=figure["figure_id"])
    lines: list[tuple[str, str | Markup | None]] = [
        ("figure.counted", name_definition(figure["definition_label"])),
        ("figure.confidence", say(f"confidence.{figure['transcription_confidence']}")),
        ("figure.entry", link_page("sources", View(id=figure["source_id"]), say("figure.in_sources"))),
        ("figure.chart", link_page("trends", point, say("figure.on_chart")) if evidence.is_point else None),
        ("figure.id", figure["figure_id"]),
    ]
    items = (Markup('<dt>{}</dt><dd dir="auto">{}</dd>').format(say(key), value) for key, value in lines if value)
    return Markup('<dl class="small">{}</dl>').format(Markup("").join(items))
