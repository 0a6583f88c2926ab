"""The whole of datasets/: every declared file read, every file that is there declared."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from etl.journal import finish_writing, list_visible
from etl.problems import Problem
from etl.read.rows import Row, read_rows
from etl.read.text import decode
from etl.schema import FIGURES, Table, read_tables

PACKAGE = "datapackage.json"
UNREAD = {"missing_file", "unreadable", "encoding", "not_a_table", "empty_file", "header", "quotes"}


@dataclass
class Corpus:
    """All that datasets/ holds: tables by name, their rows, what is wrong with the files, and the tables of which a file
    could not be read: what they lack is no fault of the rows that point to them."""

    tables: dict[str, Table] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    version: str = ""
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def read_corpus(datasets: Path) -> Corpus:
    """Read a datasets folder; never raises for what a curator can have done to it."""
    if datasets.is_file():
        message = "This is a file. Give the folder that holds datapackage.json: its files are checked together."
        return Corpus(problems=[Problem(datasets.name, 0, "", "no_folder", "a file", "a folder", message)])
    if not datasets.is_dir():
        message = "There is no such folder. Give the folder that holds datapackage.json."
        return Corpus(problems=[Problem(datasets.name or ".", 0, "", "no_folder", "nothing", "a folder", message)])
    finish_writing(datasets)
    try:
        tables, version = read_tables(datasets), read_version(datasets)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return Corpus(problems=[package_problem(datasets, error)])
    corpus = Corpus(tables, {name: [] for name in tables}, version)
    for table in tables.values():
        for file in table.files:
            rows, problems = read_file(datasets, file, table)
            corpus.rows[table.name] += rows
            corpus.problems += problems
            if UNREAD & {problem.code for problem in problems}:
                corpus.unread.add(table.name)
    corpus.problems += find_undeclared(datasets, tables)
    return corpus


def read_version(datasets: Path) -> str:
    """The version of the data, from datapackage.json."""
    return str(json.loads((datasets / PACKAGE).read_text(encoding="utf-8")).get("version", ""))


def package_problem(datasets: Path, error: Exception) -> Problem:
    """datapackage.json is missing or does not declare tables."""
    if not any(datasets.iterdir()):
        message = "The folder is empty: it has neither datapackage.json nor tables."
        return Problem(PACKAGE, 0, "", "empty_folder", "an empty folder", "datapackage.json and its files", message)
    if isinstance(error, FileNotFoundError):
        name = Path(error.filename or PACKAGE).name
        message = f"{name} is missing: it declares the files and columns of the folder."
        return Problem(PACKAGE, 0, "", "missing_file", "no file", name, message)
    if isinstance(error, json.JSONDecodeError):
        place = f"line {error.lineno}, character {error.colno}"
        message = f"{PACKAGE} or a schema it names is no JSON ({error.msg}, {place}). Mend it, or take the last version from git."
        return Problem(PACKAGE, error.lineno, "", "bad_package", error.msg, "JSON", message)
    reason = str(error) if type(error) is ValueError else "a part is missing, or is of another kind than it should be"
    message = f"The file does not declare the tables ({reason}). Mend it, or take the last version from git."
    return Problem(PACKAGE, 0, "", "bad_package", reason, "a Frictionless data package", message)


def read_file(datasets: Path, file: str, table: Table) -> tuple[list[Row], list[Problem]]:
    """Rows and problems of one declared file."""
    path = datasets / file
    if not path.is_file():
        message = f"datapackage.json names {file}, but there is no such file. Add it, or take it out there."
        return [], [Problem(file, 0, "", "missing_file", "no file", file, message)]
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = f"The file cannot be read ({error.strerror}). Allow it to be read."
        return [], [Problem(file, 0, "", "unreadable", str(error.strerror), "a file that may be read", message)]
    text, problems = decode(file, raw)
    if not text and problems:
        return [], problems
    rows, more = read_rows(file, text, table.columns)
    return rows, problems + more


def find_undeclared(datasets: Path, tables: dict[str, Table]) -> list[Problem]:
    """CSV files that datapackage.json does not name, and a figures folder without any."""
    declared = {file for table in tables.values() for file in table.files}
    found = {path.as_posix() for path in list_visible(datasets) if path.suffix == ".csv"}
    problems = []
    for file in sorted(found - declared):
        message = f"datapackage.json does not name {file}, so nothing reads it. Name it there, or remove it."
        problems.append(Problem(file, 0, "", "undeclared_file", file, "a file named in datapackage.json", message))
    if not any(file.startswith(f"{FIGURES}/") for file in found):
        message = "The folder figures/ has no CSV file. Add one file per producer."
        problems.append(Problem(FIGURES, 0, "", "empty_folder", "no file", "figures/<producer>.csv", message))
    return problems
