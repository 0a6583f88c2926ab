"""How fast pages are for a reader: first chart, redraw after a change, and the server's share of it. Writes benchmarks/pages.md.

    python benchmarks/pages/measure.py [--only Trends …] [--changes 24] [--visits 7] [--print]

A server of its own on a free port (server.py, which times every script run), and a real Chromium with a profile on disk, so that
scripts and styles are in its cache after the first visit. Per page, at 1280 × 900 px:

- first chart: from the start of the navigation to the frame in which the first chart is on the screen; median of the visits after
  the first two. Nothing inspects the browser meanwhile: an attached inspector makes V8 look up the source of every exception, which
  for Plotly's own start takes longer than all the rest.
- redraw: from the reader's click on an option to the last frame in which a chart (or the evidence) changes; median of the changes,
  after each of the two states has been seen twice.
- rerun: the script run of each of as many changes more on the server; 95th percentile, wall time and processor time. A reader's
  browser runs elsewhere: for these changes the server has a processor for itself, and the browser the others.

Exit code 1 when a page misses 1.5 s, 300 ms or 25 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Page, sync_playwright
from views import VIEWS, Measured

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "scripts"))

from serving import find_port, start  # noqa: E402 (after the path is set)

REPORT = HERE.parent / "pages.md"
FIRST_CHART, REDRAW, RERUN = 1500, 300, 25  # milliseconds
QUIET = 350  # milliseconds without a change, after which a redraw is over
REST = 1.5  # seconds between visits, so that one page is done before the next begins
WARM = 4  # changes before those that count
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HEAD = """# How fast the pages are

Measured by `python benchmarks/pages/measure.py`, which says how; milliseconds. {machine}.
Bounds: first chart {first} (cached assets), redraw {redraw} (median), rerun {rerun} (95th percentile, warm).

| page | change | first chart, median | redraw, median | redraw, p95 | rerun, median | rerun, p95 | its processor time, p95 |
|---|---|--:|--:|--:|--:|--:|--:|
"""


@dataclass(frozen=True)
class Times:
    """Milliseconds of one page: per visit, per change, and per script run (wall, processor)."""

    view: Measured
    visits: list[float]
    redraws: list[float]
    runs: list[tuple[float, float]]

    @property
    def misses(self) -> bool:
        """Whether the page misses a bound."""
        walls = [wall for wall, _ in self.runs]
        return (
            statistics.median(self.visits) > FIRST_CHART
            or statistics.median(self.redraws) > REDRAW
            or find_p95(walls) > RERUN
        )

    def write(self) -> str:
        """The page's row of the report."""
        walls, cpus = zip(*self.runs, strict=True)
        numbers = [
            statistics.median(self.visits), statistics.median(self.redraws), find_p95(self.redraws),
            statistics.median(walls), find_p95(walls), find_p95(cpus),
        ]  # fmt: skip
        return f"| {self.view.name} | {self.view.what} | {' | '.join(f'{number:.0f}' for number in numbers)} |"


def find_p95(values: Sequence[float]) -> float:
    """The smallest value that at least 95 in 100 do not exceed."""
    ordered = sorted(values)
    return ordered[-(-95 * len(ordered) // 100) - 1]


@contextmanager
def serve(times: Path) -> Iterator[tuple[str, int]]:
    """The site on the corpus; gives its address and process. Raises RuntimeError when it does not come up in three minutes."""
    with start([sys.executable, str(HERE / "server.py"), str(times)], os.environ, patience=180) as server:
        yield server.address, server.pid


def read_times(times: Path, name: str) -> list[dict[str, float]]:
    """The lines so far that tell of something: "first" charts, or the "wall" time of runs."""
    lines = [json.loads(line) for line in times.read_text("utf-8").splitlines()] if times.exists() else []
    return [line for line in lines if name in line]


def wait_for(what: Callable[[], bool]) -> None:
    """Wait until something holds; raises TimeoutError after 30 seconds."""
    deadline = time.monotonic() + 30
    while not what():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.1)


def keep_apart(server: int, browser: int, *, apart: bool) -> None:
    """Give the server the first processor and the browser the others; or all to both, as before."""
    every = set(range(os.cpu_count() or 1))
    first = {0} if apart and len(every) > 1 else every
    for process, processors in ((server, first), (browser, every - first or every)):
        for task in list_tasks(process):
            with suppress(ProcessLookupError):
                os.sched_setaffinity(task, processors)


def list_tasks(process: int) -> list[int]:
    """All threads of a process and of the processes below it, by their numbers."""
    folders = Path(f"/proc/{process}/task").glob("*")
    found = [(int(folder.name), (folder / "children").read_text("utf-8").split()) for folder in folders]
    below = [task for _, children in found for child in children for task in list_tasks(int(child))]
    return [task for task, _ in found] + below


class Browser:
    """A Chromium that nobody inspects while it opens pages, with a profile on disk."""

    def __init__(self, profile: Path) -> None:
        self.address = f"http://127.0.0.1:{find_port()}"
        command = [str(shutil.which("chromium")), "--headless=new", *FLAGS, f"--user-data-dir={profile}"]
        command += [f"--remote-debugging-port={self.address.rpartition(':')[2]}", "--window-size=1280,900"]
        self.process = subprocess.Popen([*command, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(lambda: self.ask("version") is not None)

    def ask(self, what: str, method: str = "GET") -> dict[str, str] | None:
        """What the browser says over HTTP; None where it does not answer yet."""
        try:
            with urllib.request.urlopen(urllib.request.Request(f"{self.address}/json/{what}", method=method)) as answer:
                text = answer.read().decode()
        except OSError:
            return None
        return dict(json.loads(text)) if text.startswith("{") else {}

    def open(self, address: str) -> str:
        """Open an address in a new tab; gives the tab's name."""
        return (self.ask(f"new?{quote(address, safe=':/?=&')}", "PUT") or {})["id"]

    def close(self) -> None:
        """Close it."""
        self.process.terminate()
        self.process.wait(timeout=20)


def visit(browser: Browser, address: str, times: Path) -> tuple[float, str]:
    """Open a page; milliseconds until its first chart is visible, and the name of its tab."""
    before = len(read_times(times, "first"))
    tab = browser.open(address)
    wait_for(lambda: len(read_times(times, "first")) > before)
    time.sleep(REST)
    return read_times(times, "first")[-1]["first"], tab


def make_change(page: Page, view: Measured, i: int) -> float:
    """Make one change; milliseconds until the last frame that shows it."""
    page.evaluate("sanad.asked = sanad.changed = null")
    view.change(page, i)
    return float(page.evaluate(f"sanad.settled({QUIET})"))


def measure_changes(browser: Browser, view: Measured, changes: int) -> list[float]:
    """Changes in the one page that is open, after each of the two states has been seen twice."""
    with sync_playwright() as playwright:
        attached = playwright.chromium.connect_over_cdp(browser.address)
        path = urlsplit(view.path).path
        page = next(page for page in attached.contexts[0].pages if urlsplit(page.url).path == path)
        redraws = [make_change(page, view, i) for i in range(1, changes + WARM + 1)]
        attached.close()
    return redraws[WARM:]


def measure(browser: Browser, site: tuple[str, int], view: Measured, times: Path, counts: tuple[int, int]) -> Times:
    """Visits, each in a new tab; then changes in the last one, as a reader makes them and again with the server apart."""
    address, server = site
    changes, visits = counts
    waits = []
    for i in range(visits + 2):
        first, tab = visit(browser, address + view.path, times)
        waits.append(first)
        if i < visits + 1:
            browser.ask(f"close/{tab}")
    redraws = measure_changes(browser, view, changes)
    keep_apart(server, browser.process.pid, apart=True)
    measure_changes(browser, view, changes)
    keep_apart(server, browser.process.pid, apart=False)
    browser.ask(f"close/{tab}")
    runs = [(line["wall"], line["cpu"]) for line in read_times(times, "wall")[-changes:]]
    return Times(view, waits[2:], redraws, runs)


def name_machine(browser: str) -> str:
    """Processor, cores, memory, versions."""
    cpus = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    model = next((line.split(":", 1)[1].strip() for line in cpus if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Machine: {os.cpu_count()} cores ({model}), {memory:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {browser} without a graphics card, {time.strftime('%B %Y')}; load average "
        f"over the last 5 minutes {os.getloadavg()[1]:.1f} (about 2 when nothing but this runs: above that, wall times say less)"
    )


def parse_arguments() -> argparse.Namespace:
    """What to measure, and how often."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=[view.name for view in VIEWS], nargs="+", help="these pages alone")
    parser.add_argument("--changes", type=int, default=24)
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--print", action="store_true", help="do not write the report")
    return parser.parse_args()


def main() -> int:
    """Measure the pages one after the other."""
    arguments = parse_arguments()
    views = [view for view in VIEWS if not arguments.only or view.name in arguments.only]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        times = Path(folder) / "times.jsonl"
        with serve(times) as site:
            browser = Browser(Path(folder) / "profile")
            found = []
            for view in views:
                found.append(measure(browser, site, view, times, (arguments.changes, arguments.visits)))
                print(found[-1].write(), flush=True)
            version = (browser.ask("version") or {}).get("Browser", "")
            browser.close()
    head = HEAD.format(machine=name_machine(version), first=FIRST_CHART, redraw=REDRAW, rerun=RERUN)
    if not arguments.print:
        REPORT.write_text(head + "".join(f"{times_.write()}\n" for times_ in found), encoding="utf-8")
    return int(any(times_.misses for times_ in found))


if __name__ == "__main__":
    raise SystemExit(main())
