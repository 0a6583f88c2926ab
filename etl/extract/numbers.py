"""Numbers in figures and in words: "1,235", "1.3 lakh", "half a million", "two dozen", "hundreds of thousands".

Words are read by text2num; the scales of South Asia, dozens and halves are added here. Nothing is read as a number
that stands inside a longer sign such as "F-16", "9mm", "51st" or "2025/71".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "hazar": 1_000,
    "k": 1_000,
    "lakh": 100_000,
    "lac": 100_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "dozen": 12,
    "score": 20,
}
UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
)
SCALE = r"hundred|thousand|hazar|lakhs?|lacs?|million|mln|mn|crores?|billion|bn|dozen"
SPELLED = rf"(?:a\s(?:hundred|thousand)\s(?:and\s)?)?(?:{UNITS})(?:(?:[\s-]+|\s+)(?:(?<=hundred\s)and\s+|(?<=thousand\s)and\s+)?(?:{UNITS}|hundred|thousand))*"
DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[ ]\d{3})+(?=\s[a-z(])(?<!\d{5})|\d+(?:\.\d+)?"
WORDS_ONLY = re.compile(
    r"\b(?:tens of thousands|tens of lakhs|(?:hundreds|tens) of (?:thousands|millions)|dozens|scores|hundreds|thousands"
    r"|millions|lakhs|(?:several|a few|many|a couple of) (?:dozen|hundred|thousand|lakh|million)s?)\b(?! apart)"
)
NUMBER = re.compile(
    rf"""(?P<half>\bhalf[\s-]an?[\s-](?P<half_scale>{SCALE})\b)
    |(?P<quarter>\b(?:a\ )?quarter\ (?:of\ )?a?\ ?million\b)
    |(?P<one_half>\b(?P<one_half_base>{UNITS})[\s-]and[\s-]a[\s-]half[\s-](?P<one_half_scale>{SCALE})\b)
    |(?P<article>\b(?:an?|one)\s(?P<article_scale>hundred|thousand|lakh|million|crore|billion|dozen|score(?=\sof\b))\b(?!\s+and\s)(?!(?<=hundred)\s(?:{UNITS})\b|(?<=thousand)\s(?:{UNITS})\b))
    |(?P<twin>\btwin\b(?=\s+(?:\w+\s+)?(?:suicide|bomb|blast|attack|strike|explosion|drone|air)))
    |(?P<single>\ba\ single\b|\b(?:single|lone|sole|solitary)\b(?=\s(?:[\w-]+\s){0, 2}(?:attacks?|bombing|blast|incident|strike|assault|death|fatality|casualty)\b))
    |(?<![\w.,/:+])(?<![a-z]-)(?P<digits>{DIGITS})(?P<attached>[km](?=\s+[a-z]))?(?P<tail>(?:[\s-](?:{SCALE})\b)*)(?!(?!pc\b)[\w/]|[.,:]\d|-?(?:st|nd|rd|th)\b)
    |\b(?P<spelled>{SPELLED})\b(?P<spelled_tail>(?:\s(?:{SCALE})\b)*)(?!-(?:thirds?|fourths?|fifths?|quarters?)\b)""",
    re.VERBOSE,
)
SECOND_PART = re.compile(
    rf"\s(?:and\s)?(?P<digits>{DIGITS}|(?:{UNITS})(?:[\s-](?:{UNITS}|hundred(?:\sand)?))*)\s(?P<scale>thousand|hazar)\b"
)
LONGEST = 15


@dataclass(frozen=True)
class Number:
    """One number within a sentence; `value` is None for words without a number, `is_rough` for dozens and halves."""

    start: int
    end: int
    value: int | float | None
    is_rough: bool = False
    is_plain_digits: bool = False
    scale: int = 1


def tidy_value(value: Decimal) -> int | float:
    """An int where the value is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def scale_of(words: str) -> int:
    """The product of the scale words in a text: "hundred thousand" is 100,000."""
    product = 1
    for word in re.split(r"[\s-]+", words.strip()):
        product *= SCALES.get(word, SCALES.get(word.rstrip("s"), 1))
    return product


def read_spelled(words: str) -> Decimal | None:
    """The value of number words ("two hundred and five"); None where they make no number."""
    from text_to_num import text2num

    try:
        return Decimal(str(text2num(re.sub(r"^a\s", "one ", words.replace("fourty", "forty").replace("-", " ")), "en")))
    except ValueError:
        first = re.match(UNITS, words)
        return Decimal(str(text2num(first[0].replace("fourty", "forty"), "en"))) if first else None


def read_match(match: re.Match[str], text: str) -> Number | None:
    """The Number behind one match of NUMBER; None for signs too long to be a count."""
    start, end = match.span()
    if match["half"]:
        return Number(start, end, tidy_value(Decimal(scale_of(match["half_scale"])) / 2), is_rough=True)
    if match["quarter"]:
        return Number(start, end, 250_000, is_rough=True)
    if match["one_half"]:
        base = read_spelled(match["one_half_base"]) or Decimal(0)
        scale = scale_of(match["one_half_scale"])
        return Number(start, end, tidy_value((base + Decimal("0.5")) * scale), scale=scale)
    if match["article"]:
        scale = scale_of(match["article_scale"])
        return Number(start, end, scale, is_rough=not match[0].startswith("one") or "dozen" in match[0])
    if match["twin"]:
        return Number(start, end, 2)
    if match["single"]:
        return Number(start, end, 1)
    return read_counted(match, text)


def read_counted(match: re.Match[str], text: str) -> Number | None:
    """The Number of figures or number words with their scale, and a second smaller part ("4 lakh 95 thousand")."""
    digits, tail = match["digits"], match["tail"] or match["spelled_tail"] or ""
    if digits and len(digits) > LONGEST:
        return None
    base = Decimal(re.sub(r"[, ]", "", digits)) if digits else read_spelled(match["spelled"])
    if base is None:
        return None
    scale = scale_of(tail) * SCALES.get(match["attached"] or "", 1)
    value, end = base * scale, match.end()
    second = SECOND_PART.match(text, end) if scale >= SCALES["lakh"] else None
    if second:
        value += (read_spelled_or_digits(second["digits"])) * scale_of(second["scale"])
        end = second.end()
    plain = bool(digits) and not tail and not match["attached"] and digits.isdigit()
    return Number(match.start(), end, tidy_value(value), "dozen" in tail, plain, scale)


def read_spelled_or_digits(words: str) -> Decimal:
    """The value of figures or of a number word; 0 where it is neither."""
    plain = words.replace(",", "")
    return Decimal(plain) if plain[:1].isdigit() else read_spelled(words) or Decimal(0)


def find_numbers(text: str) -> list[Number]:
    """All numbers of a lower-case sentence from left to right, words-only ones included."""
    found = [Number(match.start(), match.end(), None) for match in WORDS_ONLY.finditer(text)]
    for match in NUMBER.finditer(text):
        number = read_match(match, text)
        if number and not any(known.start < number.end and number.start < known.end for known in found):
            found.append(number)
    return sorted(found, key=lambda number: number.start)
