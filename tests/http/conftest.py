"""What the tests of HTTP share."""

from __future__ import annotations

import sys
from pathlib import Path

# The invented country with a release is made beside the tests of pages.
sys.path.append(str(Path(__file__).parents[1] / "dashboard"))
