"""Incidents: the list with what is claimed about each, and the rows of its extract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dashboard.address import View
from dashboard.incidents.ranges import list_deaths
from dashboard.incidents.rows import Incident
from dashboard.phrasing.incidents import say_deaths
from dashboard.queries.answer import BATCH, Answer, Column, Row, describe_columns
from dashboard.queries.evidence import CLAIM_COLUMNS, CLAIM_JOINS, WORDINGS
from dashboard.rows import Claim, Wording
from dashboard.warehouse import Warehouse

# One row per incident whose document may be passed on, the latest first. `units` are the areas it is placed in, `areas` those and all they are part of.
INCIDENTS = """
WITH placed AS (
    SELECT
        reference_area,
        CASE WHEN members IS NULL THEN [reference_area]
            ELSE list_transform(string_split(members, ';'), lambda code: trim(code)) END AS units
    FROM reference_areas
),
reached AS (
    SELECT p.reference_area, any_value(p.units) AS units, flatten(list(a.self_and_parents)) AS parents
    FROM placed p, unnest(p.units) AS u(unit)
    JOIN area_parents a ON a.reference_area = u.unit
    GROUP BY p.reference_area
)
SELECT
    i.incident_id, i.kind, i.label,
    CAST(rpad(split_part(i.date, '/', 1), 10, '-01') AS DATE) AS first_day,
    CASE length(split_part(i.date, '/', -1))
        WHEN 4 THEN make_date(split_part(i.date, '/', -1)::INT, 12, 31)
        WHEN 7 THEN last_day((split_part(i.date, '/', -1) || '-01')::DATE)
        ELSE split_part(i.date, '/', -1)::DATE
    END AS last_day,
    i.date AS date_text, i.date_basis, i.reference_area, a.name AS area_name, a.kind AS area_kind, r.units,
    list_sort(list_distinct(list_append(r.parents, i.reference_area))) AS areas,
    i.district, i.localities, i.lat, i.lon, i.geo_precision, i.attributed_to, i.attributed_by, i.acknowledged,
    i.target_claimed, i.source_id, i.note, coalesce(string_split(i.parts, ';'), []) AS parts
FROM incidents i
JOIN reference_areas a ON a.reference_area = i.reference_area
JOIN reached r ON r.reference_area = i.reference_area
WHERE i.source_id IN (SELECT source_id FROM sources WHERE redistributable)
ORDER BY first_day DESC, last_day DESC, i.incident_id
"""
# One row per claim about an incident whose document may be passed on; those listed under others are left to those.
CLAIMS = f"""
SELECT {CLAIM_COLUMNS}, NULL AS yields_by_rule
FROM claims c {CLAIM_JOINS}
JOIN measures m ON m.measure = c.measure
JOIN sources s ON s.source_id = f.source_id
WHERE c.incident_id IS NOT NULL AND ($incident IS NULL OR c.incident_id = $incident) AND c.listed_under IS NULL
    AND s.redistributable
ORDER BY c.incident_id, list_position(['fatalities', 'injuries', 'casualties'], c.measure) NULLS LAST, m.sort_order, g.sort_order, c.count_scope = 'partial', p.short_name, c.value, c.claim_id
"""  # noqa: S608 (constants)
# One row per incident: the documents behind its figures and its description; copies of one document count once.
SOURCES = """
WITH behind AS (
    SELECT incident_id, source_id FROM figures WHERE incident_id IS NOT NULL
    UNION
    SELECT incident_id, source_id FROM incidents
)
SELECT b.incident_id, list_sort(list(DISTINCT coalesce(s.copy_of, s.source_id))) AS documents
FROM behind b
JOIN sources s USING (source_id)
WHERE s.redistributable
GROUP BY b.incident_id
"""
# One row per area: its name.
AREA_NAMES = "SELECT reference_area, name FROM reference_areas ORDER BY name"
# One row per figure of an incident: the days it is printed for.
PRINTED_FOR = """
SELECT figure_id, period_start, period_end FROM figures WHERE incident_id = $incident ORDER BY figure_id
"""
# One row per document that a figure of an incident, or its description, was read from.
DOCUMENTS = """
SELECT DISTINCT s.source_id, s.title, s.author, s.publisher, s.agency, s.published, s.url, s.archived_url, s.language
FROM sources s
WHERE s.redistributable AND (
    s.source_id IN (SELECT source_id FROM figures WHERE incident_id = $incident)
    OR s.source_id IN (SELECT source_id FROM incidents WHERE incident_id = $incident)
)
ORDER BY s.published NULLS LAST, s.publisher, s.title
"""


def list_incident_claims(warehouse: Warehouse, incident_id: str | None = None) -> list[Claim]:
    """The claims about one incident, or about all: by incident, measure, group and counter."""
    return [Claim(**row) for row in warehouse.rows(CLAIMS, {"incident": incident_id})]


def name_areas(warehouse: Warehouse) -> dict[str, str]:
    """The names of all areas by code."""
    return {row["reference_area"]: row["name"] for row in warehouse.rows(AREA_NAMES)}


def list_wordings(warehouse: Warehouse, incident_id: str) -> list[Wording]:
    """How documents print the claims about one incident, one row per figure."""
    claims = [claim.claim_id for claim in list_incident_claims(warehouse, incident_id)]
    return [Wording(**row) for row in warehouse.rows(WORDINGS, {"claims": claims})]


def list_printed_days(warehouse: Warehouse, incident_id: str) -> dict[str, tuple[date, date]]:
    """The first and last day that each figure of an incident is printed for."""
    rows = warehouse.rows(PRINTED_FOR, {"incident": incident_id})
    return {row["figure_id"]: (row["period_start"], row["period_end"]) for row in rows}


def list_documents(warehouse: Warehouse, incident_id: str) -> list[dict[str, Any]]:
    """The documents behind one incident, oldest first."""
    return warehouse.rows(DOCUMENTS, {"incident": incident_id})


def list_incidents(warehouse: Warehouse) -> list[Incident]:
    """Every incident with the deaths claimed and the number of claims, claimants and documents, the latest first."""
    rows = warehouse.rows(INCIDENTS)
    codes = sorted(row["incident_id"] for row in rows)
    parts = {row["incident_id"]: tuple(code for code in codes if code in row["parts"]) for row in rows}
    claims: dict[str, list[Claim]] = {code: [] for code in codes}
    for claim in list_incident_claims(warehouse):
        claims[str(claim.incident_id)].append(claim)
    sources = {row["incident_id"]: tuple(row["documents"]) for row in warehouse.rows(SOURCES)}
    return [
        Incident(
            **{**row, "units": tuple(row["units"]), "areas": tuple(row["areas"]), "parts": parts[row["incident_id"]]},
            part_of=tuple(code for code in codes if row["incident_id"] in parts[code]),
            deaths=tuple(list_deaths(claims[row["incident_id"]])),
            n_claims=len(claims[row["incident_id"]]),
            n_claimants=len(
                {claim.producer_id for claim in claims[row["incident_id"]] if claim.producer_kind != "not_stated"}
            ),
            documents=sources.get(row["incident_id"], ()),
        )
        for row in rows
    ]


def is_in_view(incident: Incident, view: View) -> bool:
    """Whether an incident fits the kind, area, party and days of a view. Days that overlap are enough."""
    return (
        view.kind in {None, incident.kind}
        and (view.area is None or view.area in incident.areas)
        and view.party in {None, incident.party}
        and (view.from_ is None or incident.last_day.isoformat() >= view.from_)
        and (view.to is None or incident.first_day.isoformat()[: len(view.to)] <= view.to)
        and view.id in {None, incident.incident_id}
    )


COLUMNS = (
    *(
        Column(name, "", f"incidents.{name}")
        for name in ("incident_id", "kind", "label", "date", "date_basis", "reference_area")
    ),
    Column("area_name", "", "reference_areas.name"),
    *(
        Column(name, "", f"incidents.{name}")
        for name in (
            "district",
            "localities",
            "lat",
            "lon",
            "geo_precision",
            "attributed_to",
            "attributed_by",
            "acknowledged",
            "target_claimed",
        )
    ),
    Column("parts", "", "incidents.parts"),
    Column("deaths_claimed", "", "Lowest to highest claim of deaths for each group of people, as the pages say it."),
    Column("n_claims", "", "Distinct claims about the incident."),
    Column("n_claimants", "", "Those who made them, as far as they are named."),
    Column("n_sources", "", "Documents behind its figures and its description."),
    Column("source_id", "", "incidents.source_id"),
    Column("note", "", "incidents.note"),
    Column("incident_page", "", "The incident's page, from the site's address on."),
)


def write_row(incident: Incident) -> Row:
    """One incident as a row of the extract."""
    values: dict[str, Any] = {
        **{name: getattr(incident, name, None) for name in (column.name for column in COLUMNS)},
        "date": incident.date_text,
        "deaths_claimed": say_deaths(incident.deaths),
        "incident_page": f"/incident?id={incident.incident_id}",
    }
    return tuple(values[column.name] for column in COLUMNS)


def read_incidents(warehouse: Warehouse, view: View) -> Answer:
    """The incidents in a view, one row each, the latest first."""

    def read_batches() -> Iterator[list[Row]]:
        rows = [write_row(incident) for incident in list_incidents(warehouse) if is_in_view(incident, view)]
        yield from (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))

    return Answer("incidents", describe_columns(warehouse, COLUMNS), read_batches)
