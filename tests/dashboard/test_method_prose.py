from __future__ import annotations

import pytest
from markupsafe import Markup

from dashboard.method.values import NUMBERS, write_counts, write_year
from dashboard.prose import fill, parse_section, read_prose, split_needs, write_contents, write_section
from dashboard.queries.method import Definition, YearClaim

COUNTS = {"n_withdrawn": 0, "n_figures": 1234}


def make_claim(name: str, value: float, *, shown: bool = True, first: bool = True) -> YearClaim:
    producer, concept, group = NUMBERS[name]
    return YearClaim(producer, "fatalities", concept, group, value, f"f{value:.0f}", shown, first)


def write_why(claims: list[YearClaim]) -> str:
    section = next(section for section in read_prose("method") if section.key == "why")
    return write_section(section, write_year(claims, []), {})


def test_a_sentence_without_its_number_is_left_out() -> None:
    section = parse_section("k | Title\nIt is {a}.\nIt was {b}.\n\nOnly {b}.")
    text = write_section(section, {"a": 1, "b": None}, {})
    assert text == '<section id="k"><h2>Title</h2><p>It is 1.</p></section>'


def test_a_sentence_may_rest_on_numbers_that_it_does_not_name() -> None:
    assert fill("?a,b Hence it follows.", {"a": 1, "b": None}) is None
    assert fill("?a,b Hence it follows.", {"a": 1, "b": 2}) == "Hence it follows."
    assert split_needs("?a,b From {c}.") == (["a", "b", "c"], "From {c}.")


def test_a_name_that_no_value_has_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="typo"):
        fill("It is {typo}.", {})


def test_values_are_escaped_and_markup_is_not() -> None:
    assert fill("{a} {b}", {"a": "<b>", "b": Markup("<i>x</i>")}) == "&lt;b&gt; <i>x</i>"


def test_a_title_without_its_numbers_gives_way_to_the_next() -> None:
    section = parse_section("why | Why {a} | Why two numbers")
    assert (
        write_contents([section], {"a": None}) == '<ul><li><a href="#why" target="_self">Why two numbers</a></li></ul>'
    )


def test_items_make_a_list_and_parts_are_put_in() -> None:
    section = parse_section("k | T\n- one\n- two {a}\n\n@table")
    text = write_section(section, {"a": None}, {"table": Markup("<table></table>")})
    assert text == '<section id="k"><h2>T</h2><ul><li>one</li></ul><table></table></section>'


def test_two_numbers_and_the_step_between_them_are_told_with_links() -> None:
    claims = [
        make_claim("pips_attacks", 852),
        make_claim("crss_both", 2546, shown=False),
        make_claim("crss_both", 2555, first=False),
        make_claim("picss_attacks", 1177),
        make_claim("picss_operations", 792),
        make_claim("picss_both", 1969),
    ]
    text = write_why(claims)
    assert '<a href="./figure?id=f852" target="_self">852</a>' in text
    assert "The step from the first number to the last is 792 (our arithmetic: " in text
    assert "That is what PICSS itself prints for operations alone: 792." in text
    assert "1.7 times" in text
    assert '>2,546</a> and later <a href="./figure?id=f2555" target="_self">2,555</a>' in text


def test_a_step_that_the_producer_counts_otherwise_is_not_called_the_same() -> None:
    claims = [make_claim("picss_attacks", 10), make_claim("picss_operations", 7), make_claim("picss_both", 15)]
    assert "itself prints for operations alone" not in write_why(claims)


def test_without_numbers_the_section_says_only_what_holds_without_them() -> None:
    text = write_why([])
    assert "Why two numbers for one year can both be right" in text
    assert "None" not in text
    assert "PICSS" not in text
    assert "Scope does not" not in text


def test_what_a_producer_says_is_in_its_number_is_told_only_if_it_was_read() -> None:
    producer, concept, _ = NUMBERS["crss_both"]
    said = Definition(
        f"{producer}_{concept}", producer, "C", "L", "D", "stated", "yes", "Operations; raids.", None, None, None, 1
    )
    claims = [make_claim("crss_both", 2546)]
    assert write_year(claims, [said])["crss_includes"] == "operations; raids."
    assert write_year(claims, [])["crss_includes"] is None


def test_nothing_withdrawn_is_not_told() -> None:
    values = write_counts(COUNTS, {0: 1}, None, None)
    assert (values["n_withdrawn"], values["n_figures"], values["rule_0"], values["rule_5"]) == (
        None,
        "1,234",
        "1 point",
        "0 points",
    )
