"""Citations on a page, each with a button that copies it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

from dashboard.as_of import AS_OF
from dashboard.cache import ask, keep
from dashboard.citations import Citation, cite_figure, cite_source
from dashboard.queries.edition import read_edition
from dashboard.queries.figures import find_figure
from dashboard.scripts import read_scripts
from dashboard.words import say

FORMS = ("inline", "full", "bibtex", "ris", "csl_json")
BLOCK = Markup('<details><summary>{}</summary>{}</details><p class="hidden" role="status"></p>')
GROUP = Markup("<h4>{}</h4><dl>{}</dl>")
FORM = Markup(
    '<dt>{label} <button type="button" class="copy" data-of="{id}" aria-label="{copy}">{short}</button></dt>'
    '<dd><pre id="{id}" dir="auto" tabindex="0">{text}</pre></dd>'
)


def find_site() -> str:
    """The site's address as the reader's browser has it; empty where there is no browser."""
    parts = urlsplit(st.context.url or "")
    folder = parts.path.rpartition("/")[0]
    return f"{parts.scheme}://{parts.netloc}{folder}" if parts.scheme in {"http", "https"} else ""


def write_group(title: str, prefix: str, citation: Citation) -> Markup:
    """Every form of one citation."""
    forms = []
    for form in FORMS:
        label = say(f"cite.{form}")
        forms.append(
            FORM.format(
                id=f"{prefix}-{form}",
                label=label,
                copy=say("cite.copy_what", what=f"{title}: {label}"),
                short=say("cite.copy"),
                text=getattr(citation, form),
            )
        )
    return GROUP.format(title, Markup("").join(forms))


def write_citations(figure: Citation, source: Citation) -> Markup:
    """The citations of a figure and of the document that prints it, folded."""
    groups = write_group(say("cite.figure"), "cite-figure", figure) + write_group(
        say("cite.source"), "cite-source", source
    )
    return BLOCK.format(say("cite.title"), groups)


def say_citation(figure_id: str) -> str:
    """A figure's citation in full; empty where the figure may not be passed on."""
    row = ask(find_figure, figure_id)
    return cite_figure(row, ask(read_edition, find_site()), AS_OF.get()).full if row else ""


def put_citations(row: Mapping[str, Any]) -> None:
    """The citations of a figure, from a row of the extract of figures."""
    edition = ask(read_edition, find_site())
    as_of = AS_OF.get()
    markup = keep(
        lambda: write_citations(cite_figure(row, edition, as_of), cite_source(row, "source_")),
        "citations", row["figure_id"], find_site(), as_of,
    )  # fmt: skip
    put_copies(f"citations {row['figure_id']}", markup)


def put_copies(key: str, markup: Markup) -> None:
    """Texts that can be copied, each with a button of the class "copy" that names it."""
    part: Any = st.components.v2.component(
        "sanad.citations", js=read_scripts("evidence/cite", "assets/listening", "assets/copying"), isolate_styles=False
    )
    part(key=key, data={"markup": str(markup), "copied": say("evidence.copied")})
