"""Charts as PNG and SVG with title and credit line, drawn by a browser where one is found."""

from __future__ import annotations

import asyncio
import html
import textwrap
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from typing import Any

WIDTH, PLOT_HEIGHT, LINE_LETTERS = 1200, 480, 150
SMALL, LINE, HEAD = 11, 16, 44  # pixels: letters and lines of small print, room for the title
WIDER = 28  # pixels that names at the right take more in the letters of another machine than in ours
PATIENCE = 60  # seconds
# A browser takes a processor for itself: one at a time.
_DRAWING = threading.Semaphore(1)


class NoPicturesError(RuntimeError):
    """There are no pictures; the message says why."""


def wrap_text(text: str) -> str:
    """Plain text as Plotly shows it, in lines that fit the picture."""
    return "<br>".join(html.escape(line) for line in textwrap.wrap(text, LINE_LETTERS))


def put_frame(figure: Any, title: str, subtitle: str, credit: str) -> Any:  # noqa: ANN401 (a Plotly figure)
    """A copy of a figure with title and subtitle above and a credit line below it, and room for them.

    Plotly takes the type out of each trace that it is given, and does not put it back where the trace is refused; the figure is
    the one that readers see.
    """
    import plotly.graph_objects as go

    framed = go.Figure(deepcopy(figure.to_dict()))
    margin, height = framed.layout.margin, framed.layout.height or PLOT_HEIGHT
    bottom = margin.b or 60
    lines, below = (len(textwrap.wrap(text, LINE_LETTERS)) for text in (credit, subtitle))
    top = (margin.t or 40) + HEAD + LINE * below
    framed.add_annotation(
        text=wrap_text(credit), x=0, xref="paper", xanchor="left", y=0, yref="paper", yanchor="top", yshift=-bottom,
        align="left", showarrow=False, font={"size": SMALL},
    )  # fmt: skip
    if subtitle:
        framed.add_annotation(
            text=wrap_text(subtitle), x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="top", yshift=top - HEAD,
            align="left", showarrow=False, font={"size": SMALL},
        )  # fmt: skip
    return framed.update_layout(
        title={"text": wrap_text(title), "x": 0, "xref": "paper", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 16}},
        margin={"t": top, "b": bottom + 14 + LINE * lines, "l": margin.l or 60, "r": (margin.r or 40) + WIDER},
        height=height + 58 + LINE * (lines + below),
        width=WIDTH,
    )  # fmt: skip


async def draw_all(figures: Sequence[Any]) -> list[dict[str, bytes]]:
    """Every figure as PNG and SVG, all in one browser. Nothing is fetched from elsewhere."""
    import kaleido

    drawn = []
    async with kaleido.Kaleido(n=1, timeout=PATIENCE, page_generator=kaleido.PageGenerator(mathjax=False)) as browser:
        for figure in figures:
            size = {"width": WIDTH, "height": figure.layout.height}
            drawn.append(
                {
                    suffix: await browser.calc_fig(figure, opts={"format": suffix, "scale": scale, **size})
                    for suffix, scale in (("png", 2), ("svg", 1))
                }
            )
    return drawn


def draw_pictures(charts: Sequence[tuple[str, str, Any]], credit: str) -> dict[str, bytes]:
    """Titles, subtitles and figures as chart.png and chart.svg, numbered from the second on. Raises NoPicturesError, with the reason."""
    figures = [put_frame(figure, title, subtitle, credit) for title, subtitle, figure in charts]
    if not _DRAWING.acquire(timeout=PATIENCE):
        raise NoPicturesError("the browser that draws them was busy")
    try:
        # A thread of its own, since the caller may be within an event loop.
        with ThreadPoolExecutor(1) as pool:
            drawn = pool.submit(lambda: asyncio.run(draw_all(figures))).result(timeout=2 * PATIENCE)
    except Exception as error:  # whatever is wrong with the browser, the rest of the pack is given
        missing = "NotFound" in type(error).__name__
        raise NoPicturesError(
            "no browser (Chrome or Chromium) was found to draw them"
            if missing
            else f"the browser that draws them failed ({type(error).__name__})"
        ) from error
    finally:
        _DRAWING.release()
    return {
        f"chart{'' if place == 1 else f'-{place}'}.{suffix}": picture
        for place, pictures in enumerate(drawn, 1)
        for suffix, picture in pictures.items()
    }
