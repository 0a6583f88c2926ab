"""Citations in the words of the American Psychological Association's style, by the CSL processor citeproc-py."""

from __future__ import annotations

import threading
import warnings
from functools import lru_cache
from pathlib import Path

from dashboard.citations.items import Item

STYLE = Path(__file__).with_name("styles") / "apa.csl"
# The processor keeps its place in the style while it writes, so one at a time.
_WRITING = threading.Lock()


@lru_cache(maxsize=1)
def read_style() -> object:
    """The style, read once."""
    from citeproc import CitationStylesStyle

    return CitationStylesStyle(str(STYLE), validate=False)


def write_apa(item: Item) -> tuple[str, str]:
    """One item in-line, "(Sanad, 2026)", and in full, as a list of references has it."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    # A title that looks like markup is text; the processor takes a few tags for its own.
    plain = {**item, "title": item["title"].replace("<", "\ue000").replace(">", "\ue001")}
    with _WRITING, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of variables it does not know
        bibliography = CitationStylesBibliography(read_style(), CiteProcJSON([plain]), formatter.plain)
        citation = Citation([CitationItem(item["id"].lower())])
        bibliography.register(citation)
        texts = str(bibliography.cite(citation, lambda _: None)), str(bibliography.bibliography()[0])
    inline, full = (text.replace("\ue000", "<").replace("\ue001", ">") for text in texts)
    # Where it is not known when a page was read, the processor still begins "Retrieved".
    return inline, full.replace(" Retrieved http", " http")
