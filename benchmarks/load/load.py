"""Many viewers at once, on this machine: how long a change takes, whether anything fails, and what stays in memory.

    python benchmarks/load/load.py viewers [--viewers 100] [--think 10] [--seconds 60] [--processes 1]
    python benchmarks/load/load.py sessions [--count 1000]
    python benchmarks/load/load.py soak [--viewers 20] [--think 5] [--seconds 600]

The servers are started and ended here, on 127.0.0.1, as hosts run them; with more than one process nginx stands before
them as in deploy/nginx.conf. Each command prints what it found as JSON and ends with 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts"), str(ROOT / "tests" / "hosting")]

from proxy import serve_through_nginx  # noqa: E402 (after the path is set)
from serving import Server, serve  # noqa: E402
from viewer import Viewer  # noqa: E402

from etl.load import ensure_warehouse  # noqa: E402

# Where readers are, about: the pages with controls, Trends most of all.
BEGAN = time.perf_counter()
PAGES = ("trends", "trends", "returns", "incidents", "coverage", "compare", "sources")
RAMP = 20.0  # seconds over which viewers come
WARM = 40.0  # and after which the clock starts: what most readers ask for has been asked for by then
FULL = 240.0  # seconds of the soak's clock until as much is kept as ever is; what grows after that is no filling up
SKEW = 1.0  # popularity falls with the place in a list as Zipf found; 0 is a walk without any liking, the hardest


@dataclass
class Seen:
    """Seconds of openings and changes, what failed, and megabytes of all servers by second."""

    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)

    def describe(self, of: str) -> dict[str, float]:
        """Number, median and 95th percentile in milliseconds of `opened` or `changed`."""
        seconds = getattr(self, of)
        if len(seconds) < 2:
            return {"n": len(seconds)}
        p95 = quantiles(seconds, n=20)[18]
        return {"n": len(seconds), "p50_ms": round(median(seconds) * 1000), "p95_ms": round(p95 * 1000)}


def weigh(servers: list[Server]) -> float:
    """Megabytes that the servers hold."""
    return round(sum(server.read_memory() for server in servers), 1)


async def view(address: str, number: int, arguments: argparse.Namespace, seen: Seen, started: float) -> None:
    """One reader: comes, reads, changes something, reads, until the time is over."""
    chance = random.Random(number)  # noqa: S311 (not a secret)
    await asyncio.sleep(arguments.ramp * number / arguments.viewers)
    end = started + arguments.ramp + arguments.warm + arguments.seconds
    try:
        async with Viewer(address, PAGES[number % len(PAGES)]) as viewer:
            seen.opened.append(await viewer.open())
            while time.perf_counter() < end:
                await asyncio.sleep(chance.uniform(0.5, 1.5) * arguments.think)
                seconds = await viewer.change(*viewer.page.choose_change(chance, arguments.skew))
                if started + arguments.ramp + arguments.warm < time.perf_counter() < end:
                    seen.changed.append(seconds)
    except Exception as error:  # noqa: BLE001 (whatever a reader would have met is counted)
        seen.errors.append(f"{type(error).__name__}: {error}"[:200])


async def watch(servers: list[Server], seen: Seen, started: float) -> None:
    """Weigh the servers every five seconds."""
    while True:
        seen.memory.append((round(time.perf_counter() - started, 1), weigh(servers)))
        await asyncio.sleep(5)


async def play(address: str, servers: list[Server], arguments: argparse.Namespace) -> Seen:
    """All viewers."""
    seen, started = Seen(), time.perf_counter()
    watcher = asyncio.create_task(watch(servers, seen, started))
    await asyncio.gather(*(view(address, number, arguments, seen, started) for number in range(arguments.viewers)))
    watcher.cancel()
    return seen


@contextmanager
def start(processes: int) -> Iterator[tuple[str, list[Server]]]:
    """The address to visit and the servers behind it."""
    warehouse = ROOT / "build" / "sanad.duckdb"
    ensure_warehouse(ROOT / "datasets", warehouse)
    with ExitStack() as stack:
        if processes == 1:
            server = stack.enter_context(serve(warehouse))
            yield server.address, [server]
        else:
            yield stack.enter_context(serve_through_nginx(warehouse, processes))


def measure_viewers(arguments: argparse.Namespace) -> int:
    """Many viewers for a while."""
    with start(arguments.processes) as (address, servers):
        before = weigh(servers)
        seen = asyncio.run(play(address, servers, arguments))
        after = weigh(servers)
    changed = seen.describe("changed")
    most = 150 if arguments.processes == 1 else 80
    print_result(
        viewers=arguments.viewers, processes=arguments.processes, think_s=arguments.think, skew=arguments.skew, opened=seen.describe("opened"),
        changed=changed, target_ms=most, errors=seen.errors[:5], n_errors=len(seen.errors), mb=[before, after],
    )  # fmt: skip
    return int(bool(seen.errors) or changed.get("p95_ms", most + 1) > most)


async def visit(address: str, number: int, limit: asyncio.Semaphore, seen: Seen) -> None:
    """One short visit."""
    async with limit:
        try:
            async with Viewer(address, PAGES[number % len(PAGES)]) as viewer:
                seen.opened.append(await viewer.open())
        except Exception as error:  # noqa: BLE001 (counted)
            seen.errors.append(f"{type(error).__name__}: {error}"[:200])


async def visit_often(address: str, first: int, count: int, seen: Seen) -> None:
    """Many short visits, eight at a time."""
    limit = asyncio.Semaphore(8)
    await asyncio.gather(*(visit(address, number, limit, seen) for number in range(first, first + count)))


def measure_sessions(arguments: argparse.Namespace) -> int:
    """Memory before and after many sessions, and after as many again. The first visits fill what is kept for all readers."""
    seen, weights = Seen(), []
    with start(1) as (address, servers):
        for count in (arguments.first, arguments.count, arguments.count):
            asyncio.run(visit_often(address, 0, count, seen))
            time.sleep(arguments.rest)
            weights.append(weigh(servers))
    grown, again = (round((later / sooner - 1) * 100, 1) for sooner, later in pairwise(weights))
    print_result(sessions=arguments.count, mb=weights, grown_pct=grown, grown_again_pct=again, n_errors=len(seen.errors),
                 errors=seen.errors[:5], opened=seen.describe("opened"))  # fmt: skip
    return int(bool(seen.errors) or grown > 10)


def compare_thirds(weights: list[float]) -> tuple[list[float], float]:
    """Megabytes, median of the first and of the last third, and by how many per cent they grew."""
    third = len(weights) // 3
    first, last = (round(median(part), 1) for part in (weights[:third], weights[-third:]))
    return [first, last], round((last / first - 1) * 100, 1)


def measure_soak(arguments: argparse.Namespace) -> int:
    """A long time at a low rate: memory and times of the first third beside those of the last."""
    with start(1) as (address, servers):
        seen = asyncio.run(play(address, servers, arguments))
    third = len(seen.changed) // 3
    early, late = Seen(changed=seen.changed[:third]), Seen(changed=seen.changed[-third:])
    begun = arguments.ramp + arguments.warm
    whole, grown = compare_thirds([mb for second, mb in seen.memory if second > begun])
    full, grown_full = compare_thirds([mb for second, mb in seen.memory if second > begun + arguments.full])
    print_result(
        viewers=arguments.viewers, think_s=arguments.think, seconds=arguments.seconds, n_errors=len(seen.errors),
        errors=seen.errors[:5], first_third=early.describe("changed"), last_third=late.describe("changed"),
        mb=whole, grown_pct=grown, mb_once_full=full, grown_once_full_pct=grown_full,
        every_minute=[mb for _, mb in seen.memory[::12]],
    )  # fmt: skip
    return int(bool(seen.errors) or grown > 10)


def read_cpu() -> tuple[float, float]:
    """Seconds that all processors of the machine have worked, and that this process and its ended children have."""
    ticks = [int(cell) for cell in Path("/proc/stat").read_text("ascii").splitlines()[0].split()[1:9]]
    return (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK"), sum(os.times()[:4])


CPU_THEN = read_cpu()


def print_result(**result: object) -> None:
    """One JSON object, with how much of the machine others took meanwhile: where they took much, times say little."""
    all_now, ours_now = read_cpu()
    seconds = time.perf_counter() - BEGAN
    others = (all_now - CPU_THEN[0] - (ours_now - CPU_THEN[1])) / seconds
    print(json.dumps({**result, "cpus": os.cpu_count(), "cpus_taken_by_others": round(others, 2)}, indent=1))


def main() -> int:
    """0 where the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run, viewers, think, seconds in (
        ("viewers", measure_viewers, 100, 10.0, 60),
        ("soak", measure_soak, 20, 5.0, 600),
    ):
        command = commands.add_parser(name, help=run.__doc__)
        command.add_argument("--viewers", type=int, default=viewers)
        command.add_argument("--think", type=float, default=think, help="seconds between changes, on average")
        command.add_argument("--seconds", type=int, default=seconds, help="measured, after viewers have come")
        command.add_argument("--processes", type=int, default=1)
        command.add_argument("--ramp", type=float, default=RAMP, help="seconds over which viewers come")
        command.add_argument("--warm", type=float, default=WARM, help="seconds between the last comer and the clock")
        command.add_argument("--skew", type=float, default=SKEW, help="liking for the first choices of a list; 0: none")
        command.add_argument("--full", type=float, default=FULL, help="seconds of the clock until what is kept is full")
        command.set_defaults(run=run)
    command = commands.add_parser("sessions", help=measure_sessions.__doc__)
    command.add_argument("--count", type=int, default=1000)
    command.add_argument("--first", type=int, default=100, help="visits before the first weighing")
    command.add_argument("--rest", type=float, default=5, help="seconds of rest before a weighing")
    command.set_defaults(run=measure_sessions)
    arguments = parser.parse_args()
    status: int = arguments.run(arguments)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
