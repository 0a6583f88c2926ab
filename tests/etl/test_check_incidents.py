"""What is wrong with incidents and with the figures that belong to them, and the words it is told in."""

import pytest
from invented_datasets import Datasets

from etl.load import check_datasets

OTHER = "figures/other.csv"
LAKELAND = "XB-2023-05-01-LAKELAND"


def messages(datasets: Datasets) -> list[str]:
    return [str(problem) for problem in check_datasets(datasets.folder)]


def test_figure_of_another_area_than_its_incident_is_reported(datasets: Datasets) -> None:
    line = datasets.change(OTHER, "fstrike1", reference_area="XA")
    assert messages(datasets) == [
        f"{OTHER}:{line}:reference_area: The figure is of XA, its incident {LAKELAND} of XB-LA. "
        "Correct one of them, or give the incident an area that holds both. [incident_area]"
    ]


def test_figure_may_name_the_country_of_its_incident(datasets: Datasets) -> None:
    datasets.change(OTHER, "fstrike1", reference_area="XB")
    assert messages(datasets) == []


def test_figure_of_another_day_than_its_incident_is_reported(datasets: Datasets) -> None:
    line = datasets.change(OTHER, "fstrike1", period="2023-04-01")
    assert messages(datasets) == [
        f"{OTHER}:{line}:period: The period 2023-04-01 has no day of its incident {LAKELAND} (2023-05-01). "
        "Correct one of them. [incident_days]"
    ]


def test_figure_may_name_the_month_of_its_incident(datasets: Datasets) -> None:
    datasets.change(OTHER, "fstrike1", period="2023-05")
    assert messages(datasets) == []


def test_incident_that_is_part_of_itself_is_reported(datasets: Datasets) -> None:
    line = datasets.change("incidents.csv", LAKELAND, parts=LAKELAND)
    assert messages(datasets) == [
        f"incidents.csv:{line}:parts: {LAKELAND} is a part of itself through parts. Break the circle. [circle]"
    ]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"lat": "34.5"}, "lon: A place needs lat and lon. Give both, or leave both empty. [half_place]"),
        (
            {"lat": "134.5", "lon": "71.2"},
            "lat: lat 134.5 lies outside -90 to 90. Latitude, WGS 84, only where a source gives it. [limits]",
        ),
    ],
)
def test_place_that_cannot_be_is_reported(datasets: Datasets, cells: dict[str, str], told: str) -> None:
    line = datasets.change("incidents.csv", LAKELAND, **cells)
    assert messages(datasets) == [f"incidents.csv:{line}:{told}"]
