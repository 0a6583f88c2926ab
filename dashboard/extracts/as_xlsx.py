"""An Excel workbook: Data, Sources, Definitions, Read me. Numbers are numbers, days are days, addresses can be clicked.

Text is written as text, so that no cell is ever taken for a formula; nothing needs an apostrophe here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format as Style
from xlsxwriter.worksheet import Worksheet

from dashboard.extracts.companions import list_companions
from dashboard.extracts.format import Format, Options
from dashboard.extracts.readme import NOTES, list_facts
from dashboard.extracts.terms import TERMS, TITLE
from dashboard.links import is_web_address
from dashboard.queries.answer import Answer

MOST_ROWS = 1_048_575  # rows of a sheet below its header
MOST_TEXT = 32_767  # characters of a cell
MOST_LINK = 2_079  # characters of an address that Excel follows
MOST_LINKS = 65_530  # addresses of a sheet that Excel follows
CUT = " […]"
CHUNK = 1 << 16
Put = Callable[[int, int, Any], object]


class Sheet:
    """One sheet, written row after row."""

    def __init__(self, book: xlsxwriter.Workbook, name: str) -> None:
        """An empty sheet with its styles."""
        self.page: Worksheet = book.add_worksheet(name)
        self.head: Style = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.day: Style = book.add_format({"num_format": "yyyy-mm-dd"})
        self.link: Style = book.add_format({"font_color": "#0b5c6b", "underline": 1})
        self.links = 0

    def put_text(self, row: int, column: int, text: str) -> None:
        """Text as text; an address of the web as a link, as long as Excel follows it."""
        if self.links < MOST_LINKS and len(text) <= MOST_LINK and is_web_address(text):
            self.links += 1
            self.page.write_url(row, column, text, self.link, string=text)
        else:
            self.page.write_string(row, column, text if len(text) <= MOST_TEXT else text[: MOST_TEXT - len(CUT)] + CUT)

    def find_put(self, kind: pa.DataType) -> Put:
        """How values of a type are put into cells."""
        if pa.types.is_date(kind):
            return lambda row, column, day: self.page.write_datetime(row, column, day, self.day)
        plain: Put = self.page.write_boolean if pa.types.is_boolean(kind) else self.page.write_number
        return self.put_text if pa.types.is_string(kind) else plain

    def put_rows(self, answer: Answer) -> None:
        """The header, which stays in view, and the rows; empty for unknown."""
        self.page.freeze_panes(1, 0)
        for column, name in enumerate(answer.columns):
            self.page.set_column(column, column, 12 if len(name) < 12 else 18)
            self.page.write_string(0, column, name, self.head)
        row = 0
        for batch in answer.read():
            puts = [self.find_put(kind) for kind in batch.schema.types]
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                row += 1
                for column, (put, value) in enumerate(zip(puts, values, strict=True)):
                    if value is not None:
                        put(row, column, value)
        self.page.autofilter(0, 0, max(row, 1), max(len(answer.columns) - 1, 0))

    def put_readme(self, answer: Answer) -> None:
        """What the workbook is, how to read it, and what each column means."""
        self.page.set_column(0, 0, 28)
        self.page.set_column(1, 1, 110)
        lines = [*list_facts(answer), ("", ""), ("Terms", TERMS), *(("", note) for note in NOTES), ("", "")]
        lines += [("Column", "Meaning"), *answer.columns.items()]
        for row, (name, value) in enumerate(lines):
            self.page.write_string(row, 0, name, self.head if name == "Column" else None)
            self.put_text(row, 1, value)


def write_book(file: IO[bytes], answer: Answer, folder: str) -> None:
    """The whole workbook into a file, by way of sheets in a folder. Raises OSError."""
    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "tmpdir": folder}
    book = xlsxwriter.Workbook(file, settings)
    built = answer.warehouse.info["built_at"] if answer.warehouse else "2026-01-01"
    book.set_properties({"title": TITLE, "comments": TERMS, "created": datetime.fromisoformat(built)})
    Sheet(book, "Data").put_rows(answer)
    nothing = Answer("", {}, lambda: iter([]))
    sources, definitions = list_companions(answer) or (nothing, nothing)
    Sheet(book, "Sources").put_rows(sources)
    Sheet(book, "Definitions").put_rows(definitions)
    Sheet(book, "Read me").put_readme(answer)
    try:
        book.close()  # `with` would close it also after a fault, and hide that behind another one
    except FileCreateError as error:
        raise OSError(*error.args[0].args) from None


def write_xlsx(answer: Answer, _: Options) -> Iterator[bytes]:
    """The workbook, made in temporary files that go whatever happens, in chunks. Raises OSError."""
    with TemporaryFile() as file, TemporaryDirectory() as folder:
        write_book(file, answer, folder)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


FORMAT = Format(
    ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx, most_rows=MOST_ROWS
)
