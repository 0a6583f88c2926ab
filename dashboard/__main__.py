"""`python -m dashboard export`: the extracts of the pages and of the HTTP routes, as files."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from dashboard.address import MANY
from dashboard.bootstrap import current_warehouse
from dashboard.editions import choose_warehouse
from dashboard.extracts import ExtractError, Options, formats
from dashboard.extracts.to_file import write_file
from dashboard.queries.tables import TABLES, Extractable, FilterError, read_filters
from dashboard.warehouse import WarehouseError
from dashboard.words import say


def make_parser() -> argparse.ArgumentParser:
    """The command line: one sub-command, each filter an option with the word that addresses use for it."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=say("export.what"))
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help=say("export.what"), description=say("export.what"))
    export.add_argument("out", metavar="OUT", help=say("export.out"))
    export.add_argument("--format", choices=list(formats()), default="csv", help=say("export.format"))
    export.add_argument("--table", choices=list(TABLES), default="figures", help=say("export.table"))
    export.add_argument("--no-guard", action="store_true", help=say("export.no_guard"))
    filters = export.add_argument_group("filters", say("export.filters"))
    for name in dict.fromkeys(name for table in TABLES.values() for name in table.parameters):
        tables = ", ".join(key for key, table in TABLES.items() if name in table.parameters)
        word = name.upper() + ("[,…]" if name in MANY else "")
        filters.add_argument(f"--{name.replace('_', '-')}", metavar=word, dest=f"filter {name}", help=tables)
    return parser


def write_extract(arguments: argparse.Namespace) -> None:
    """Write one extract.

    Raises FilterError, ExtractError and WarehouseError with a message for the user, OSError from the disk.
    """
    table: Extractable = TABLES[arguments.table]
    given = {
        name.removeprefix("filter "): [value]
        for name, value in vars(arguments).items()
        if name.startswith("filter ") and value is not None
    }
    warehouse = current_warehouse()
    view = read_filters(warehouse, table, given)
    answer = table.read(choose_warehouse(warehouse, table, view), view)
    if given and formats()[arguments.format].is_whole:
        raise ExtractError(say("export.whole", format=arguments.format))
    chunks = formats()[arguments.format].chunks(answer, Options(guard=not arguments.no_guard))
    if arguments.out == "-":
        sys.stdout.buffer.writelines(chunks)
        return
    write_file(Path(arguments.out), chunks)


def main() -> int:
    """Exit code: 0 written, 1 no warehouse or no place to write, 2 a filter that cannot be heeded."""
    arguments = make_parser().parse_args()
    try:
        write_extract(arguments)
    except (FilterError, ExtractError, WarehouseError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, WarehouseError) else 2
    except BrokenPipeError:  # whoever reads has seen enough; nothing of it is left for Python to write at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(say("export.not_written", reason=error.strerror), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
