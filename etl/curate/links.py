"""Whether the documents still stand where they did: each address asked once, politely, and the answers kept.

One request at a time for each host with a pause between two, HEAD before GET, one more try after a failure, no body read.
A host that asks to wait (429) is asked no more in this run. What leads to this machine or its network is not asked: etl/outside.py.
"""

from __future__ import annotations

import http.client
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass, fields
from datetime import UTC, date, datetime, timedelta
from queue import SimpleQueue
from threading import Event
from urllib.parse import urlsplit

from etl.outside import MOST_REDIRECTS, MOVED, WEB, ask_once, find_next
from etl.read.rows import Row

AGENT = "Sanad link check (one request at a time for each site; a research corpus of cited figures)"
HOSTS_AT_ONCE = 8
MOVED_FOR_GOOD = {301, 308}
GONE = {404, 410}
CLOSED = {401, 403, 407, 451}
WAIT = 429
PROBES = 3  # host names of which one must be known, or there is no network
# Answers to HEAD that mean nothing until GET says the same.
HEAD_ONLY = {*GONE, *CLOSED, 400, 405, 406, 500, 501, 502, 503}


class OfflineError(Exception):
    """There is no network; the message says so."""


@dataclass(frozen=True)
class Address:
    """One address of one source: column is url or archived_url."""

    source_id: str
    column: str
    url: str


@dataclass(frozen=True)
class Answer:
    """What became of an address. state: ok, moved (for good, to `moved_to`), closed (not for programs), dead, failing, asked_to_wait.

    status is the last HTTP status, 0 where there was none; checked_on is a day, ISO.
    """

    source_id: str
    column: str
    url: str
    state: str
    status: int
    moved_to: str
    checked_on: str
    note: str

    def as_cells(self) -> list[str]:
        """The answer as a row of CSV."""
        return [str(cell) for cell in astuple(self)]


COLUMNS = [field.name for field in fields(Answer)]


@dataclass(frozen=True)
class Manners:
    """How to ask: seconds between two requests to one host, seconds to wait for an answer."""

    pause: float = 2.0
    timeout: float = 20.0


def list_addresses(sources: Iterable[Row]) -> list[Address]:
    """The addresses of all sources."""
    return [
        Address(row["source_id"], column, row[column])
        for row in sources
        for column in ("url", "archived_url")
        if row[column]
    ]


def choose_addresses(
    addresses: Iterable[Address], known: Iterable[Answer], again_after: int, limit: int | None, today: date
) -> list[Address]:
    """What to ask now: addresses never asked first, then those asked longest ago; none asked in the last days."""
    last = {(answer.source_id, answer.url): answer.checked_on for answer in known}
    oldest = (today - timedelta(days=again_after)).isoformat()
    due = [address for address in addresses if last.get((address.source_id, address.url), "") <= oldest]
    due.sort(key=lambda address: last.get((address.source_id, address.url), ""))
    return due[:limit]


def require_network(addresses: Iterable[Address]) -> None:
    """Raises OfflineError when none of the first hosts has a known name. Behind a proxy names are not ours to know."""
    if urllib.request.getproxies():
        return
    hosts = list(dict.fromkeys(urlsplit(address.url).hostname or "" for address in addresses))[:PROBES]
    if hosts and not any(map(is_known_host, hosts)):
        raise OfflineError("There is no network: no address could be asked, and nothing was noted.")


def is_known_host(host: str) -> bool:
    """Whether a host's name leads anywhere."""
    try:
        return bool(socket.getaddrinfo(host, None))
    except (OSError, UnicodeError):
        return False


def check_addresses(addresses: Iterable[Address], manners: Manners) -> Iterator[Answer]:
    """Ask every address; answers come as they come. Hosts are asked side by side, each by one request at a time.

    A caller that takes no more answers (an interruption, say) stops the asking after the requests under way.
    """
    hosts: dict[str, list[Address]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address.url).netloc.casefold(), []).append(address)
    answers: SimpleQueue[Answer | None] = SimpleQueue()
    stop = Event()
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for group in hosts.values():
            pool.submit(check_host, group, Asker(manners, stop), answers)
        try:
            busy = len(hosts)
            while busy:
                if (answer := answers.get()) is None:
                    busy -= 1
                else:
                    yield answer
        finally:
            stop.set()


def check_host(addresses: list[Address], ask: Asker, answers: SimpleQueue[Answer | None]) -> None:
    """The addresses of one host, one after the other, then None; after a 429 the rest is left for another day."""
    try:
        for address in addresses:
            if ask.stop.is_set():
                break
            answer = check_address(address, ask)
            answers.put(answer)
            if answer.state == "asked_to_wait":
                break
    finally:
        answers.put(None)


class Asker:
    """Asks one host: pauses before every request but the first."""

    def __init__(self, manners: Manners, stop: Event) -> None:
        """An asker that has asked nothing yet; `stop` ends its pauses."""
        self.manners = manners
        self.stop = stop
        self.asked = False

    def ask(self, url: str, method: str) -> tuple[int, str]:
        """The status of an answer and where it leads, if anywhere. Raises OSError, http.client.HTTPException or ValueError."""
        if self.asked:
            self.stop.wait(self.manners.pause)
        self.asked = True
        try:
            with ask_once(url, AGENT, self.manners.timeout, method) as answer:
                return int(answer.status), ""
        except urllib.error.HTTPError as error:
            with error:
                return error.code, find_next(url, error) or ""


def check_address(address: Address, ask: Asker) -> Answer:
    """One address: HEAD, then GET where HEAD says nothing good; after a failure once more."""
    answer = try_address(address, ask)
    return try_address(address, ask) if answer.state == "failing" else answer


def try_address(address: Address, ask: Asker) -> Answer:
    """One try at an address, redirects followed."""
    tell = teller(address)
    if urlsplit(address.url).scheme not in WEB:
        return tell("dead", 0, "", "not an address of the web")
    try:
        status, final, for_good = follow(address.url, "HEAD", ask)
        if status in HEAD_ONLY:
            status, final, for_good = follow(address.url, "GET", ask)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return tell("failing", 0, "", str(getattr(error, "reason", error) or type(error).__name__))
    if status == WAIT:
        return tell("asked_to_wait", status, "", "")
    if status in GONE:
        return tell("dead", status, "", "")
    if status in CLOSED:
        return tell("closed", status, "", "")
    if not 200 <= status < 300:
        return tell("failing", status, "", "it leads on without end, or to nowhere" if status in MOVED else "")
    return tell("moved", status, final, "") if for_good and final != address.url else tell("ok", status, "", "")


def teller(address: Address) -> Callable[[str, int, str, str], Answer]:
    """Makes answers about one address, of today."""
    today = datetime.now(UTC).date().isoformat()
    return lambda state, status, moved_to, note: Answer(
        address.source_id, address.column, address.url, state, status, moved_to, today, " ".join(note.split())[:200]
    )


def follow(url: str, method: str, ask: Asker) -> tuple[int, str, bool]:
    """The last status, the last address, and whether every redirect on the way was for good."""
    for_good = True
    status = 0
    for _ in range(MOST_REDIRECTS + 1):
        status, target = ask.ask(url, method)
        if not target:
            return status, url, for_good
        for_good = for_good and status in MOVED_FOR_GOOD
        url = target
    return status, url, for_good
