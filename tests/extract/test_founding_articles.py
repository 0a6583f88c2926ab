"""The five founding articles: their figures are found, and nothing else with high confidence.

The articles lie beside the repository; their sentences stay there.
"""

from datetime import date
from pathlib import Path

import pytest

from etl.extract.proposals import propose_figures

ARTICLES = Path(__file__).parents[2].parent / "shared" / "seeds"
NATIONALS = "afghan_nationals"
FOUND = {
    ("000", "2025-04-20"): [
        ("attacks", 521, "exact", "all", "PK"),
        ("change_pct", 70, "exact", "all", "PK"),
        ("fatalities", 852, "exact", "all", "PK"),
        ("fatalities", 358, "exact", "security_forces", "PK"),
        ("returns", 1_000_000, "nearly", NATIONALS, "PK"),
    ],
    ("001", "2025-06-04"): [
        ("returns", None, "words_only", "afghan_undocumented", "PK"),
        ("returns", 845_000, "about", NATIONALS, "PK"),
        ("population", 3_000_000, "about", NATIONALS, "PK"),
    ],
    ("002", "2025-04-19"): [
        ("fatalities", 2_546, "at_least", "all", "PK"),
        ("fatalities", 700, "nearly", "security_forces", "PK"),
        ("fatalities", 900, "more_than", "civilians", "PK"),
        ("returns", 900_000, "more_than", NATIONALS, "PK"),
        ("deportations", 80_000, "more_than", NATIONALS, "PK"),
    ],
    ("003", "2025-03-27"): [],
    ("004", "2025-06-24"): [
        ("change_pct", 70, "exact", "all", "PK"),
        ("returns", None, "words_only", NATIONALS, "PK"),
        ("fatalities", 46, "exact", "all", "AF-PKA"),
    ],
}


@pytest.mark.parametrize(("article", "published"), FOUND)
def test_all_figures_of_a_founding_article_are_found_and_no_others(article, published):
    if not ARTICLES.is_dir():  # a copy of the repository without the articles beside it
        return
    [file] = ARTICLES.glob(f"{article}_*.txt")
    proposals = propose_figures(file.read_text(encoding="utf-8"), date.fromisoformat(published))
    read = [(one.measure, one.value, one.qualifier, one.population_group, one.reference_area) for one in proposals]
    assert read == FOUND[article, published]
