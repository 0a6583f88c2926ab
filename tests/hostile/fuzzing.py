"""How many examples each parser gets in a long run. SECURITY.md tells these numbers; a test holds it to them."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

EXAMPLES = {
    "CSV bytes": 2_000,
    "CSV rows": 2_000,
    "periods": 5_000,
    "numbers in words and digits": 5_000,
    "address parameters": 1_000,
    "API parameters": 1_000,
    "links": 2_000,
    "report text": 1_000,
    "web pages to read": 2_000,
    "PDFs to read": 2_000,
    "rows handed in as JSON": 2_000,
    "mappings of event data": 1_000,
    "event files for acled": 1_000,
    "event files for flows": 1_000,
    "event files for generic": 1_000,
    "event files for gtd": 1_000,
    "event files for gtd workbook": 1_000,
    "event files for ucdp-ged": 1_000,
}


def fuzz(what: str) -> settings:
    """So many examples, however slow the machine is."""
    return settings(max_examples=EXAMPLES[what], deadline=None, suppress_health_check=list(HealthCheck), database=None)
