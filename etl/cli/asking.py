"""The questions of `etl add`: each answer is completed at once, or the nearest codes are offered."""

from __future__ import annotations

from collections.abc import Callable

import typer

from etl.curate.entry.codes import COLUMNS, find_code, list_codes, list_nearest
from etl.curate.entry.completing import find_source, list_definitions
from etl.curate.entry.document import Entry, EntryError
from etl.numbers import read_numbers
from etl.periods import parse_period
from etl.read.folder import Corpus
from etl.schema import Field

NEW_SOURCE = ("title", "publisher", "published", "url", "author", "agency", "language", "kind")
USUAL = {"language": "en", "kind": "press", "population_group": "all", "reference_area": "PK", "qualifier": "exact"}


def ask_figure(corpus: Corpus) -> list[Entry]:
    """A figure with its source, asked for in the order in which a person reads a document. Raises EntryError."""
    if not corpus.tables:
        raise EntryError(f"The datasets cannot be read: {corpus.problems[0]}")
    fields = {field.name: field for field in corpus.tables["figures"].fields}
    typer.echo(
        "Answer with a code or a name; an empty answer takes what stands in brackets. Ctrl-C ends without writing."
    )
    document = ask_source(corpus)
    cells: dict[str, str] = {}
    for column in ("producer_id", "measure"):
        cells[column] = ask_code(column, fields[column], corpus)
    cells["definition_id"] = ask_definition(cells, corpus, fields["definition_id"])
    for column in ("population_group", "reference_area"):
        cells[column] = ask_code(column, fields[column], corpus)
    cells["period"] = ask_period(fields["period"])
    ask_period_kind(cells, fields, corpus)
    ask_number(cells, fields)
    ask_rest(cells, fields)
    return [Entry("figures", 0, {name: value for name, value in cells.items() if value}, document)]


def prompt(question: str, default: str = "") -> str:
    """One line typed by a person, without spaces round it."""
    return str(typer.prompt(question.rstrip("."), default=default, show_default=bool(default))).strip()


def ask_source(corpus: Corpus) -> dict[str, str]:
    """A document that is held, by its id, address or title, or the columns of a new one."""
    sources = corpus.rows["sources"]
    codes = list_codes("sources", sources)
    while True:
        text = prompt("Source (id, address, or title; empty for a new one)")
        if not text:
            return ask_new_source(corpus)
        if known := find_source({"url": text}, sources) or find_code(text, codes):
            typer.echo(f"  {known}")
            return {"source_id": known}
        if text.startswith(("http://", "https://")):
            return ask_new_source(corpus, url=text)
        titles = {row["source_id"]: f"{row['publisher']}: {row['title']}" for row in sources}
        if chosen := choose(list_nearest(text, codes), titles):
            return {"source_id": chosen}


def ask_new_source(corpus: Corpus, **known: str) -> dict[str, str]:
    """The columns of a document that is not held."""
    fields = {field.name: field for field in corpus.tables["sources"].fields}
    cells = dict(known)
    for column in NEW_SOURCE:
        if column not in cells:
            cells[column] = ask_cell(column, fields[column], USUAL.get(column, ""))
    if cells["kind"] == "own":
        cells["producer_id"] = ask_code("producer_id", fields["producer_id"], corpus)
    if cells["kind"] == "copy":
        cells["copy_of_title"] = prompt("copy_of_title: the title of the document that it copies")
    return {name: value for name, value in cells.items() if value}


def ask_cell(column: str, field: Field, default: str = "", is_good: Callable[[str], bool] = bool) -> str:
    """A cell; a code of its own list is completed, and a cell that every row needs is asked for again."""
    hint = f" ({' | '.join(field.enum)})" if field.enum else ""
    while True:
        text = prompt(f"{column}: {field.description.rstrip('.')}{hint}", default)
        if field.enum and text and text not in field.enum:
            close = [code for code in field.enum if code.startswith(text.casefold())]
            if len(close) != 1:
                typer.echo(f"  {text!r} is none of these.")
                continue
            text = close[0]
        if is_good(text) or not (field.required or text):
            return text
        typer.echo("  Every row needs it.")


def ask_code(column: str, field: Field, corpus: Corpus) -> str:
    """A code of another table, completed from a name; else one of the nearest."""
    table = COLUMNS[column]
    codes = list_codes(table, corpus.rows[table])
    names = {code.code: code.names[0] if code.names else "" for code in codes}
    while True:
        text = prompt(f"{column}: {field.description}", USUAL.get(column, "") if USUAL.get(column) in names else "")
        found = find_code(text, codes) or choose(list_nearest(text, codes), names)
        if found:
            if found != text:
                typer.echo(f"  {found}")
            return found


def choose(codes: list[str], names: dict[str, str]) -> str | None:
    """One of several codes by its number; None when none is meant or there are none."""
    if not codes:
        typer.echo("  Nothing like that is known.")
        return None
    for number, code in enumerate(codes, start=1):
        typer.echo(f"  {number} {code} – {names.get(code, '')}")
    answer = prompt("  Which (number; empty for none)")
    return codes[int(answer) - 1] if answer.isdecimal() and 1 <= int(answer) <= len(codes) else None


def ask_definition(cells: dict[str, str], corpus: Corpus, field: Field) -> str:
    """What counts as one: the producer's only definition of the measure, or one of its definitions. Raises EntryError."""
    known = list_definitions(cells, corpus)
    if not known:
        raise EntryError(
            f"{cells['producer_id']} has no definition of {cells['measure']}. Write one in definitions.csv first: "
            "what it says in our words, or basis not_found."
        )
    labels = {row["definition_id"]: row["label"] for row in corpus.rows["definitions"]}
    if len(known) == 1:
        typer.echo(f"definition_id: {known[0]} – {labels[known[0]]}")
        return known[0]
    while True:
        typer.echo(f"definition_id: {field.description}")
        if chosen := choose(known, labels):
            return chosen


def ask_period(field: Field) -> str:
    """A period that can be."""
    while True:
        text = prompt(f"period: {field.description}")
        try:
            parse_period(text)
        except ValueError as error:
            typer.echo(f"  The period cannot be: {error}.")
        else:
            return text


def ask_period_kind(cells: dict[str, str], fields: dict[str, Field], corpus: Corpus) -> None:
    """Whether the number is of a period, a running total, of a moment or of an incident; and of which."""
    cells["period_kind"] = ask_cell("period_kind", fields["period_kind"])
    if cells["period_kind"] == "incident":
        cells["incident_id"] = ask_code("incident_id", fields["incident_id"], corpus)
    cells["period_basis"] = ask_cell("period_basis", fields["period_basis"], "stated")


def ask_number(cells: dict[str, str], fields: dict[str, Field]) -> None:
    """The words as printed, and the number in them."""
    cells["as_stated"] = ask_cell("as_stated", fields["as_stated"])
    if not cells["as_stated"]:
        cells["as_stated_en"] = ask_cell("as_stated_en", fields["as_stated_en"])
        cells["transcription_confidence"] = "low"
    cells["qualifier"] = ask_cell("qualifier", fields["qualifier"], "exact")
    if cells["qualifier"] == "words_only":
        return
    if cells["qualifier"] == "range":
        for column in ("low", "high"):
            cells[column] = prompt(f"{column}: {fields[column].description}")
    numbers = read_numbers(cells["as_stated"] or cells.get("as_stated_en", ""))
    guess = f"{numbers[0].values[0]:.10g}" if numbers and cells["qualifier"] != "range" else ""
    cells["value"] = prompt(f"value: {fields['value'].description}", guess)


def ask_rest(cells: dict[str, str], fields: dict[str, Field]) -> None:
    """Who said it, how it stands, and a remark, which some rows need."""
    cells["speaker"] = ask_cell("speaker", fields["speaker"])
    if cells["measure"] in {"returns", "deportations", "arrivals"}:
        cells["stated_verb"] = ask_cell("stated_verb", fields["stated_verb"])
        cells["crossing"] = ask_cell("crossing", fields["crossing"])
    cells["count_scope"] = ask_cell("count_scope", fields["count_scope"], "total")
    cells["status"] = ask_cell("status", fields["status"], "reported")
    needs_note = cells["period_basis"] == "inferred" or cells["count_scope"] == "partial"
    if needs_note or cells["status"] in {"superseded", "disputed"}:
        cells["note"] = ""
        while not cells["note"]:
            cells["note"] = prompt("note: the reason, in our words")
    else:
        cells["note"] = ask_cell("note", fields["note"])
