from __future__ import annotations

import csv
import io
import json
from email.utils import parsedate_to_datetime
from pathlib import Path

import bibtexparser
import duckdb
import frictionless
import pytest
import rispy
from starlette.testclient import TestClient

from dashboard.routes.extracts import MOST_LIMIT

FIGURE = "fyear22b"


def read_rows(text: str) -> list[dict[str, str]]:
    """CSV as dicts."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "path", ["/api/figures.csv", "/api/sources.json", f"/api/figure/{FIGURE}", "/api/openapi.json"]
)
def test_head_says_what_get_says_without_the_body(client: TestClient, path: str) -> None:
    full, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers} == {**full.headers}


def test_pages_of_other_sites_may_ask(client: TestClient) -> None:
    asked = client.options("/api/figures.csv", headers={"Origin": "https://x.example"})
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-methods"] == asked.headers["allow"] == "GET, HEAD, OPTIONS"
    assert client.get("/api/figures.csv").headers["access-control-allow-origin"] == "*"
    assert client.get("/api/figures.csv?measure=x").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/figures.csv")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json() == {"error": "This address answers GET, HEAD, OPTIONS."}


@pytest.mark.parametrize("tags", ["{}", "W/{}", '"other", {}', "*"])
def test_a_copy_that_is_still_good_is_not_sent_again(client: TestClient, tags: str) -> None:
    first = client.get("/api/figures.csv")
    again = client.get("/api/figures.csv", headers={"If-None-Match": tags.format(first.headers["etag"])})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_copy_is_known_by_its_day_too_unless_its_tag_is_another(client: TestClient) -> None:
    first = client.get("/api/figures.csv")
    assert parsedate_to_datetime(first.headers["last-modified"])
    since = {"If-Modified-Since": first.headers["last-modified"]}
    assert client.get("/api/figures.csv", headers=since).status_code == 304
    assert client.get("/api/figures.csv", headers={**since, "If-None-Match": '"other"'}).status_code == 200
    assert client.get("/api/figures.csv", headers={"If-Modified-Since": "yesterday"}).status_code == 200


@pytest.mark.parametrize(
    "day", ["Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "Mon, 01 Jan 2020 00:00:00 +99999999999999"]
)
def test_a_day_past_all_calendars_is_no_day(client: TestClient, day: str) -> None:
    assert client.get("/api/figures.csv", headers={"If-Modified-Since": day}).status_code == 200


def test_another_question_another_format_and_another_site_have_another_tag(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [
        "/api/figures.csv",
        "/api/figures.json",
        "/api/figures.csv?guard=false",
        "/api/figures.csv?measure=attacks",
    ]
    tags = {client.get(path).headers["etag"] for path in paths}
    monkeypatch.setenv("SANAD_BASE_URL", "https://sanad.example")
    tags.add(client.get(paths[0]).headers["etag"])
    assert len(tags) == 5


def test_json_comes_in_pages_that_lead_on(client: TestClient) -> None:
    whole = client.get(f"/api/figures.json?limit={MOST_LIMIT}").json()
    assert whole["next"] is None
    rows, path = [], "/api/figures.json?limit=7"
    while path:
        answer = client.get(path)
        page = answer.json()
        assert page["total"] == whole["total"]
        link = f'<{page["next"]}>; rel="next"' if page["next"] else None
        assert answer.headers.get("link") == link
        rows, path = rows + page["rows"], page["next"]
    assert rows == whole["rows"]


@pytest.mark.parametrize("table", ["figures", "series", "incidents", "sources", "definitions"])
def test_every_table_is_narrowed_by_the_same_words(client: TestClient, table: str) -> None:
    everything = client.get(f"/api/{table}.json").json()["total"]
    some = client.get(f"/api/{table}.json?measure=attacks&producer=arvan_monitor").json()["total"]
    assert some < everything


@pytest.mark.parametrize(
    ("query", "status", "parameter", "found", "allowed"),
    [
        ("measure=deaths", 400, "measure", "deaths", "attacks"),
        ("producer=arvan_monitor,nobody", 400, "producer", "arvan_monitor,nobody", "arvan_monitor"),
        ("from=2023-02-29", 400, "from", "2023-02-29", "YYYY, YYYY-MM or YYYY-MM-DD, a day of the calendar"),
        ("limit=0", 400, "limit", "0", "1 to 10000"),
        ("offset=-1", 400, "offset", "-1", "0 to 10000000"),
        ("measure=", 400, "measure", "", "attacks"),
        ("incident=%0C", 400, "incident", "\f", "XB-2023-05-01-LAKELAND"),
        ("producer=arvan_monitor,%20", 400, "producer", "arvan_monitor, ", "arvan_monitor"),
        ("colour=red", 400, "colour", "red", "measure"),
        ("embed=true", 400, "embed", "", "the parameters of this table"),
        ("incident=NOWHERE", 404, "incident", "NOWHERE", "XB-2023-05-01-LAKELAND"),
        ("from=2024&to=2022", 404, "from", "2024", "a day that is not after “to”"),
    ],
)
def test_a_refusal_names_parameter_found_and_allowed(
    client: TestClient, query: str, status: int, parameter: str, found: str, allowed: str
) -> None:
    answer = client.get(f"/api/figures.json?{query}")
    assert answer.status_code == status
    problem = answer.json()["problems"][0]
    assert (problem["parameter"], problem["found"]) == (parameter, found)
    assert allowed == problem["allowed"] or allowed in problem["allowed"]
    assert answer.json()["error"] == problem["message"]


def test_a_figure_comes_with_its_citations(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANAD_BASE_URL", "https://sanad.example")
    document = client.get(f"/api/figure/{FIGURE}").json()
    address = f"https://sanad.example/figure?id={FIGURE}"
    assert document["page"] == document["figure"]["figure_page"] == address
    cited = document["citation"]
    assert f"(Version {document['release']})" in cited["text"]
    assert cited["text"].endswith(address)
    assert bibtexparser.parse_string(cited["bibtex"]).entries[0]["url"] == address
    assert rispy.loads(cited["ris"])[0]["urls"] == [address]
    assert cited["csl_json"][0]["URL"] == address
    assert document["source_citation"]["text"].startswith(document["figure"]["source_publisher"])


@pytest.mark.parametrize(
    ("ending", "form", "media_type"),
    [
        ("txt", "text", "text/plain; charset=utf-8"),
        ("bib", "bibtex", "application/x-bibtex; charset=utf-8"),
        ("ris", "ris", "application/x-research-info-systems; charset=utf-8"),
    ],
)
def test_a_citation_can_be_had_alone(client: TestClient, ending: str, form: str, media_type: str) -> None:
    answer = client.get(f"/api/figure/{FIGURE}/citation.{ending}")
    assert answer.headers["content-type"] == media_type
    assert answer.content.decode() == client.get(f"/api/figure/{FIGURE}").json()["citation"][form]
    csl = client.get(f"/api/figure/{FIGURE}/citation.json").json()
    assert csl == client.get(f"/api/figure/{FIGURE}").json()["citation"]["csl_json"]


def test_a_figure_that_is_not_there_says_why(client: TestClient) -> None:
    unknown = client.get("/api/figure/nothing")
    assert (unknown.status_code, unknown.json()["error"]) == (404, "There is no figure with this id.")
    withdrawn = client.get("/api/figure/fgone")
    assert (withdrawn.status_code, withdrawn.json()["reason"]) == (410, "The page was a satire.")
    assert client.get(f"/api/figure/{FIGURE}?measure=attacks").status_code == 400


def test_the_tables_are_one_valid_data_package(client: TestClient, tmp_path: Path) -> None:
    package = client.get("/api/datapackage.json").json()
    for resource in package["resources"]:
        (tmp_path / resource["path"]).write_bytes(client.get(f"/api/{resource['path']}?guard=false").content)
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type"])


def test_a_dataset_with_every_download_is_described(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANAD_BASE_URL", "https://sanad.example")
    answer = client.get("/api/dataset.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    dataset = answer.json()
    assert (dataset["@type"], dataset["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
    for download in dataset["distribution"]:
        path = download["contentUrl"].removeprefix("https://sanad.example")
        assert client.head(path).headers["content-type"].partition(";")[0] == download["encodingFormat"]


def test_the_whole_corpus_is_one_file(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "sanad.duckdb").write_bytes(client.get("/api/sanad.duckdb").content)
    with duckdb.connect(str(tmp_path / "sanad.duckdb"), read_only=True) as con:
        n = con.execute("SELECT count(*) FROM figures").fetchone()
    assert n == (client.get("/api/figures.json").json()["total"],)
    assert client.get("/api/sanad.duckdb?measure=attacks").status_code == 400


def test_csv_over_http_has_no_mark_and_may_be_had_without_apostrophes(client: TestClient) -> None:
    assert not client.get("/api/figures.csv").content.startswith(b"\xef\xbb\xbf")
    plain = read_rows(client.get("/api/figures.csv?guard=false").text)
    assert [row["figure_id"] for row in plain] == [
        row["figure_id"] for row in client.get("/api/figures.json").json()["rows"]
    ]


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nothing", "/api/figures", "/api/figures.zip", "/api/figure"])
def test_any_other_address_says_what_there_is(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"].startswith("There are figures, series, incidents, event_points, sources, definitions")
