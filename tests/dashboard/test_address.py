from __future__ import annotations

from dataclasses import fields
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import (
    CODE,
    DATED,
    FIELDS,
    FORMS,
    MANY,
    NUMBER,
    Notice,
    View,
    drop_unknown,
    format_address,
    parse,
    to_parameters,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)).map(str)
PERIODS = DAYS.flatmap(lambda day: st.sampled_from([day[:4], day[:7], day]))


def values_of(field: str) -> st.SearchStrategy[object]:
    """What a field of View may hold."""
    name = field.rstrip("_")
    if name in DATED:
        return PERIODS
    one = st.from_regex(FORMS.get(name, CODE), fullmatch=True).filter(
        lambda text: text.strip() == text and len(text) <= 200
    )
    if name in MANY:
        return st.lists(one, min_size=1, max_size=5, unique=True).map(tuple)
    return one.map(int) if FORMS.get(name) is NUMBER else one


VIEWS = st.fixed_dictionaries({}, optional={field.name: values_of(field.name) for field in fields(View)}).map(
    lambda values: View(**values)
)


@given(VIEWS)
def test_a_view_survives_its_address(view: View) -> None:
    query = parse_qs(urlsplit(format_address("trends", view)).query)
    again, notices = parse(query)
    if [notice.key for notice in notices] == ["address.reversed"]:
        assert view.from_ > view.to[: len(view.from_)] or view.from_[: len(view.to)] > view.to
    else:
        assert (again, notices) == (view, [])


@given(
    st.dictionaries(st.text(max_size=30) | st.sampled_from(list(FIELDS)), st.lists(st.text(max_size=300), max_size=5))
)
def test_whatever_an_address_holds_there_is_a_view_that_survives_its_address(parameters: dict[str, list[str]]) -> None:
    view, notices = parse(parameters)
    assert parse({name: [value] for name, value in to_parameters(view).items()}) == (view, [])
    assert len(notices) <= 5
    assert all(notice.name.isprintable() and len(notice.name) <= 40 for notice in notices)


def test_parameters_come_in_one_order() -> None:
    view = View(area="PK", measure="attacks", producer=("pips", "picss"), from_="2020")
    assert format_address("trends", view) == "/trends?measure=attacks&producer=pips,picss&area=PK&from=2020"


def test_an_empty_view_has_a_bare_address() -> None:
    assert format_address("sources", View()) == "/sources"


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("measure", "<script>alert(1)</script>", "address.not_understood"),
        ("measure", "attacks'; DROP TABLE figures;--", "address.not_understood"),
        ("producer", "picss,pips OR 1=1", "address.not_understood"),
        ("q", "x" * 10_000, "address.too_long"),
        ("q", "nul\x00", "address.not_understood"),
        ("q", "left\u202eright", "address.not_understood"),
        ("from", "2024-13", "address.not_understood"),
        ("to", "2023-02-29", "address.not_understood"),
        ("from", "٢٠٢٤", "address.not_understood"),
        ("p", "0", "address.not_understood"),
        ("p", "-1", "address.not_understood"),
        ("year", "1e9", "address.not_understood"),
        ("evil", "1", "address.unknown_name"),
    ],
)
def test_a_hostile_parameter_is_dropped_with_one_notice(name: str, value: str, key: str) -> None:
    assert parse({name: [value]}) == (View(), [Notice(key, name)])


def test_the_first_forty_of_a_hostile_name_are_shown_without_controls() -> None:
    _, notices = parse({"\u202ea\x00b" + "c" * 100: ["1"]})
    assert notices == [Notice("address.unknown_name", "ab" + "c" * 36)]


def test_one_value_is_expected_where_one_fits() -> None:
    assert parse({"area": ["PK", "AF"]}) == (View(), [Notice("address.not_understood", "area")])


def test_producers_may_be_repeated_or_joined_by_commas() -> None:
    assert parse({"producer": ["pips,picss", "pips"]})[0] == View(producer=("pips", "picss"))


def test_forty_one_producers_are_too_many() -> None:
    assert parse({"producer": [",".join(f"p{n}" for n in range(41))]})[1] == [
        Notice("address.not_understood", "producer")
    ]


def test_years_that_end_before_they_start_are_dropped() -> None:
    assert parse({"from": ["2024"], "to": ["2020"]}) == (View(), [Notice("address.reversed", "from")])


def test_a_month_of_the_last_year_may_be_the_first() -> None:
    assert parse({"from": ["2024-05"], "to": ["2024"]}) == (View(from_="2024-05", to="2024"), [])


def test_embed_is_left_to_streamlit() -> None:
    assert parse({"embed": ["true"], "embed_options": ["dark_theme"]}) == (View(), [])


def test_unknown_codes_are_dropped_and_known_ones_stay() -> None:
    view, notices = drop_unknown(
        View(measure="x", producer=("pips", "y")), {"measure": {"attacks"}, "producer": {"pips"}}
    )
    assert view == View(producer=("pips",))
    assert notices == [Notice("address.unknown_code", "measure", "x"), Notice("address.unknown_code", "producer", "y")]
