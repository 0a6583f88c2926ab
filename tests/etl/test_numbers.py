"""Numbers in words and digits: every spelling that the checker accepts leads back to its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.numbers import read_numbers, says_number

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯")
SEPARATORS = (",", ".", "'", "’", " ", "\u00a0", "\u202f", "\u2009", "٬", "،")


def spell_below_hundred(number: int, joint: str = "-") -> str:
    if number < 20:
        return ONES[number]
    ten, unit = divmod(number, 10)
    return TENS[ten - 2] + (joint + ONES[unit] if unit else "")


def spell(number: int, joint: str = "-", connective: str = " and ") -> str:
    """A number in English words, as newspapers write it."""
    for scale, word in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            count, rest = divmod(number, scale)
            text = f"{spell(count, joint, connective)} {word}"
            if not rest:
                return text
            return text + (connective if rest < 100 else " ") + spell(rest, joint, connective)
    return spell_below_hundred(number, joint)


def spell_south_asian(number: int) -> str:
    """A number in crore, lakh and hazar."""
    parts = []
    for scale, word in ((10_000_000, "crore"), (100_000, "lakh"), (1_000, "hazar")):
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{spell_below_hundred(count)} {word}")
    return " ".join([*parts, spell(number)] if number or not parts else parts)


def group_indian(number: int) -> str:
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    pairs = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*pairs, tail])


def first_value(text: str) -> float:
    (number,) = read_numbers(text)
    return number.values[0]


@given(st.integers(0, 999_999_999), st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]))
def test_english_words_read_back(number: int, joint: str, connective: str) -> None:
    assert first_value(f"{spell(number, joint, connective)} people") == number


@given(st.integers(0, 999_999_999))
def test_crore_lakh_and_hazar_read_back(number: int) -> None:
    assert first_value(f"{spell_south_asian(number)} people") == number


@given(st.integers(0, 10**12), st.sampled_from(SCRIPTS))
def test_digits_of_every_script_read_back(number: int, script: str) -> None:
    assert says_number(f"some {str(number).translate(str.maketrans(SCRIPTS[0], script))} people", number)


@given(st.integers(0, 10**12), st.sampled_from(SEPARATORS))
def test_thousands_separators_of_all_sorts_read_back(number: int, separator: str) -> None:
    assert says_number(f"about {number:,} people".replace(",", separator), number)


@given(st.integers(1_000, 999_999_999))
def test_indian_separators_read_back(number: int) -> None:
    assert says_number(f"{group_indian(number)} people", number)


@given(st.integers(1, 9_999), st.sampled_from([("million", 10**6), ("lakh", 10**5), ("crore", 10**7), ("m", 10**6)]))
def test_decimals_with_a_scale_read_back(tenths: int, scale: tuple[str, int]) -> None:
    word, factor = scale
    assert says_number(f"{tenths / 10} {word} people", tenths * factor / 10)


@given(st.integers(2, 10**9), st.integers(1, 10**9))
def test_another_number_is_not_read(number: int, other: int) -> None:
    if other not in {number, number / 1000}:
        assert not says_number(f"{number} people", other)


@given(st.text(max_size=60))
def test_any_text_is_read_and_offsets_are_true(text: str) -> None:
    for number in read_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.values


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("half a million", 500_000), ("a million and a half", 1_500_000), ("one and a half million", 1_500_000),
        ("1½ million", 1_500_000), ("1.2 million", 1_200_000), ("1.2m", 1_200_000), ("845k", 845_000),
        ("two dozen", 24), ("half a dozen", 6), ("a dozen", 12), ("three quarters of a million", 750_000),
        ("2 to 3 million", 2_000_000), ("20-30 thousand", 20_000), ("between 1.5 and 2 million", 1_500_000),
        ("no attacks", 0), ("a single militant", 1), ("another policeman", 1), ("a child", 1), ("twin blasts", 2),
        ("five hundreds others", 500), ("ڈھائی لاکھ", 250_000), ("یک میلیون و دویست هزار", 1_200_000),
        ("دو لاکھ پچاس ہزار", 250_000), ("٣٫٥ مليون", 3_500_000), ("7سکیورٹی اہلکار", 7), ("0.241888 [million]", 241_888),
        ("1.3 million and 700,000", 700_000), ("Rs 1.234,5", 1234.5), ("1.200.000 Menschen", 1_200_000),
        ("36-month-old", 36),
    ],
)  # fmt: skip
def test_spelling_is_accepted(phrase: str, value: float) -> None:
    assert says_number(phrase, value)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [("dozens of civilians", 12), ("hundreds of thousands", 1000), ("half of them", 0.5), ("tens of thousands", 10_000),
     ("two hundred (50 of them children)", 250), ("first attack", 1)],
)  # fmt: skip
def test_vague_words_are_no_numbers(phrase: str, value: float) -> None:
    assert not says_number(phrase, value)


def test_places_of_numbers_are_character_offsets() -> None:
    text = "killed two dozen, injured 1,177"
    assert [text[number.start : number.end] for number in read_numbers(text)] == ["two dozen", "1,177"]
