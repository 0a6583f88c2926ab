"""The numbers in the sentences of the Method page; None where the corpus does not hold one, so that its sentence goes.

Rows in, values out. A producer's number is a link to the page of its figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from dashboard.address import View
from dashboard.links import link_page
from dashboard.number_forms import format_digits, format_number
from dashboard.phrasing.nouns import lower_first
from dashboard.queries.method import Definition, YearClaim
from dashboard.words import count, format_day, format_month

# The year by which the page explains why numbers differ: all three producers printed theirs in full.
YEAR = 2024
# Name in the text → producer, concept and group.
NUMBERS = {
    "pips_attacks": ("pips", "deaths_in_attacks", "all"),
    "pips_operations": ("pips", "militants_killed_in_operations", "militants"),
    "pips_events": ("pips", "attacks", "all"),
    "picss_attacks": ("picss", "deaths_in_attacks", "all"),
    "picss_operations": ("picss", "deaths_in_operations", "all"),
    "picss_both": ("picss", "deaths_in_attacks_and_operations", "all"),
    "picss_civilians": ("picss", "deaths_in_attacks_and_operations", "civilians"),
    "picss_forces": ("picss", "deaths_in_attacks_and_operations", "security_forces"),
    "picss_events": ("picss", "attacks", "all"),
    "crss_both": ("crss", "deaths_in_attacks_and_operations", "all"),
    "crss_militants": ("crss", "deaths_in_attacks_and_operations", "militants"),
    "crss_others": ("crss", "deaths_in_attacks_and_operations", "civilians_and_security_forces"),
    "crss_events": ("crss", "attacks", "all"),
}


def write_number(claim: YearClaim | None) -> Markup | None:
    """A number as a link to its figure."""
    return link_page("figure", View(id=claim.figure_id), format_number(claim.value)) if claim else None


def find_numbers(claims: Sequence[YearClaim]) -> dict[str, tuple[YearClaim | None, YearClaim | None]]:
    """By name in the text: the number first printed, and the one shown now where that is another."""
    found = {}
    for name, key in NUMBERS.items():
        same = [claim for claim in claims if (claim.producer_id, claim.concept, claim.population_group) == key]
        first = next((claim for claim in same if claim.first_printed), None)
        now = next((claim for claim in same if claim.shown and first and claim.value != first.value), None)
        found[name] = (first, now)
    return found


def write_year(claims: Sequence[YearClaim], definitions: Sequence[Definition]) -> dict[str, object]:
    """The values of the section that sets producers side by side."""
    numbers = find_numbers(claims)
    values: dict[str, object] = {"year": YEAR, "crss_includes": say_includes(claims, definitions)}
    for name, (first, now) in numbers.items():
        values[name] = write_number(first)
        values[f"{name}_now"] = write_number(now)
    amounts = {name: first.value for name, (first, _) in numbers.items() if first}
    return values | write_arithmetic(amounts)


def write_arithmetic(amounts: Mapping[str, float]) -> dict[str, object]:
    """Our own sums and differences, each only where all its numbers are held."""
    step = ratio = others = operations = None
    if {"picss_both", "picss_attacks"} <= amounts.keys() and amounts["picss_attacks"]:
        step = amounts["picss_both"] - amounts["picss_attacks"]
        ratio = format_digits(f"{amounts['picss_both'] / amounts['picss_attacks']:.1f}")
    if {"picss_civilians", "picss_forces"} <= amounts.keys():
        others = amounts["picss_civilians"] + amounts["picss_forces"]
    if step is not None and step == amounts.get("picss_operations"):
        operations = format_number(step)
    return {
        "picss_step": None if step is None else format_number(step),
        "picss_step_equal": operations,
        "picss_ratio": ratio,
        "picss_others": None if others is None else format_number(others),
    }


def say_includes(claims: Sequence[YearClaim], definitions: Sequence[Definition]) -> str | None:
    """What CRSS says is in its number, if a text of its own was read."""
    key = NUMBERS["crss_both"]
    if not any((claim.producer_id, claim.concept, claim.population_group) == key for claim in claims):
        return None
    texts = (d.includes for d in definitions if d.definition_id == f"{key[0]}_{key[1]}" and d.basis == "stated")
    return next((lower_first(text) for text in texts if text), None)


def write_counts(
    counts: Mapping[str, int], rules: Mapping[int, int], newest: date | None, changed: date | None
) -> dict[str, object]:
    """The counts of the corpus and of what each rule decided. A count of zero ids withdrawn is no news."""
    values: dict[str, object] = {name: format_number(number) for name, number in counts.items()}
    values["n_withdrawn"] = format_number(counts["n_withdrawn"]) if counts["n_withdrawn"] else None
    values["newest"] = newest and format_month(newest)
    values["changed"] = changed and format_day(changed)
    return values | {f"rule_{number}": count("method.points", rules.get(number, 0)) for number in range(6)}
