"""Pictures of every page at three widths, light and dark: `make screenshots`.

The few that README and docs show go to docs/pictures/ (one per page, 1280 px, light); all of them to build/pictures/, which
git ignores. The script starts a server of its own on a free port and stops it; for the review page, which exists in local mode
only, another one, in which an invented text is read.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from serving import ROOT, clean_environment, start, write_command

KEPT, ALL = ROOT / "docs" / "pictures", ROOT / "build" / "pictures"
WIDTHS, SCHEMES = (390, 1280, 1920), ("light", "dark")
HEIGHTS = {390: 844, 1280: 900, 1920: 1080}
COLOURS = 256
TALLEST = 4000  # pixels: what lies further down a page is the same again
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"] footer.sanad'
PATIENCE = 60_000
# Name of the picture and the view it shows.
VIEWS = {
    "overview": "/",
    "trends": "/trends?figure=fbjrhvi4z",
    "returns": "/returns",
    "compare": "/compare?measure=attacks&area=PK&group=all&period=2024",
    "incidents": "/incidents",
    "incident": "/incident?id=AF-2024-12-24-PAKTIKA-BARMAL",
    "coverage": "/coverage",
    "method": "/method",
    "sources": "/sources",
    "changes": "/changes",
    "search": "/search?q=deportations+april+2025",
    "figure": "/figure?id=fbjrhvi4z",
    "overview-urdu": "/?lang=ur",
    "review": "/review",
}
LOCAL = {"review"}
# An invented text of benchmarks/extract, as a curator pastes it.
TEXT, NAME = ROOT / "benchmarks" / "extract" / "fresh.txt", "f15"
FIELDS = {"Title": "An invented report", "Printed by": "Example Daily", "Address": "https://example.org/invented"}


@contextmanager
def serve(*, local: bool = False) -> Iterator[str]:
    """The site on the corpus as it is; gives its address. Raises RuntimeError when it does not come up."""
    environment = clean_environment(SANAD_LOCAL="1" if local else "")
    with start(write_command(), environment, patience=180) as server:
        yield server.address


def take_picture(browser: Browser, address: str, file: Path, width: int, scheme: str, *, whole: bool) -> None:
    """One picture of one view; `whole` shows the page to its end rather than the first screen."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector(DRAWN, state="attached")
    if address.endswith("/review"):
        read_invented(page)
    page.wait_for_timeout(1000)
    if whole:
        height = page.evaluate("document.querySelector('.stMain').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(int(height), TALLEST)})
        page.wait_for_timeout(500)
    page.screenshot(path=file)
    context.close()


def read_invented(page: Page) -> None:
    """Paste the invented text with its source, and wait until its figures are found and checked."""
    found = re.search(rf"=== {NAME} (\S+)\n(.*?)\n---", TEXT.read_text(encoding="utf-8"), re.DOTALL)
    if not found:
        raise RuntimeError(f"there is no text {NAME} in {TEXT.name}")
    page.get_by_label("Text", exact=True).fill(found[2])
    for label, value in FIELDS.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Published (YYYY-MM-DD)").fill(found[1])
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".panel.beside")
    page.wait_for_selector(DRAWN, state="attached")


def keep_small(picture: Path, file: Path) -> None:
    """The picture with as many colours as these pages need, at half the bytes; rare ones are kept, they tell lines apart."""
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(file, optimize=True)


def parse_arguments() -> argparse.Namespace:
    """What to take."""
    parser = argparse.ArgumentParser(description="Pictures of every page, for docs and for looking at.")
    parser.add_argument("--only", choices=list(VIEWS), nargs="+", default=list(VIEWS), help="these views alone")
    parser.add_argument("--kept", action="store_true", help="only the committed ones")
    return parser.parse_args()


def main() -> None:
    """Take all pictures."""
    arguments = parse_arguments()
    for folder in (KEPT, ALL):
        folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for local in (False, True):
            names = [name for name in arguments.only if (name in LOCAL) == local]
            if names:
                with serve(local=local) as address:
                    take_pictures(browser, address, names, Path(scratch), kept_only=arguments.kept)
        browser.close()


def take_pictures(browser: Browser, address: str, names: list[str], scratch: Path, *, kept_only: bool) -> None:
    """The committed picture of each view, and all others unless they are not wanted."""
    for name in names:
        view = address + VIEWS[name]
        first = scratch / "first.png"
        take_picture(browser, view, first, 1280, "light", whole=False)
        keep_small(first, KEPT / f"{name}-1280-light.png")
        if kept_only:
            continue
        for width in WIDTHS:
            for scheme in SCHEMES:
                take_picture(browser, view, ALL / f"{name}-{width}-{scheme}.png", width, scheme, whole=True)
                print(f"{name} {width} {scheme}")


if __name__ == "__main__":
    main()
