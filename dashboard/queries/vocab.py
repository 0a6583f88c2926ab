"""The codes in use and their names, for choices and for checking addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dashboard.warehouse import Warehouse
from dashboard.words import DEFAULT, LANGUAGE, name_code, name_definition

# One row per code and kind of code; only codes that some figure uses, in the order in which lists show them.
NAMES = """
SELECT 'measure' AS kind, measure AS code, label AS name, sort_order::DOUBLE AS place
FROM measures WHERE measure IN (SELECT measure FROM figures)
UNION ALL
SELECT 'group', population_group, label, sort_order
FROM population_groups WHERE population_group IN (SELECT population_group FROM figures)
UNION ALL
SELECT 'area', reference_area, name, row_number() OVER (ORDER BY kind <> 'country', parent, name)
FROM reference_areas WHERE reference_area IN (SELECT reference_area FROM figures)
UNION ALL
SELECT DISTINCT 'area', coalesce(reference_area, split_part(series_id, '.', 4)), area_name, 1e6
FROM event_series
WHERE redistributable AND coalesce(reference_area, '') NOT IN (SELECT reference_area FROM figures)
UNION ALL
SELECT 'producer', producer_id, short_name, row_number() OVER (ORDER BY lower(short_name))
FROM producers WHERE producer_id IN (SELECT producer_id FROM figures)
UNION ALL
SELECT 'definition', definition_id, label, row_number() OVER (ORDER BY lower(label), definition_id)
FROM definitions
UNION ALL
SELECT 'concept', concept, any_value(label), row_number() OVER (ORDER BY concept)
FROM definitions GROUP BY concept
ORDER BY 1, 4, 2
"""


@dataclass(frozen=True)
class Vocabulary:
    """Codes and names by kind: measure, group, area, producer, definition, concept. Dicts keep the order of lists."""

    names: dict[str, dict[str, str]]
    newest: date | None

    def name(self, kind: str, code: str) -> str:
        """The name of a code, or the code itself where it has none."""
        return self.names.get(kind, {}).get(code, code)


def translate_names(vocabulary: Vocabulary) -> Vocabulary:
    """The same with names in the reader's language, where it has them."""
    if LANGUAGE.get() == DEFAULT:
        return vocabulary
    names = {
        kind: {
            code: name_definition(name) if kind == "definition" else name_code(kind, code, name)
            for code, name in codes.items()
        }
        for kind, codes in vocabulary.names.items()
    }
    return replace(vocabulary, names=names)


def read_vocabulary(warehouse: Warehouse) -> Vocabulary:
    """All codes in use with their names, and the last day of the newest period that the corpus covers."""
    names: dict[str, dict[str, str]] = {}
    for row in warehouse.rows(NAMES):
        names.setdefault(row["kind"], {})[row["code"]] = row["name"]
    newest = warehouse.info["newest_period_end"]
    return Vocabulary(names, date.fromisoformat(newest) if newest else None)
