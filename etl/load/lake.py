"""The warehouse on DuckLake: its catalog in PostgreSQL, its rows as Parquet in a folder that all machines reach.

`SANAD_WAREHOUSE=ducklake:postgres:dbname=sanad host=db user=sanad` names it; the rest of that text is libpq's, and a
password stands better in PGPASSWORD or ~/.pgpass. DuckLake needs two extensions that come as PyPI packages and are
loaded from their files: https://ducklake.select/docs/stable/duckdb/introduction
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import resources

import duckdb

from etl.load.tables import quote

NAME = "lake"  # of the attached catalog
EXTENSIONS = ("postgres_scanner", "ducklake")
ADDRESS = re.compile(r"ducklake:postgres:[^\0\r\n]+")
READER_SETTINGS = ("enable_external_access = false", "lock_configuration = true")


class LakeError(Exception):
    """The lake cannot be reached, read or written; the message holds no address and no password."""


@dataclass(frozen=True)
class Lake:
    """Where a lake is. `address` may hold a password and is never shown; `data` is the folder of a lake to be made."""

    address: str = field(repr=False)
    data: str = field(default="", repr=False)


def read_lake(address: str, data: str = "") -> Lake:
    """The lake that a setting names. Raises LakeError where the setting has another form."""
    if not ADDRESS.fullmatch(address):
        raise LakeError("SANAD_WAREHOUSE must be a file, or ducklake:postgres: and a PostgreSQL address.")
    return Lake(address, data)


def load_extensions(con: duckdb.DuckDBPyConnection) -> None:
    """Load DuckLake and its PostgreSQL reader from their packages; nothing is downloaded. Raises LakeError."""
    for name in EXTENSIONS:
        try:
            package = resources.files(f"duckdb_extension_{name}")
        except ModuleNotFoundError:
            raise LakeError("DuckLake needs two more packages: pip install -r requirements-scale.txt") from None
        path = package / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        con.execute(f"LOAD {quote(str(path))}")


def attach(con: duckdb.DuckDBPyConnection, lake: Lake, options: list[str]) -> None:
    """Attach the lake under NAME. Raises LakeError, without the reason's text, which may hold the address."""
    chosen = f" ({', '.join(options)})" if options else ""
    try:
        con.execute(f"ATTACH {quote(lake.address)} AS {NAME}{chosen}")
        con.execute(f"USE {NAME}")
    except duckdb.Error as error:
        raise LakeError(f"The lake cannot be opened ({type(error).__name__}).{explain(str(error))}") from None


def explain(reason: str) -> str:
    """What to do about the commonest reasons, in a sentence that starts with a blank; nothing where none is known."""
    advice = {
        "password authentication failed": " PostgreSQL refused the password.",
        "Connection refused": " PostgreSQL does not answer at that address.",
        "does not exist": " PostgreSQL knows no such database, or it holds no lake: run python -m etl build first.",
        "DATA_PATH": " A lake to be made needs SANAD_LAKE_DATA, the folder of its rows.",
        "permission denied": " The account may not do this.",
    }
    return next((advice[key] for key in advice if key in reason), "")


def open_writer(lake: Lake) -> duckdb.DuckDBPyConnection:
    """A connection that may write to the lake, which is made where there is none. Raises LakeError."""
    con = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    load_extensions(con)
    try:
        attach(con, lake, [f"DATA_PATH {quote(lake.data)}", "OVERRIDE_DATA_PATH false"] if lake.data else [])
    except LakeError:
        con.close()
        raise
    return con


def open_reader(lake: Lake, snapshot: int | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that only reads: one snapshot of the lake for ever, or its newest state. Raises LakeError.

    A reader of one snapshot is shut off from all files but the lake's own.
    """
    con = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    load_extensions(con)
    try:
        attach(con, lake, ["READ_ONLY", *([f"SNAPSHOT_VERSION {snapshot}"] if snapshot is not None else [])])
        if snapshot is not None:
            close_off(con)
    except LakeError:
        con.close()
        raise
    return con


def close_off(con: duckdb.DuckDBPyConnection) -> None:
    """Leave the connection no files but the lake's, and no way to change that."""
    options = con.execute(f"SELECT value FROM ducklake_options({quote(NAME)}) WHERE option_name = 'data_path'")  # noqa: S608
    folder = str((options.fetchone() or [""])[0])
    con.execute(f"SET allowed_directories = [{quote(folder)}]")
    for setting in READER_SETTINGS:
        con.execute(f"SET {setting}")


def newest_snapshot(con: duckdb.DuckDBPyConnection) -> int:
    """The number of the lake's newest snapshot. Raises duckdb.Error where the lake does not answer."""
    answer = con.cursor().execute(f"SELECT max(snapshot_id) FROM ducklake_snapshots({quote(NAME)})").fetchone()  # noqa: S608
    return int((answer or [0])[0])


def read_content(con: duckdb.DuckDBPyConnection) -> str | None:
    """The content hash of the warehouse in the lake; None where it holds none."""
    with suppress(duckdb.CatalogException):
        answer = con.execute("SELECT content_hash FROM build_info").fetchone()
        return str(answer[0]) if answer else None
    return None
