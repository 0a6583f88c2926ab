"""Numbers in digits: any script, any thousands separator."""

from __future__ import annotations

import re
import unicodedata

# Every decimal digit of Unicode becomes its ASCII digit, one character for one, so that offsets stay true.
SEPARATORS = {ord("٬"): ",", ord("،"): ",", ord("٫"): ".", ord("’"): "'", ord("\u00a0"): " ", ord("\u202f"): " ",
              ord("\u2009"): " "}  # fmt: skip
RUN = r"\d+(?:[.,']\d+)*"
SPACED = r"\d{1,3}(?: \d{3})+(?![\d])"
INDIAN = re.compile(r"\d{1,2}(,\d{2})*,\d{3}")


def to_ascii_digits(text: str) -> str:
    """The text with digits and separators of all scripts in their ASCII form; its length does not change."""
    out = []
    for char in text.translate(SEPARATORS):
        digit = unicodedata.decimal(char, None) if char > "\x7f" else None
        out.append(char if digit is None else str(digit))
    return "".join(out)


def is_grouped(groups: list[str]) -> bool:
    """Are these the parts of a number with thousands separators: one to three digits, then threes?"""
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]) and len(groups) > 1


def read_digits(token: str) -> tuple[float, ...]:
    """The values a token of digits and separators may stand for, likeliest first.

    "1,177" is 1177 and, on the continent, 1.177; "1.055" is 1.055 and 1055; "12,34,567" is the Indian 1234567.
    A token that is no number ("1,2,3") gives its parts.
    """
    token = token.replace(" ", "'")
    marks = [char for char in token if not char.isdigit()]
    if not marks:
        return (float(token),)
    joined = re.sub(r"[^\d]", "", token)
    groups = re.split(r"[.,']", token)
    if len(set(marks)) == 1:
        return read_one_mark(token, marks, groups, joined)
    last = marks[-1]
    whole, _, fraction = token.rpartition(last)
    if marks.count(last) == 1 and is_grouped(re.split(r"[.,']", whole)):
        return (float(re.sub(r"\D", "", whole) + "." + fraction),)
    return tuple(float(group) for group in groups)


def read_one_mark(token: str, marks: list[str], groups: list[str], joined: str) -> tuple[float, ...]:
    """Readings of a token whose separators are all alike."""
    decimal = float(f"{groups[0]}.{groups[1]}") if len(marks) == 1 and marks[0] != "'" else None
    if is_grouped(groups):
        whole = float(joined)
        if decimal is None:
            return (whole,)
        return (decimal, whole) if marks[0] == "." else (whole, decimal)
    if INDIAN.fullmatch(token):
        return (float(joined),)
    if decimal is not None:
        return (decimal,)
    return tuple(float(group) for group in groups)
