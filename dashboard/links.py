"""Links in markup: to our own pages, relative so that they hold behind any proxy; to documents, http and https only."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from markupsafe import Markup

from dashboard.address import View, format_address
from dashboard.as_of import AS_OF
from dashboard.words import DEFAULT, LANGUAGE


def speak_in(view: View) -> View:
    """The view in the language the reader has chosen."""
    language = LANGUAGE.get()
    return view if language == DEFAULT else replace(view, lang=language)


def link_page(page: str, view: View, text: str | Markup) -> Markup:
    """A link to a view of one of our pages, in the reader's language and of the release that the page shows."""
    view = replace(speak_in(view), as_of=view.as_of or AS_OF.get())
    # Every page lies one step below the root, so "./sources" is right from all of them.
    return Markup('<a href="{}" target="_self">{}</a>').format(f".{format_address(page, view)}", text)


def is_web_address(url: str | None) -> bool:
    """Whether an address from the data may become a link: http or https, with a host, and nothing invisible in it."""
    if not url or any(character.isspace() or not character.isprintable() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def link_document(url: str | None, text: str | Markup) -> Markup:
    """A link to a document elsewhere, in a new tab; the text alone where the address is missing or not of the web."""
    if not is_web_address(url):
        return Markup("{}").format(text)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(url, text)
