"""Events that never happened, in ACLED's 31 columns: seeded, so that every machine makes the same rows.

Nothing of ACLED's data is in them. Places other than countries and provinces, actors, sources and notes are made up.

    python benchmarks/events/synthetic_events.py 1000000 /tmp/synthetic.csv
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

SEED = 2026
# Notes are strings of these, so that they pack about as well as prose.
WORDS = [
    "on",
    "the",
    "road",
    "near",
    "a",
    "village",
    "an",
    "armed",
    "group",
    "fired",
    "at",
    "a",
    "post",
    "of",
    "guards",
    "and",
    "left",
    "after",
    "dark",
    "two",
    "people",
    "were",
    "said",
    "to",
    "be",
    "hurt",
    "while",
    "market",
    "police",
    "district",
    "officials",
    "reported",
    "crowd",
    "shops",
    "closed",
    "protest",
    "water",
    "power",
    "prices",
    "bridge",
    "river",
    "valley",
    "hill",
    "convoy",
    "device",
    "vehicle",
    "driver",
    "traders",
    "elders",
    "council",
    "school",
    "letter",
    "statement",
    "night",
    "morning",
    "noon",
    "week",
    "north",
    "south",
    "east",
    "west",
]
# Pieces of rows; each event takes them by the hash of its number and the seed.
PIECES = """
CREATE TABLE areas AS SELECT row_number() OVER () - 1 AS n, * FROM (VALUES
    ('Pakistan', 586, 'Balochistan'), ('Pakistan', 586, 'Khyber Pakhtunkhwa'), ('Pakistan', 586, 'Punjab'), ('Pakistan', 586, 'Sindh'),
    ('Pakistan', 586, 'Islamabad'), ('Pakistan', 586, 'Gilgit-Baltistan'), ('Pakistan', 586, 'Azad Jammu and Kashmir'),
    ('Afghanistan', 4, 'Kabul'), ('Afghanistan', 4, 'Kandahar'), ('Afghanistan', 4, 'Helmand'), ('Afghanistan', 4, 'Nangarhar'),
    ('Afghanistan', 4, 'Kunar'), ('Afghanistan', 4, 'Khost'), ('Afghanistan', 4, 'Paktika'), ('Afghanistan', 4, 'Paktia'),
    ('Afghanistan', 4, 'Herat'), ('Afghanistan', 4, 'Balkh'), ('Afghanistan', 4, 'Takhar'), ('Afghanistan', 4, 'Ghazni'),
    ('Iran', 364, 'Sistan and Baluchestan'), ('Arvania', 900, 'Kost'), ('Arvania', 900, 'Lerin'), ('Belmark', 901, 'Ostra'),
    ('Belmark', 901, 'Tolen'), ('Cordonia', 902, 'Vask')) AS a(country, iso, admin1);
CREATE TABLE kinds AS SELECT row_number() OVER () - 1 AS n, * FROM (VALUES
    ('Political violence', 'Battles', 'Armed clash'), ('Political violence', 'Explosions/Remote violence', 'Remote explosive/landmine/IED'),
    ('Political violence', 'Violence against civilians', 'Attack'), ('Demonstrations', 'Protests', 'Peaceful protest'),
    ('Demonstrations', 'Protests', 'Protest with intervention'), ('Demonstrations', 'Riots', 'Mob violence'),
    ('Strategic developments', 'Strategic developments', 'Agreement')) AS k(disorder, type, sub_type);
CREATE TABLE sentences AS SELECT n, array_to_string(list_transform(
    range(8 + (hash(n + {seed}) % 12)::INTEGER), lambda k: ({words})[1 + (hash(n * 128 + k) % {n_words})::INTEGER]), ' ') || '.' AS text
FROM range(2000) t(n);
"""
ROWS = """
COPY (
    WITH numbered AS (
        SELECT i, hash(i + {seed}) AS h, hash(i * 31 + {seed}) AS g FROM range({count}) r(i)
    )
    SELECT
        'SYN' || i AS event_id_cnty,
        strftime(DATE '2025-11-17' - (i * 5800 // {count})::INTEGER, '%Y-%m-%d') AS event_date,
        year(DATE '2025-11-17' - (i * 5800 // {count})::INTEGER) AS year,
        1 + (g % 20 = 0)::INTEGER AS time_precision,
        k.disorder AS disorder_type, k.type AS event_type, k.sub_type AS sub_event_type,
        'Invented Force ' || g % 400 AS actor1, 'Invented Unit ' || h % 90 AS assoc_actor_1, 1 + g % 8 AS inter1,
        CASE WHEN h % 3 > 0 THEN 'Invented Group ' || h % 700 END AS actor2, NULL AS assoc_actor_2, 1 + h % 8 AS inter2,
        10 + g % 79 AS interaction, CASE WHEN h % 5 = 0 THEN 'Civilian targeting' END AS civilian_targeting,
        a.iso, 'Invented Region' AS region, a.country, a.admin1, 'District ' || h % 120 AS admin2,
        'Tehsil ' || g % 40 AS admin3, 'Place ' || h % 9000 AS location,
        round(25 + (h % 12000) / 1000, 4) AS latitude, round(60 + (g % 17000) / 1000, 4) AS longitude,
        1 + (h % 10 > 6)::INTEGER + (h % 10 > 8)::INTEGER AS geo_precision,
        'Invented Post; Invented Daily ' || g % 60 AS source, 'National' AS source_scale,
        'Invented for a benchmark, it never happened. ' || s1.text || ' ' || s2.text || ' ' || s3.text || ' ' || s4.text AS notes,
        CASE WHEN g % 4 = 0 THEN g % 13 ELSE 0 END AS fatalities,
        'crowd size=no report' AS tags, 1700000000 + h % 60000000 AS timestamp
    FROM numbered
    JOIN areas a ON a.n = numbered.h % 25
    JOIN kinds k ON k.n = numbered.g % 7
    JOIN sentences s1 ON s1.n = numbered.h % 1999
    JOIN sentences s2 ON s2.n = numbered.g % 1997
    JOIN sentences s3 ON s3.n = (numbered.h // 5801) % 1993
    JOIN sentences s4 ON s4.n = (numbered.g // 5801) % 1987
) TO '{path}' (FORMAT csv, HEADER, FORCE_QUOTE (actor1, notes))
"""


def write_events(count: int, path: Path, seed: int = SEED) -> None:
    """Write `count` invented events."""
    words = "[" + ", ".join(f"'{word}'" for word in WORDS) + "]"
    with duckdb.connect() as con:
        con.execute(PIECES.format(seed=seed, words=words, n_words=len(WORDS)))
        con.execute(ROWS.format(count=count, path=path, seed=seed))


if __name__ == "__main__":
    write_events(int(sys.argv[1]), Path(sys.argv[2]))
