"""Workbooks that are none, or hostile: each refused with a sentence, and nothing half-loaded."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from importing import Desk
from test_gtd import EVENT, FILE, write_workbook

from etl.events import workbook
from etl.events.failure import NotImportedError

GOOD = write_workbook([EVENT | {"eventid": 201503010000 + n} for n in range(1, 200)])


def rewrite(change: Callable[[str, bytes], bytes]) -> bytes:
    """The good workbook with its parts changed."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return content.getvalue()


def grow_entities(name: str, text: bytes) -> bytes:
    """Shared strings of which one stands for thousands of millions of letters."""
    if not name.endswith("sharedStrings.xml"):
        return text
    entities = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 30) for n in range(7))
    return (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"x" * 999 + b'">' + entities + b"]>"
        + text[text.index(b"?>") + 2 :].replace(b">Kost<", b">&h;<")
    )  # fmt: skip


def damage(content: bytes) -> bytes:
    """The same with some bytes of its largest part turned."""
    middle = len(content) // 2
    return content[:middle] + bytes(byte ^ 0x55 for byte in content[middle : middle + 40]) + content[middle + 40 :]


def lock(content: bytes) -> bytes:
    """The same with its parts marked as encrypted."""
    return content.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x00\x14\x00\x00\x00", b"PK\x01\x02\x14\x00\x14\x00\x01\x00"
    ).replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")  # fmt: skip


REFUSED = {
    "a web page": (b"<!DOCTYPE html><html><title>Log in</title></html>", "The file is a web page, not a table"),
    "no workbook": (b"just some words, and no table\n" * 3, "The first row has no column eventid"),
    "old or locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
        "The file is an Excel workbook of the old kind",
    ),
    "encrypted parts": (lock(GOOD), "The workbook is damaged, cut short or locked"),
    "cut short": (GOOD[: len(GOOD) * 2 // 3], "The workbook is damaged, cut short or locked"),
    "damaged": (damage(GOOD), "The workbook is damaged, cut short or locked"),
    "no sheet": (rewrite(lambda name, text: b"" if "sheet1" in name else text), "The file cannot be read as a table"),
    "growing entities": (rewrite(grow_entities), "The file cannot be read as a table"),
    "empty": (b"", "The file is empty"),
    "header only": (write_workbook([]), "The file has a header and no rows"),
}


@pytest.mark.parametrize(("content", "message"), list(REFUSED.values()), ids=list(REFUSED))
def test_what_is_no_whole_workbook_is_refused_and_leaves_nothing(desk: Desk, content: bytes, message: str) -> None:
    with pytest.raises(NotImportedError) as failure:
        desk.bring_in("gtd", desk.write(FILE, content))
    assert message in str(failure.value)
    assert str(desk.folder.parent) not in str(failure.value)
    assert desk.files_left() == []


def test_a_workbook_that_unpacks_to_too_much_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def blow_up(name: str, text: bytes) -> bytes:
        return text + b" " * (64 << 20) if "sheet1" in name else text

    content = rewrite(blow_up)
    assert len(content) < 1 << 20
    monkeypatch.setattr(workbook, "MOST_BYTES", 32 << 20)
    with pytest.raises(
        NotImportedError, match="The workbook unpacks to more than 32 MB, more than any sheet of events needs"
    ):
        desk.bring_in("gtd", desk.write(FILE, content))
    assert desk.files_left() == []


def test_a_workbook_with_more_text_than_memory_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [EVENT | {"eventid": 201503010000 + n, "summary": f"{n} {'x' * 30_000}"} for n in range(1, 400)]
    monkeypatch.setattr("etl.events.reading.MEMORY", "8MB")
    with pytest.raises(NotImportedError, match="The workbook holds more text than memory is set aside for"):
        desk.bring_in("gtd", desk.write(FILE, write_workbook(rows)))
    assert desk.files_left() == []


def test_a_full_disk_is_said_and_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.events.room.RESERVE", 1 << 60)
    with pytest.raises(NotImportedError, match="The disk has no room to unpack the file"):
        desk.bring_in("gtd", desk.write(FILE, GOOD))
    assert desk.files_left() == []


def test_a_refused_workbook_leaves_what_was_there(desk: Desk) -> None:
    desk.bring_in("gtd", desk.write(FILE, GOOD))
    before = desk.files_left()
    with pytest.raises(NotImportedError):
        desk.bring_in("gtd", desk.write("globalterrorismdb_0623dist.xlsx", damage(GOOD)))
    assert desk.files_left() == before


def test_without_the_package_it_is_said_how_to_get_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def miss(_: str) -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr(workbook.resources, "files", miss)
    with pytest.raises(
        NotImportedError, match=r"Excel workbooks need one more package: python -m pip install -r requirements\.txt"
    ):
        desk.bring_in("gtd", desk.write(FILE, GOOD))
