"""One file's bytes to text, with the problems of encoding and of characters that have no business in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.problems import Problem, shorten

BOM = b"\xef\xbb\xbf"
# Controls (tab and newline apart), and the marks that reverse, hide or join text on screen. ZWNJ and ZWJ are Persian
# and Urdu spelling and stay.
# The rest: soft hyphens, line separators, the mark of a letter that was lost, and codes that mean nothing outside one font.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ue000-\uf8ff\ufeff"
    "\ufff0-\uffff\U000e0000-\U0010ffff]"
)
ARCHIVE = b"PK\x03\x04"
MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)


def decode(file: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a file and what is wrong with its bytes; a file that is not UTF-8 gives an empty text."""
    problems = []
    if found := name_other_kind(raw):
        message = f"The file is {found}, no CSV. Save the table as CSV, in UTF-8 and with commas."
        return "", [Problem(file, 1, "", "not_a_table", found, "CSV", message)]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [encoding_problem(file, 1, "UTF-16")]
    if raw.startswith(BOM):
        raw = raw[len(BOM) :]
        problems.append(
            Problem(file, 1, "", "bom", "a byte order mark", "none",
                    "The file begins with a byte order mark. Save it as UTF-8 without BOM.")
        )  # fmt: skip
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", [*problems, encoding_problem(file, line, f"byte 0x{raw[error.start]:02x}")]
    return text, [*problems, *find_line_ends(file, text), *find_unwanted(file, text)]


def name_other_kind(raw: bytes) -> str:
    """What a file is that bears the name of a CSV and is none; empty where it may be one."""
    if raw.startswith(ARCHIVE):
        return "an Excel workbook or another archive"
    return "a web page" if MARKUP.match(raw) else ""


def encoding_problem(file: str, line: int, found: str) -> Problem:
    """The file is in another encoding."""
    return Problem(file, line, "", "encoding", found, "UTF-8", f"The file is not UTF-8 ({found}). Save it as UTF-8.")


def find_line_ends(file: str, text: str) -> Iterator[Problem]:
    """Line ends other than a single line feed, told once for a file; and a last line without one."""
    at = text.find("\r")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        message = "Lines end with CR LF or CR. Save the file with Unix line ends (LF)."
        yield Problem(file, line, "", "line_ends", "CR", "LF", message)
    if text and not text.endswith("\n"):
        line = text.count("\n") + 1
        yield Problem(file, line, "", "no_final_newline", "no line end", "LF", "The last line has no end. Add one.")


def find_unwanted(file: str, text: str) -> Iterator[Problem]:
    """Control characters and invisible marks, one problem a line."""
    seen = set()
    for match in UNWANTED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if line in seen:
            continue
        seen.add(line)
        name = f"U+{ord(match[0]):04X}"
        message = f"The line holds {name}, a control character or an invisible mark. Remove it."
        near = shorten(text[max(0, match.start() - 15) : match.end() + 15].partition("\n")[0])
        yield Problem(file, line, "", "control_character", f"{name} in {near}", "text without such characters", message)
