"""Files of event data, damaged in every way that we know of: each is imported whole or refused in a sentence, none by half."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from fuzzing import EXAMPLES, fuzz
from hypothesis import given
from hypothesis import strategies as st
from importing import ACLED_31, INVENTED, ged_rows, write_table
from spoiling import DAMAGES, Damage, spoil
from test_acled import EVENT
from test_flows import IOM
from test_generic import MAPPING, TABLE
from test_gtd import COLUMNS, write_workbook
from test_gtd import EVENT as GTD_EVENT

from etl.adapters import find_adapters
from etl.adapters.generic import configure
from etl.adapters.ucdp_ged import COLUMNS_49
from etl.events.bring_in import Order, import_file
from etl.events.failure import NotImportedError
from etl.events.head import find_delimiter
from etl.load.registered import EVENTS, MONTHS, list_registered

KIND = "event files for "
FILE = "GEDEvent_v25_1.csv"  # a name that tells a version
# The file of each adapter before it is damaged, of some thirty rows.
GOOD: dict[str, Callable[[], str | bytes]] = {
    "acled": lambda: write_table([EVENT | {"event_id_cnty": f"ARV{number}"} for number in range(30)], ACLED_31),
    "flows": lambda: IOM + "".join(f"2024-{m:02},2024-{m:02},Chaman,Pakistan,{m},1,1,“B”\n" for m in range(1, 13)),
    "generic": lambda: TABLE + "".join(f'C{n},{n:02}/01/2025,1,Arvania,Ambush,"a, b"\n' for n in range(1, 29)),
    "gtd": lambda: write_table(GTD_ROWS, COLUMNS),
    "gtd workbook": lambda: write_workbook(GTD_ROWS),
    "ucdp-ged": lambda: write_table(ged_rows(30), COLUMNS_49),
}
GTD_ROWS = [GTD_EVENT | {"eventid": 201503010001 + number} for number in range(30)]
HEADS = {"flows": 2}  # rows above the first one, where that is not the header alone
# One row: events, those without an id, a day or a sound number, ids that stand twice, and how many the months add up to.
WHOLE = """
SELECT
    count(*), count(*) FILTER (event_id IS NULL OR date_start IS NULL OR date_end < date_start OR best < 0),
    count(*) - count(DISTINCT event_id), (SELECT sum(n_events) FROM read_parquet($months))
FROM read_parquet($events)
"""


def test_every_adapter_is_fuzzed() -> None:
    """A new adapter needs a good file in GOOD and a number in EXAMPLES."""
    assert {name.split()[0] for name in GOOD} == set(find_adapters())
    assert set(GOOD) == {name.removeprefix(KIND) for name in EXAMPLES if name.startswith(KIND)}


def make_good(name: str) -> bytes:
    """A file before it is damaged."""
    good = GOOD[name]()
    return good.encode() if isinstance(good, str) else good


def make_order(name: str, folder: Path) -> Order:
    """The import of the file in a folder, into another one."""
    adapter = find_adapters()[name.split(maxsplit=1)[0]]
    if name == "generic":
        (folder / "mapping.yaml").write_text(MAPPING, "utf-8")
        adapter = configure(folder / "mapping.yaml")
    return Order(adapter, folder / FILE, folder / "events", INVENTED, name="fuzzed", version="2025")


def list_files(folder: Path) -> list[str]:
    """All files of imported events."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.name != ".lock")


def count_rows(raw: bytes, heads: int) -> int | None:
    """The rows of a file below its heads as another reader counts them; None where that one cannot read it."""
    try:
        text = raw.decode("utf-8-sig")
        rows = [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text), strict=True) if row
        ]
    except (UnicodeDecodeError, csv.Error):
        return None
    return len(rows) - (0 if rows[0][0].isdecimal() else heads)  # UCDP's candidates may come without a header


def check_refusal(order: Order, said: str) -> None:
    """A sentence that names the file and no place of the machine; and nothing is there."""
    assert said.startswith(f"{order.file.name}:")
    assert said.isprintable()
    assert str(order.folder.parent) not in said
    assert list_files(order.folder) == []


def check_import(order: Order) -> None:
    """Import it: then all that is shown holds together; or else it is refused in a sentence and nothing is there."""
    try:
        result = import_file(order)
    except NotImportedError as refusal:
        check_refusal(order, str(refusal))
        return
    ((place, manifest),) = list_registered(order.folder)
    assert manifest == result.manifest
    asked = {"events": str(place / EVENTS), "months": str(place / MONTHS)}
    with duckdb.connect(":memory:") as con:
        assert con.execute(WHOLE, asked).fetchone() == (manifest["n_events"], 0, 0, manifest["n_events"])
    assert manifest["n_events"] > 0
    assert manifest["n_rejected"] == len(result.rejected)
    assert count_rows(order.file.read_bytes(), HEADS.get(order.adapter.name, 1)) in {
        None,
        manifest["n_events"] + manifest["n_rejected"],
    }
    assert all(row.reason.isprintable() for row in result.rejected)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(GOOD))
def test_any_damaged_file_is_imported_whole_or_refused(name: str) -> None:
    good = make_good(name)

    @fuzz(KIND + name)
    @given(st.lists(DAMAGES, min_size=1, max_size=4))
    def check(damages: list[Damage]) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            order = make_order(name, Path(scratch))
            order.file.write_bytes(spoil(good, damages))
            check_import(order)

    check()


@pytest.mark.parametrize("name", sorted(GOOD))
def test_the_file_is_good_before_it_is_damaged(name: str, tmp_path: Path) -> None:
    order = make_order(name, tmp_path)
    order.file.write_bytes(make_good(name))
    result = import_file(order)
    assert (result.outcome, result.rejected) == ("imported", [])


def test_a_column_named_by_a_stranger_is_named_visibly_and_briefly(tmp_path: Path) -> None:
    order = make_order("flows", tmp_path)
    head, rest = make_good("flows").split(b"\n", 1)
    assert head.count(b"From") == 1
    for name in (b"\x01From", b"\x1b[2JFrom" + b"x" * 9_000):
        order.file.write_bytes(head.replace(b"From", name) + b"\n" + rest.replace(b"2024-", b"\x01024-"))
        with pytest.raises(NotImportedError) as refusal:
            import_file(order)
        check_refusal(order, str(refusal.value))
        assert len(str(refusal.value)) < 1_000
