"""Download a file that may be large over a line that may drop: try again, go on where it stopped, prove it whole."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.events.terms import note_path

CHUNK = 1 << 18
TRIES = 5
PATIENCE = 30  # seconds without a byte
AGENT = "sanad-etl (open dashboard; python urllib)"
# What may happen to a connection; anything else is a mistake of ours.
TROUBLES = (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError)
LASTING = frozenset({400, 401, 403, 404, 405, 410, 451})


class FetchError(Exception):
    """A download that could not be finished; the message says why and what to do."""


class Part:
    """A file on its way: its bytes so far, and the tag that tells whether the server still has the same file."""

    def __init__(self, target: Path) -> None:
        """The part of `target` that an earlier try left, if any."""
        self.path = target.with_name(f".{target.name}.part")
        self.note = target.with_name(f".{target.name}.part.json")

    def resume_from(self, url: str) -> tuple[int, str]:
        """How many bytes are here, and the tag they bear; none for another address or without a tag."""
        try:
            noted = json.loads(self.note.read_text(encoding="utf-8"))
            if noted["url"] == url and noted["tag"]:
                return self.path.stat().st_size, str(noted["tag"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return 0, ""

    def begin(self, url: str, tag: str) -> None:
        """Start anew."""
        self.path.unlink(missing_ok=True)
        self.note.write_text(json.dumps({"url": url, "tag": tag}), encoding="utf-8")

    def remove(self) -> None:
        """Take both away."""
        self.path.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)


def fetch_file(
    url: str,
    target: Path,
    *,
    sha256: str | None = None,
    note: dict[str, Any] | None = None,
    told: Callable[[float], None] = lambda _: None,
    pause: Callable[[float], None] = time.sleep,
) -> str:
    """Download `url` to `target`, whole or not at all; returns its SHA-256. Raises FetchError.

    `told` gets the share that is there; `pause` waits before another try. A part is kept for the next time, where the
    server's tag can tell that it is of the same file. `note` is written beside the file with the address and the hash.
    """
    part = Part(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for attempt in range(TRIES):
            try:
                take(url, part, told)
                break
            except TROUBLES as error:
                refuse_lasting(url, error)
                if attempt == TRIES - 1:
                    raise FetchError(say_trouble(url, error)) from error
                pause(2.0**attempt)
        return finish(url, target, part, sha256, note or {})
    except OSError as error:
        raise FetchError(f"The file cannot be written ({error.strerror or type(error).__name__}).") from error


def open_address(url: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    """The answer of a web address. Raises FetchError for another kind of address, or one of TROUBLES."""
    if not url.startswith(("http://", "https://")):
        raise FetchError(f"{url} is no web address.")
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, **headers})  # noqa: S310 (checked above)
    answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=PATIENCE)  # noqa: S310 (checked above)
    return answer


def take(url: str, part: Part, told: Callable[[float], None]) -> None:
    """One try: ask for what is missing and append it. Raises one of TROUBLES when the line drops before the end."""
    here, tag = part.resume_from(url)
    headers = {"Accept-Encoding": "identity"}
    if here:
        headers |= {"Range": f"bytes={here}-", "If-Range": tag}
    try:
        answer = open_address(url, headers)
    except urllib.error.HTTPError as error:
        if error.code == 416:  # all bytes are here already, or the file has changed: ask for all of it
            part.remove()
        raise
    with answer:
        if answer.status != 206:
            here = 0
            part.begin(url, answer.headers.get("ETag") or answer.headers.get("Last-Modified") or "")
        length = answer.headers.get("Content-Length")
        whole = here + int(length) if length else 0
        with part.path.open("ab") as out:
            while chunk := answer.read(CHUNK):
                out.write(chunk)
                here += len(chunk)
                told(here / whole if whole else 0.5)
        if whole and here < whole:
            raise http.client.IncompleteRead(b"", whole - here)


def refuse_lasting(url: str, error: Exception) -> None:
    """Raise FetchError at once for what another try cannot mend."""
    if isinstance(error, urllib.error.HTTPError) and error.code in LASTING:
        raise FetchError(
            f"{url} answers {error.code} ({error.reason}). The address may have changed: give it with --url."
        ) from error


def say_trouble(url: str, error: Exception) -> str:
    """Why a download was given up."""
    if isinstance(error, http.client.IncompleteRead):
        return f"The connection to {url} dropped {TRIES} times. Run the command again: it goes on where it stopped."
    reason = getattr(error, "reason", None) or error
    return f"{url} cannot be reached ({reason}). Is this machine online? A file downloaded elsewhere can be imported as well."


def finish(url: str, target: Path, part: Part, sha256: str | None, note: dict[str, Any]) -> str:
    """Prove the file and give it its name. Raises FetchError where its hash is another than the one wanted."""
    with part.path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if sha256 and found != sha256.lower():
        part.remove()
        raise FetchError(f"{url} gave a file whose SHA-256 is {found}, not {sha256}. Nothing was kept.")
    with part.path.open("rb") as file:
        os.fsync(file.fileno())
    text = json.dumps({**note, "url": url, "sha256": found}, ensure_ascii=False, indent=1)
    part.note.write_text(text, encoding="utf-8")
    part.note.replace(note_path(target))  # first: it has the licence, without which the file is not to be imported
    part.path.replace(target)
    return found


def read_json(url: str, pause: Callable[[float], None] = time.sleep) -> dict[str, Any]:
    """The answer of an address, which is a JSON object. Raises FetchError."""
    for attempt in range(TRIES):
        try:
            with open_address(url, {}) as answer:
                found: dict[str, Any] = json.load(answer)
                return found
        except TROUBLES as error:
            refuse_lasting(url, error)
            if attempt == TRIES - 1:
                raise FetchError(say_trouble(url, error)) from error
            pause(2.0**attempt)
        except ValueError as error:
            raise FetchError(
                f"{url} did not answer with JSON. The address may have changed: give one with --url."
            ) from error
    raise FetchError(f"{url} cannot be reached.")  # TRIES is above 0: never got to
