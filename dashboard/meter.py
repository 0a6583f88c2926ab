"""What is counted while the process runs, as text that Prometheus reads. Labels are our own words and few."""

from __future__ import annotations

import os
import threading
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds
STARTED = time.time()
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass
class Spread:
    """How often something took at most so many seconds."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds


class Meter:
    """Counts of requests and of runs of pages, with their times, and the pages open now."""

    def __init__(self) -> None:
        """Nothing has been counted."""
        self._lock = threading.Lock()
        self._ended: Counter[tuple[str, str, str]] = Counter()
        self._spreads: defaultdict[tuple[str, str], Spread] = defaultdict(Spread)
        self.open_pages = 0

    def count(self, what: str, where: str, outcome: str, seconds: float) -> None:
        """One request or run (`what`) of a route or page (`where`) has ended."""
        with self._lock:
            self._ended[what, where, outcome] += 1
            self._spreads[what, where].add(seconds)

    def move_open(self, by: int) -> None:
        """A page was opened (1) or closed (-1)."""
        with self._lock:
            self.open_pages += by

    def write(self, version: str, built_at: float | None) -> str:
        """Everything as text; `version` and `built_at` of the warehouse, empty and None where there is none."""
        with self._lock:
            lines = [*self._write_ended(), *self._write_spreads()]
        lines += write_gauge("sanad_open_pages", "Pages that are open now.", self.open_pages)
        lines += write_gauge(
            "sanad_warehouse_ready", "Whether there is a warehouse to answer from.", int(bool(version))
        )
        if built_at is not None:
            lines += write_gauge("sanad_warehouse_built_timestamp_seconds", "When the warehouse was built.", built_at)
        lines += write_gauge("process_start_time_seconds", "When the process began.", round(STARTED, 3))
        lines += write_gauge("process_resident_memory_bytes", "Memory that the process holds.", read_memory())
        return "\n".join([*lines, ""])

    def _write_ended(self) -> Iterator[str]:
        for what, label in (("requests", "route"), ("runs", "page")):
            yield f"# HELP sanad_{what}_total How many have ended, and how."
            yield f"# TYPE sanad_{what}_total counter"
            for (kind, where, outcome), number in sorted(self._ended.items()):
                if kind == what:
                    yield f'sanad_{what}_total{{{label}="{where}",outcome="{outcome}"}} {number}'

    def _write_spreads(self) -> Iterator[str]:
        for what, label in (("requests", "route"), ("runs", "page")):
            yield f"# HELP sanad_{what}_seconds How long they took."
            yield f"# TYPE sanad_{what}_seconds histogram"
            for (kind, where), spread in sorted(self._spreads.items()):
                if kind == what:
                    yield from write_spread(f"sanad_{what}_seconds", f'{label}="{where}"', spread)


def write_spread(name: str, labels: str, spread: Spread) -> Iterator[str]:
    """One histogram."""
    so_far = 0
    for bound, number in zip((*map(str, BOUNDS), "+Inf"), spread.counts, strict=True):
        so_far += number
        yield f'{name}_bucket{{{labels},le="{bound}"}} {so_far}'
    yield f"{name}_sum{{{labels}}} {spread.total:.6f}"
    yield f"{name}_count{{{labels}}} {so_far}"


def write_gauge(name: str, help_: str, value: float) -> list[str]:
    """One number that goes up and down."""
    return [f"# HELP {name} {help_}", f"# TYPE {name} gauge", f"{name} {value}"]


def read_memory() -> int:
    """Bytes that the process holds; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE_BYTES
    except (OSError, IndexError, ValueError):
        return 0


METER = Meter()
