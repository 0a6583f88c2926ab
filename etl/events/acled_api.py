"""ACLED's API: sign in and ask for one page of events; acled_pages.py makes a file of all pages.

After "Getting started" and "Elements of ACLED's API", https://acleddata.com/api-documentation/getting-started: a token for e-mail
address and password (POST /oauth/token, grant_type=password, client_id=acled, scope=authenticated), valid for 24 hours; GET
/api/acled/read?_format=csv with it as bearer, country, event_date with event_date_where=BETWEEN, limit (5,000 unless told) and page
from 1. An account may sign in and still have no access to data: then the answer is 403.

Address and password come from the environment alone and go to ACLED alone: no redirect is followed, nothing is sent in the open,
and no message, note or file holds them, the token or an answer's own words.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from etl.events.fetching import AGENT, PATIENCE, TRIES, TROUBLES, FetchError

SITE = "https://acleddata.com"
ROWS = 5_000
NEEDED = "event_id_cnty"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
BROKEN = "ACLED's page is not a whole table. Run the command again: it goes on where it stopped."
ERROR = re.compile(r"[a-z_]{1,40}")
TERMS = "https://acleddata.com/terms-of-use-and-attribution-policy"


@dataclass(frozen=True)
class Account:
    """Whose data are asked for; what it holds is never shown."""

    user: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True)
class Question:
    """Which events are asked for, and where: countries as ACLED names them, days as YYYY-MM-DD."""

    countries: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    site: str = SITE

    def write(self, country: str, page: int) -> str:
        """The address of one page."""
        days = (
            {"event_date": f"{self.first or '1997-01-01'}|{self.last or '2999-12-31'}", "event_date_where": "BETWEEN"}
            if self.first or self.last
            else {}
        )
        asked = {"_format": "csv", "country": country, **days, "limit": ROWS, "page": page}
        return f"{self.site}/api/acled/read?{urlencode(asked)}"


class StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: password and token would go along."""

    def redirect_request(self, *_: object) -> None:
        """Nowhere."""


OPENER = urllib.request.build_opener(StayHere)


def read_account() -> Account:
    """The account in the environment. Raises FetchError where there is none."""
    user, password = os.environ.get("SANAD_ACLED_USER", ""), os.environ.get("SANAD_ACLED_PASSWORD", "")
    if not (user and password):
        raise FetchError(
            "ACLED gives its data to accounts only. Register at https://acleddata.com/register, then set SANAD_ACLED_USER (the "
            "e-mail address) and SANAD_ACLED_PASSWORD in the environment, not on the command line."
        )
    return Account(user, password)


def refuse_open(site: str) -> None:
    """Raise FetchError for an address over which a password would go in the open."""
    parts = urlsplit(site)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise FetchError(f"{site} must begin with https://, since a password is sent to it.")


def answer(request: urllib.request.Request, pause: Callable[[float], None]) -> bytes:
    """The answer to a request, asked again where the line drops or the server is busy. Raises HTTPError, FetchError."""
    for attempt in range(TRIES):
        try:
            with OPENER.open(request, timeout=PATIENCE) as found:
                return bytes(found.read())  # shorter than its length says: IncompleteRead, one of TROUBLES
        except TROUBLES as error:
            is_refusal = isinstance(error, urllib.error.HTTPError) and error.code < 500 and error.code != 429
            if is_refusal:
                raise
            if attempt == TRIES - 1:
                raise FetchError(say_silence(error)) from None
            pause(2.0**attempt)
    raise FetchError("ACLED cannot be reached.")  # TRIES is above 0: never got to


def say_silence(error: Exception) -> str:
    """Why asking was given up, without the words of the server."""
    if isinstance(error, urllib.error.HTTPError):
        return f"ACLED answers {error.code} and is busy or out of order. Run the command again later: it goes on where it stopped."
    reason = getattr(error, "reason", None) or type(error).__name__
    return f"ACLED cannot be reached ({reason}). Is this machine online? Run the command again: it goes on where it stopped."


def sign_in(site: str, account: Account, pause: Callable[[float], None]) -> str:
    """A token. Raises FetchError where ACLED does not know the account."""
    form = {
        "username": account.user, "password": account.password, "grant_type": "password", "client_id": "acled",
        "scope": "authenticated",
    }  # fmt: skip
    headers = {"User-Agent": AGENT, "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    request = urllib.request.Request(f"{site}/oauth/token", urlencode(form).encode(), headers)  # noqa: S310 (refuse_open)
    try:
        told = json.loads(answer(request, pause))
        return str(told["access_token"])
    except urllib.error.HTTPError as error:
        raise FetchError(say_refusal(error)) from None
    except (ValueError, KeyError, TypeError):
        raise FetchError(f"{site}/oauth/token did not answer with a token. Has ACLED's API changed?") from None


def say_refusal(error: urllib.error.HTTPError) -> str:
    """Why ACLED gives no token: its error's code, no other word of it."""
    try:
        code = str(json.loads(error.read()).get("error"))
    except (ValueError, AttributeError, OSError):
        code = ""
    if error.code in {400, 401} and code in {"", "invalid_grant", "invalid_credentials"}:
        return "ACLED does not know this e-mail address with this password. Look at SANAD_ACLED_USER and SANAD_ACLED_PASSWORD."
    told = f", {code}" if ERROR.fullmatch(code) else ""
    return f"ACLED refused to sign in ({error.code}{told}). Can you sign in at https://acleddata.com with the same account?"


def refuse_access(status: int) -> FetchError:
    """The failure to raise where the account has no access to data."""
    return FetchError(
        f"ACLED knows the account but gives it no events over its API ({status}). Sign in at https://acleddata.com, accept the terms "
        f"of use and complete the profile; which accounts have access is in {TERMS}."
    )


class Reader:
    """Asks for pages with a token, and for a new token once the old one is over."""

    def __init__(self, question: Question, account: Account, pause: Callable[[float], None]) -> None:
        """Nothing is asked yet."""
        self.question, self.account, self.pause = question, account, pause
        self.token = ""

    def read_page(self, country: str, page: int) -> list[list[str]]:
        """The rows of one page, the header first; nothing where there is none. Raises FetchError."""
        is_new = not self.token
        self.token = self.token or sign_in(self.question.site, self.account, self.pause)
        headers = {"User-Agent": AGENT, "Authorization": f"Bearer {self.token}", "Accept": "text/csv"}
        request = urllib.request.Request(self.question.write(country, page), headers=headers)  # noqa: S310 (refuse_open)
        try:
            return read_rows(answer(request, self.pause))
        except urllib.error.HTTPError as error:
            if error.code == 401 and not is_new:  # tokens end after a day
                self.token = ""
                return self.read_page(country, page)
            if error.code in {401, 403}:
                raise refuse_access(error.code) from None
            raise FetchError(f"ACLED answers {error.code} to a page of events. Has its API changed?") from None


def read_rows(content: bytes) -> list[list[str]]:
    """A page as rows. Raises FetchError where it is no table of events."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FetchError("ACLED answered with a page that is not UTF-8. Nothing of it was kept.") from None
    if text.lstrip().startswith(("<", "{", "[")):
        raise read_trouble(text)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error:
        raise FetchError(BROKEN) from None
    if rows and NEEDED not in rows[0]:
        raise FetchError(f"ACLED's page is not a table with the column {NEEDED}. Has its API changed?")
    if any(len(row) != len(rows[0]) for row in rows):
        raise FetchError(BROKEN)
    return rows


def read_trouble(text: str) -> FetchError:
    """The failure to raise for a web page, or JSON that says why there are no events."""
    try:
        status = int(json.loads(text)["status"])
    except (ValueError, KeyError, TypeError):
        return FetchError("ACLED answered with something that is no table of events. Try again later.")
    return (
        refuse_access(status)
        if status in {401, 403}
        else FetchError(f"ACLED answers with status {status} and no events.")
    )
