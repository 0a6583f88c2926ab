"""`python -m etl text`: the words of a document, as `etl extract` reads them."""

from __future__ import annotations

from typing import Annotated

import typer


def text(
    source: Annotated[
        str, typer.Argument(metavar="FILE|-|URL", help="Plain text, HTML or PDF; - reads standard input.")
    ],
) -> None:
    """Print the running text of a document: the article of a web page, the words of a PDF."""
    from etl.extract.documents import UnreadableSourceError, read_source

    try:
        words = read_source(source)
    except UnreadableSourceError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(words.encode("utf-8", "replace"), nl=False)
