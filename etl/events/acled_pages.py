"""All pages of a question to ACLED's API as one file: the CSV that the acled adapter reads, all of it or none.

What came is kept page by page, so that a broken download goes on where it stopped. No part or note holds a secret.
"""

from __future__ import annotations

import csv
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from etl.events import acled_api
from etl.events.acled_api import NEEDED, TERMS, Account, Question, Reader, refuse_open
from etl.events.fetching import FetchError, Part, finish

MOST_PAGES = 2_000  # ten million events: all of ACLED has a quarter of them
FRESH = 24 * 3600  # seconds for which a part is gone on with; the data change every week, and pages with them


@dataclass
class Progress:
    """How far a download is: countries done, pages of the next one, bytes and rows that are whole, the header, and the last page's
    first id and number of rows."""

    question: dict[str, Any]
    at: float
    country: int = 0
    page: int = 0
    n_bytes: int = 0
    n_rows: int = 0
    header: list[str] = field(default_factory=list)
    first_id: str = ""
    n_last: int = 0


def resume(part: Part, question: Question, now: float) -> Progress:
    """Where an earlier try for the same question stopped, if that was within a day; else the start."""
    asked = json.loads(json.dumps(asdict(question)))
    try:
        found = Progress(**json.loads(part.note.read_text(encoding="utf-8")))
        if found.question == asked and 0 <= now - found.at < FRESH and part.path.stat().st_size >= found.n_bytes:
            return found
    except (OSError, ValueError, TypeError):
        pass
    part.remove()
    return Progress(asked, now)


def fetch_acled(
    question: Question,
    target: Path,
    account: Account,
    *,
    sha256: str | None = None,
    told: Callable[[str], object] = lambda _: None,
    pause: Callable[[float], None] = time.sleep,
) -> tuple[str, int]:
    """Write the events asked for to `target`, all or none; gives its SHA-256 and how many they are. Raises FetchError.

    A part is kept page by page, and gone on with within a day. `told` gets the name of each page before it is asked for.
    """
    refuse_open(question.site)
    part = Part(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        done = resume(part, question, time.time())
        reader = Reader(question, account, pause)
        with part.path.open("r+b" if part.path.exists() else "w+b") as out:
            out.truncate(done.n_bytes)
            for rows in read_pages(reader, done, told):
                keep_page(out, part, done, rows)
        if not done.n_rows:
            part.remove()
            raise FetchError(
                f"ACLED has no events for {', '.join(question.countries)} on these days. Countries bear ACLED's own names."
            )
        note = {"countries": list(question.countries), "first": question.first, "last": question.last, "licence": TERMS}
        return finish(f"{question.site}/api/acled/read", target, part, sha256, note), done.n_rows
    except OSError as error:
        raise FetchError(f"The file cannot be written ({error.strerror or type(error).__name__}).") from error


def read_pages(reader: Reader, done: Progress, told: Callable[[str], object]) -> Iterator[list[list[str]]]:
    """The pages that are missing, one by one, to the first without events; `done` is moved on with each. Raises FetchError.

    A page shorter than asked for is not taken for the last one: the server may give fewer rows at a time than that.
    """
    for number, country in enumerate(reader.question.countries):
        if number < done.country:
            continue
        for page in range(done.page + 1, MOST_PAGES + 1):
            told(f"{country}, page {page}")
            rows = reader.read_page(country, page)
            if len(rows) < 2 or is_again(rows, done, page):
                break
            move_on(rows, done, page)
            yield rows
        else:
            raise FetchError(f"ACLED gives more than {MOST_PAGES:,} pages for {country}. Ask for fewer days.")
        done.country, done.page = number + 1, 0


def is_again(rows: list[list[str]], done: Progress, page: int) -> bool:
    """Whether a page begins like the one before, which was not full: the end. Raises FetchError where that one was full."""
    if page == 1 or find_id(rows) != done.first_id:
        return False
    if done.n_last >= acled_api.ROWS:
        raise FetchError("ACLED gives the same page again and again. Has its API changed?")
    return True


def find_id(rows: list[list[str]]) -> str:
    """The id of a page's first event."""
    return rows[1][rows[0].index(NEEDED)]


def move_on(rows: list[list[str]], done: Progress, page: int) -> None:
    """Note a page as read. Raises FetchError where its columns are not those of the pages before."""
    if done.header and rows[0] != done.header:
        raise FetchError("ACLED's columns changed from one page to the next. Try again later.")
    done.page, done.first_id, done.n_last = page, find_id(rows), len(rows) - 1


def keep_page(out: IO[bytes], part: Part, done: Progress, rows: list[list[str]]) -> None:
    """Append a page, safely on the disk before it is noted as there."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if not done.header:
        done.header = rows[0]
        writer.writerow(rows[0])
    writer.writerows(rows[1:])
    out.seek(done.n_bytes)
    out.write(text.getvalue().encode())
    out.flush()
    os.fsync(out.fileno())
    done.n_bytes, done.n_rows = out.tell(), done.n_rows + len(rows) - 1
    part.note.write_text(json.dumps(asdict(done)), encoding="utf-8")
