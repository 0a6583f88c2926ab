"""The rows that queries give and charts draw. Plain dataclasses: neither side needs to know the other."""

from __future__ import annotations

from dashboard.rows.claims import Claim, Definition, Evidence, StatedChange, Wording
from dashboard.rows.series import IMPORTED, Break, Change, Milestone, Offer, Point, Stretch

__all__ = [
    "IMPORTED",
    "Break",
    "Change",
    "Claim",
    "Definition",
    "Evidence",
    "Milestone",
    "Offer",
    "Point",
    "StatedChange",
    "Stretch",
    "Wording",
]
