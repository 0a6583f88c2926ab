from __future__ import annotations

import csv
import io

import pytest

from dashboard.address import View
from dashboard.extracts import formats
from dashboard.queries.sources import list_choices, list_printed, list_sources, read_sources, split_search
from dashboard.warehouse import Warehouse


def find(country: Warehouse, **filters: object) -> list[str]:
    """Ids of the sources in a view."""
    return [row["source_id"] for row in list_sources(country, View(**filters))]  # type: ignore[arg-type]


def test_newest_first_and_undated_last(country: Warehouse) -> None:
    dates = [row["published"] for row in list_sources(country, View())]
    dated = [day for day in dates if day]
    assert dates == sorted(dated, reverse=True) + [None] * (len(dates) - len(dated))
    assert None in dates


def test_every_source_is_listed_once(country: Warehouse) -> None:
    assert sorted(find(country)) == [
        row["source_id"] for row in country.rows("SELECT source_id FROM sources ORDER BY 1")
    ]


def test_all_words_must_occur_in_any_case(country: Warehouse) -> None:
    row = next(row for row in list_sources(country, View()) if len(row["title"].split()) > 1)
    assert row["source_id"] in find(country, q=" ".join(reversed(row["title"].upper().split())))
    assert find(country, q=f"{row['title']} wordthatisnowhere") == []


def test_a_pasted_address_finds_its_source(country: Warehouse) -> None:
    row = next(row for row in list_sources(country, View()) if row["url"])
    bare = row["url"].split("://")[1]
    assert row["source_id"] in find(country, q=f"http://www.{bare.removeprefix('www.')}/")


@pytest.mark.parametrize("text", ["%", "' OR 1=1 --", "\\", "$q", "[a-z]", "*"])
def test_search_takes_signs_for_signs(country: Warehouse, text: str) -> None:
    assert find(country, q=text) == [
        row["source_id"]
        for row in list_sources(country, View())
        if all(word in " ".join(str(value) for value in row.values()) for word in split_search(text))
    ]


def test_filters_by_publisher_year_and_producer(country: Warehouse) -> None:
    rows = list_sources(country, View())
    sample = next(row for row in rows if row["producers"] and row["published"])
    producer = sample["producers"].split(";")[0]
    assert find(country, publisher=sample["publisher"]) == [
        row["source_id"] for row in rows if row["publisher"] == sample["publisher"]
    ]
    year = sample["published"][:4]
    assert find(country, year=int(year)) == [
        row["source_id"] for row in rows if (row["published"] or "").startswith(year)
    ]
    assert find(country, producer=(producer,)) == [
        row["source_id"] for row in rows if producer in row["producers"].split(";") or row["producer_id"] == producer
    ]


def test_a_source_lists_exactly_its_figures(country: Warehouse) -> None:
    ids = find(country)
    printed = list_printed(country, ids)
    assert {key: len(figures) for key, figures in printed.items()} == {
        row["source_id"]: row["n_figures"] for row in list_sources(country, View())
    }


def test_choices_count_the_sources(country: Warehouse) -> None:
    choices = list_choices(country)
    assert sum(choices.publishers.values()) == len(find(country))
    assert list(choices.years) == sorted(choices.years, reverse=True)


def test_the_extract_holds_the_rows_of_the_page(country: Warehouse) -> None:
    raw = formats()["csv"].to_bytes(read_sources(country, View()))
    lines = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [line["source_id"] for line in lines] == find(country)
