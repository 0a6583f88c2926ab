"""Getting the words out of a file, standard input or an address: plain text, HTML or PDF.

HTML goes through trafilatura, which drops menus and footers; PDF through pypdf. Both are imported only when needed.
"""

from __future__ import annotations

import re
import sys
from html import unescape
from http.client import HTTPException
from io import BytesIO
from pathlib import Path
from urllib.error import HTTPError

from etl.extract.fetching import open_page

LARGEST = 20_000_000
HTML_START = re.compile(
    rb"^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html|<head|<body|<article|<div|<p[\s>])", re.IGNORECASE
)
TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]+>", re.IGNORECASE | re.DOTALL)


class UnreadableSourceError(Exception):
    """A file or address whose words cannot be had; the message says what to do."""


def read_source(source: str) -> str:
    """The text of a file, of standard input ("-") or of an http(s) address. Raises UnreadableSourceError."""
    if source == "-":
        return extract_text(sys.stdin.buffer.read())
    if re.match(r"https?://", source):
        return extract_text(fetch_page(source))
    path = Path(source)
    try:
        return extract_text(path.read_bytes())
    except FileNotFoundError:
        raise UnreadableSourceError(f"{source}: there is no such file") from None
    except OSError as error:
        raise UnreadableSourceError(f"{source}: {error.strerror or error}") from None


def fetch_page(address: str) -> bytes:
    """The bytes behind an address of the web, fetched once. Raises UnreadableSourceError when there is no network or no page."""
    try:
        with open_page(address) as answer:
            page, missing = bytes(answer.read(LARGEST)), answer.length
    except HTTPError as error:
        raise UnreadableSourceError(f"{address}: the server answered {error.code} {error.reason}") from None
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise UnreadableSourceError(
            f"{address}: could not be fetched ({reason}). Save the page and give the file, or paste its text: etl extract - --published DATE"
        ) from None
    if missing:  # half a page would be taken for all of it
        raise UnreadableSourceError(f"{address}: could not be fetched whole. Save the page and give the file")
    return page


def extract_text(data: bytes) -> str:
    """The running text of a document, recognised by how it begins. Raises UnreadableSourceError for a PDF without text."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return extract_pdf(data)
    if HTML_START.match(data[:2048].removeprefix(b"\xef\xbb\xbf")):
        return extract_html(data)
    return decode_text(data)


def decode_text(data: bytes) -> str:
    """The characters of a plain text: UTF-8, else Windows-1252, in which nothing fails."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def extract_html(data: bytes) -> str:
    """The article of a web page; where none is recognised, all its words."""
    from trafilatura import extract

    page = decode_text(data)
    article = extract(page, include_comments=False, include_tables=True, favor_recall=True)
    return article or unescape(TAGS.sub(" ", page)).strip()


def extract_pdf(data: bytes) -> str:
    """The text of a PDF, pages apart, lines of a paragraph joined."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = [page.extract_text() or "" for page in PdfReader(BytesIO(data)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, OSError) as error:
        raise UnreadableSourceError(f"the PDF cannot be read ({error})") from None
    text = "\n\n".join(join_lines(page) for page in pages if page.strip())
    if not text.strip():
        raise UnreadableSourceError("the PDF holds pictures of pages but no text: run it through OCR first")
    return text


def join_lines(page: str) -> str:
    """A page's lines with words cut at a line's end put together and the lines of a sentence joined."""
    page = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", page)
    return re.sub(r"(?<![.!?:\n])\n(?=[a-z0-9(])", " ", page)
