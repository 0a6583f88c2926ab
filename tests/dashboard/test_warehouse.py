from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from dashboard.warehouse import Warehouse, WarehouseError, find_file, open_warehouse


def test_a_link_and_a_small_file_lead_to_the_same_warehouse(tmp_path: Path, country_file: Path) -> None:
    real = Path(shutil.copyfile(country_file, tmp_path / "sanad-1.duckdb"))
    (link := tmp_path / "link.duckdb").symlink_to(real.name)
    (note := tmp_path / "note.duckdb").write_text("sanad-1.duckdb\n", "utf-8")
    assert [find_file(link), find_file(note), find_file(real)] == [real.resolve()] * 3


@pytest.mark.parametrize("text", ["../../etc/passwd", "/etc/passwd", "a b.duckdb", "", "..duckdb/../x.duckdb"])
def test_a_small_file_that_names_no_neighbour_leads_nowhere_else(tmp_path: Path, text: str) -> None:
    (note := tmp_path / "note.duckdb").write_text(text, "utf-8")
    assert find_file(note) == note.resolve()


def test_a_database_of_another_make_is_refused(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "other.duckdb")) as con:
        con.execute("CREATE TABLE build_info (x INTEGER)")
    with pytest.raises(WarehouseError):
        open_warehouse(tmp_path / "other.duckdb")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY sources TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "DELETE FROM figures",
        "SET enable_external_access = true",
    ],
)
def test_the_connection_reads_the_warehouse_and_nothing_else(country: Warehouse, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        country.rows(sql)


def test_many_threads_may_ask_at_once(country: Warehouse) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda _: country.rows("SELECT count(*)::BIGINT AS n FROM figures")[0]["n"], range(64))
    assert len(set(answers)) == 1


def test_a_warehouse_can_be_open_twice_and_reads_no_other_file(country_file: Path, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a\n1\n", encoding="utf-8")
    for warehouse in (open_warehouse(country_file), open_warehouse(country_file)):
        assert warehouse.rows("SELECT count(*) AS n FROM figures")[0]["n"] > 0
        with pytest.raises(duckdb.Error):
            warehouse.rows(f"FROM read_csv('{tmp_path / 'other.csv'}')")
