"""What the dashboard asks of imported events, in the words of docs and pages: with the same question for SQLite.

Points and series come from tables that the build stores; events from the Parquet file beside the warehouse.
"""

from __future__ import annotations

MONTHS = "acled.fatalities.battles.PK-KP.month"
YEARS = "acled.violent_incidents.all.AF.year"
# name: (ours, SQLite's over the rows as imported). Same answers; SQLite has indexes on (country, admin1, event_date) and id.
QUESTIONS: dict[str, tuple[str, str]] = {
    "series that can be chosen": (
        "SELECT series_id, title, event_type_label, area_name, period_kind, n_events FROM event_series",
        "SELECT event_type, country, admin1, count(*) FROM events GROUP BY 1, 2, 3",
    ),
    "one series by month": (
        f"SELECT period, value, low, high, n_events FROM event_points WHERE series_id = '{MONTHS}' ORDER BY period_start",
        "SELECT substr(event_date, 1, 7) AS period, sum(fatalities), count(*) FROM events WHERE country = 'Pakistan' AND "
        "admin1 = 'Khyber Pakhtunkhwa' AND event_type = 'Battles' GROUP BY 1 ORDER BY 1",
    ),
    "one series by year": (
        f"SELECT period, value, n_events FROM event_points WHERE series_id = '{YEARS}' ORDER BY period_start",
        "SELECT substr(event_date, 1, 4) AS period, count(*) FROM events WHERE country = 'Afghanistan' GROUP BY 1 ORDER BY 1",
    ),
    "all types of a province by month": (
        "SELECT event_type, period, value, n_events FROM event_points WHERE event_dataset = 'acled' AND measure = 'fatalities' "
        "AND reference_area = 'PK-BA' AND period_kind = 'month' AND event_type <> 'all' ORDER BY event_type, period_start",
        "SELECT event_type, substr(event_date, 1, 7) AS period, sum(fatalities), count(*) FROM events WHERE country = 'Pakistan' "
        "AND admin1 = 'Balochistan' GROUP BY 1, 2 ORDER BY 1, 2",
    ),
    "events behind a point": (
        "SELECT event_id, date_start, sub_event_type, place, best, side_a, side_b, source, file_line FROM events "
        "WHERE event_dataset = 'acled' AND date_start BETWEEN DATE '2021-03-01' AND DATE '2021-03-31' AND "
        "event_type = 'battles' AND reference_area = 'PK-KP' ORDER BY best DESC, date_start, event_id LIMIT 50",
        "SELECT event_id_cnty, event_date, sub_event_type, location, fatalities, actor1, actor2, source FROM events WHERE "
        "country = 'Pakistan' AND admin1 = 'Khyber Pakhtunkhwa' AND event_date BETWEEN '2021-03-01' AND '2021-03-31' AND "
        "event_type = 'Battles' ORDER BY fatalities DESC, event_date, event_id_cnty LIMIT 50",
    ),
    "how many events are behind it": (
        "SELECT count(*), sum(best) FROM events WHERE event_dataset = 'acled' AND date_start BETWEEN DATE '2021-03-01' AND "
        "DATE '2021-03-31' AND event_type = 'battles' AND reference_area = 'PK-KP'",
        "SELECT count(*), sum(fatalities) FROM events WHERE country = 'Pakistan' AND admin1 = 'Khyber Pakhtunkhwa' AND "
        "event_date BETWEEN '2021-03-01' AND '2021-03-31' AND event_type = 'Battles'",
    ),
}
