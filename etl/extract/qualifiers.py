"""What the words around a number make of it: at least, nearly, between 20 and 25, or more."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.model import Quantity
from etl.extract.numbers import Number, find_numbers

# The word before the number decides; of two ("at least some 50") the first one does.
BEFORE = {
    "at_least": r"at (?:the )?least|(?:no|not) (?:fewer|less) than|an? minimum of|minimum of|at a minimum",
    "fewer_than": r"fewer than|less than|under|below|(?:just )?short of",
    "more_than": r"(?:well |far |slightly |little |a little |just |many )?(?:more than|over|above|in excess of)|exceed(?:s|ed|ing)"
    r"|upwards? of|greater than|surpass(?:es|ed|ing)|passed|(?<=has )(?:now )?(?:passed|crossed)|(?<=have )(?:passed|crossed)|(?<=had )(?:passed|crossed)|topp(?:ed|ing)|north of",
    "nearly": r"nearly|almost|close to|just under|just below|just short of|approaching|close on|near to",
    "up_to": r"up to|as many as|as much as|an? maximum of|(?:no|not) more than|at most|at the most",
    "about": r"about|around|approximately|approx\.?|roughly|some|an estimated|estimated|circa|nearabout|in the region of"
    r"|more or less|~|c\.|as roughly",
}
AFTER = {
    "at_least": r"\s?(?:or more|at least|and above)\b",
    "more_than": r"\s?\+|\s?-?plus\b|\sand counting\b",
    "fewer_than": r"\s(?:or fewer|or less)\b",
    "about": r"\s?-odd\b|\sor so\b|\s(?:or thereabouts|approximately)\b",
    "up_to": r"\sat most\b",
}
BEFORE_PATTERNS = [(name, re.compile(rf"(?<![\w-])(?:{words})\s*(?:(?:an?|the) )?$")) for name, words in BEFORE.items()]
AFTER_PATTERNS = [(name, re.compile(words)) for name, words in AFTER.items()]
# "More than the 521 of 2023" compares; it sets no bound.
COMPARATIVES = {"more_than", "fewer_than", "nearly"}
# "91pc more than 293" compares, too.
PERCENT_MORE = re.compile(r"(?:%|\bper ?cent|\bpercent|pc)\s$")
# "Went up to 19" rises; it sets no bound.
WENT = re.compile(r"\b(?:went|gone|go|going|goes|moved|shot|inched|crept|edged|jumped)\s$")
# "Came under 1,588 attacks" suffers them.
CAME = re.compile(r"\b(?:c[ao]mes?|coming) $")
RANGE_GAP = re.compile(r"\s?(?:-|–|—|to|or|and)\s?")
# "Since September 17 to 252,174": a day and a number.
DAY_OF_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? $"
)
LAST_DAY = 31
RANGE_OPENER = re.compile(r"\bbetween (?:about |some |around |an estimated |roughly )?$")
TREND_OPENER = re.compile(r"\bfrom (?:about |some |around |nearly |over |more than |at least )?$")
PERCENT = re.compile(r"\s?(?:%|(?:-|\s)?per[\s-]?cent\b(?!age)|(?:-|\s)percent\b|\s?pc\b)")
# "14 and 31 per cent": the first is one, too.
AND_PERCENT = re.compile(r"\s(?:and|or)\s(?:by\s)?\d+(?:\.\d+)?\s?(?:%|per ?cent|pc\b)")
REPEATED = re.compile(r"\s?\((\d[\d,]*)\)")


def find_qualifier(text: str, start: int, end: int) -> tuple[str | None, int, int]:
    """The qualifier round text[start:end] with the widened start and end; None where nothing qualifies."""
    for name, pattern in BEFORE_PATTERNS:
        before = pattern.search(text, max(0, start - 40), start)
        if (
            before
            and "over" in before[0]
            and re.search(
                r"\b(?:increase|rise|jump|surge|growth|decrease|decline|drop|gain|fall|up|down|reduction|hike)(?: of [\d.]+(?:%| per ?cent))?\s$",
                text[: before.start()],
            )
        ):
            continue
        if (
            before
            and name in COMPARATIVES
            and (before[0].endswith(" the ") or PERCENT_MORE.search(text[: before.start()]))
        ):
            continue
        if before and name == "fewer_than" and CAME.search(text[: before.start()]):
            continue
        if before and name == "up_to" and WENT.search(text[: before.start()]):
            continue
        if before:
            outer, wider, _ = find_qualifier(text, before.start(), before.start())
            return outer or name, wider, end
    for name, pattern in AFTER_PATTERNS:
        after = pattern.match(text, end) if end > start else None
        if after:
            return name, start, after.end()
    return None, start, end


def join_range(text: str, first: Number, second: Number) -> Quantity | None:
    """The two numbers as one range ("between 20 and 25", "10-15"), or None where they are two figures."""
    gap = RANGE_GAP.fullmatch(text, first.end, second.start)
    if DAY_OF_MONTH.search(text[: first.start]) and (second.value or 0) > LAST_DAY:
        return None
    if not gap or first.value is None or second.value is None or TREND_OPENER.search(text, 0, first.start):
        return None
    if first.is_plain_digits and 1900 <= first.value <= 2100:
        return None
    opener = RANGE_OPENER.search(text, 0, first.start)
    word = gap[0].strip()
    if (word == "and" and not opener) or (word in "–—-" and " " in gap[0]):
        return None
    low = first.value * second.scale if first.scale == 1 and first.value < 1000 else first.value
    if not low < second.value or (word == "or" and second.value - low > 1):
        return None
    start = opener.start() if opener else first.start
    _, start, end = find_qualifier(text, start, second.end)
    return Quantity(start, first.start, end, None, "range", low, second.value)


def make_quantity(text: str, number: Number) -> Quantity:
    """The quantity of one number with the words that qualify it."""
    qualifier, start, end = find_qualifier(text, number.start, number.end)
    if number.value is None:
        return Quantity(start, number.start, end, None, "words_only")
    repeated = REPEATED.match(text, end)
    if repeated and int(repeated[1].replace(",", "")) == number.value:
        end = repeated.end()
    return Quantity(start, number.start, end, number.value, qualifier or ("about" if number.is_rough else "exact"))


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a lower-case sentence, ranges joined, percentages marked."""
    numbers, found, index = find_numbers(text), list[Quantity](), 0
    while index < len(numbers):
        joined = join_range(text, numbers[index], numbers[index + 1]) if index + 1 < len(numbers) else None
        quantity = joined or make_quantity(text, numbers[index])
        index += 2 if joined else 1
        if found and quantity.core < found[-1].end:
            continue
        percent = PERCENT.match(text, quantity.end)
        if not percent and AND_PERCENT.match(text, quantity.end):
            found.append(replace(quantity, percent=True))
            continue
        found.append(replace(quantity, end=percent.end(), percent=True) if percent else quantity)
    return found
