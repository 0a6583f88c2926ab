"""A page from the web to read, by the rules of etl/outside.py: what leads inside is not asked, also where a page leads there."""

from __future__ import annotations

from http.client import HTTPResponse
from urllib.error import HTTPError

from etl.outside import MOST_REDIRECTS, ask_once, find_next

AGENT = "Sanad figure reader (one page at a time, at a person's request)"
WAIT_SECONDS = 20


def open_page(address: str) -> HTTPResponse:
    """The answer of an address after all redirects. Raises HTTPError, OSError, ValueError, HTTPException.

    The message of an OSError, or its `reason`, says what is wrong.
    """
    for _ in range(MOST_REDIRECTS + 1):
        try:
            return ask_once(address, AGENT, WAIT_SECONDS)
        except HTTPError as error:
            onward = find_next(address, error)
            if onward is None:
                raise
            error.close()
            address = onward
    raise OSError(f"it leads on more than {MOST_REDIRECTS} times")
