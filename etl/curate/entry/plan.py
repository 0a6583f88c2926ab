"""New rows as a plan: each completed, placed and checked as if it stood in the corpus. Nothing is written yet."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from etl.curate.entry.beside import Neighbour, list_beside
from etl.curate.entry.completing import complete, find_source
from etl.curate.entry.document import Entry, EntryError
from etl.curate.entry.places import choose_file, insert_row
from etl.curate.ids import KEYS, FileRows, IdsError, make_id, read_lines
from etl.load.check import check_datasets
from etl.load.corpus import read_corrected
from etl.problems import Problem
from etl.read.folder import Corpus

Lines = dict[str, FileRows]


@dataclass
class Planned:
    """One new row: where it would stand (line counts from 1), and what is wrong with it or stands beside it."""

    entry: Entry
    file: str
    cells: list[str]
    line: int = 0
    problems: list[Problem] = field(default_factory=list)
    beside: list[Neighbour] = field(default_factory=list)


@dataclass
class Plan:
    """New rows, files as they would be, and problems that belong to none of the new rows."""

    rows: list[Planned]
    texts: dict[str, str]
    diff: str
    problems: list[Problem]

    @property
    def is_good(self) -> bool:
        """Whether it may be written."""
        return bool(self.rows) and not self.problems and not any(row.problems for row in self.rows)


def plan_rows(datasets: Path, entries: list[Entry]) -> Plan:
    """What adding the entries would do. Raises EntryError when the datasets cannot be read."""
    corpus = read_corrected(datasets)
    if not corpus.tables:
        raise EntryError(f"The datasets cannot be read: {corpus.problems[0]}")
    entries = settle_sources(deepcopy(entries), corpus)
    for entry in entries:
        complete(entry, corpus)
        if entry.table not in {"figures", "stated_changes"}:  # rows that come after it may name it
            columns = corpus.tables[entry.table].columns
            corpus.rows[entry.table].append({name: entry.cells.get(name) or None for name in columns})
    try:
        before = {
            file: read_lines(datasets / file, corpus.tables[name])
            for name in {*KEYS, "withdrawn", *(entry.table for entry in entries)}
            for file in corpus.tables[name].files
        }
    except IdsError as error:
        raise EntryError(str(error)) from None
    rows, after = place_rows(entries, corpus, before)
    texts = {file: "".join(after[file].lines) for file in sorted({row.file for row in rows})}
    problems = sort_out(rows, check_as_if(datasets, texts) if rows else [])
    for row in rows:
        row.beside = list_beside(row.entry, corpus)
    return Plan(rows, texts, write_diff(datasets, before, after, texts), problems)


def settle_sources(entries: list[Entry], corpus: Corpus) -> list[Entry]:
    """The entries with one for each new document that they bring along, before them; rows name it by its id."""
    new: dict[str, Entry] = {}
    taken = {row["source_id"] for row in corpus.rows["sources"]} | {row["id"] for row in corpus.rows["withdrawn"]}
    for entry in [entry for entry in entries if entry.document and not entry.cells.get("source_id")]:
        document = dict(entry.document or {})
        known = find_source(document, corpus.rows["sources"])
        if known is None:
            letter, key = KEYS["sources"]
            known = make_id(letter, [document.get(name, "") for name in key], taken)
            if known not in new:
                new[known] = Entry("sources", len(new), {**document, "source_id": known})
        entry.cells["source_id"] = known
    return [*(entry for entry in entries if entry.table == "producers"), *new.values(),
            *(entry for entry in entries if entry.table != "producers")]  # fmt: skip


def place_rows(entries: list[Entry], corpus: Corpus, before: Lines) -> tuple[list[Planned], Lines]:
    """Each entry with its id in its file; the files with all of them."""
    after = dict(before)
    taken = {cells[0] for content in before.values() for _, cells in content.rows if cells}
    planned = []
    for entry in entries:
        table = corpus.tables[entry.table]
        if entry.table in KEYS and not entry.cells.get(table.columns[0]):
            letter, key = KEYS[entry.table]
            entry.cells[table.columns[0]] = make_id(letter, [entry.cells.get(name, "") for name in key], taken)
        cells = [entry.cells.get(name, "") for name in table.columns]
        taken.add(cells[0])
        file = choose_file(table, entry.cells)
        after[file] = insert_row(table, after[file], cells)
        planned.append(Planned(entry, file, cells))
    for row in planned:
        row.line = 1 + next(line for line, cells in after[row.file].rows if cells is row.cells)
    return planned, after


def check_as_if(datasets: Path, texts: dict[str, str]) -> list[Problem]:
    """What `etl check` would say if the files read so."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "datasets"
        shutil.copytree(datasets, copy, ignore=shutil.ignore_patterns(".*"))
        for file, text in texts.items():
            (copy / file).write_bytes(text.encode("utf-8", errors="replace"))
        return check_datasets(copy)


def sort_out(rows: list[Planned], problems: list[Problem]) -> list[Problem]:
    """Give each new row its problems; returns those of no new row.

    Of two rows that do not go together a check names the later one; where that is an old row, its message names the new.
    """
    rest = []
    places = {(row.file, row.line) for row in rows}
    for problem in problems:
        if (problem.file, problem.line) in places:
            own = [row for row in rows if (row.file, row.line) == (problem.file, problem.line)]
        else:
            own = [row for row in rows if is_named(problem, row)]
        for row in own:
            row.problems.append(problem)
        if not own:
            rest.append(problem)
    return rest


def is_named(problem: Problem, row: Planned) -> bool:
    """Whether a problem of another row names the place of this one."""
    return re.search(rf"{re.escape(row.file)} line {row.line}(?!\d)", problem.message) is not None


def write_diff(datasets: Path, before: Lines, after: Lines, files: Iterable[str]) -> str:
    """The change as `git diff` shows it."""
    parts: list[str] = []
    for file in files:
        name = f"{datasets.resolve().name}/{file}"
        parts += unified_diff(before[file].lines, after[file].lines, f"a/{name}", f"b/{name}", n=1)
    return "".join(parts)
