"""Questions that nobody would ask of the API: an answer or a refusal in words, never an error of ours."""

from __future__ import annotations

import pytest
from fuzzing import fuzz
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dashboard.address import FIELDS

pytestmark = pytest.mark.long
PATHS = (
    "figures.csv", "figures.json", "figures.parquet", "figures.xlsx", "figures.hxl.csv", "series.json", "incidents.csv", "sources.json",
    "event_points.csv", "search.json", "changes.atom", "datapackage.json", "figure/fyear22b", "figure/nothing",
)  # fmt: skip
NAMES = st.sampled_from([*FIELDS, "from", "limit", "offset", "guard", "as_of", "lang", "format"]) | st.text(max_size=12)
VALUES = st.text(max_size=60) | st.sampled_from(
    ["PK", "attacks", "2024", "2024-99", "-1", "0", "9" * 30, "true", "../../etc/passwd", "' OR 1=1 --", "\x00", "%00", "\ud83d", "=1+1", "{0}", "٢٠٢٤",
     "a," * 3_000, "<script>", "\u202e", "NaN", "all", "XA", "fyear22b", "2022.1"]
)  # fmt: skip
PLAIN = ("application/", "text/csv", "text/plain")


@fuzz("API parameters")
@given(path=st.sampled_from(PATHS), asked=st.lists(st.tuples(NAMES, VALUES), max_size=5))
def test_any_question_is_answered_or_refused(client: TestClient, path: str, asked: list[tuple[str, str]]) -> None:
    clean = [
        (name.encode("utf-8", "replace").decode(), value.encode("utf-8", "replace").decode()) for name, value in asked
    ]
    answer = client.get(f"/api/{path}", params=clean)
    assert answer.status_code in {200, 400, 404, 414, 422}, answer.text[:500]
    assert answer.headers["content-type"].startswith(PLAIN)
    assert "Traceback" not in answer.text[:2_000]
