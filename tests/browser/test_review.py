"""From a pasted text to accepted rows, by keyboard, in a real browser; and what strangers see of it: nothing."""

from __future__ import annotations

import re
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.load import check_datasets
from tests.browser.conftest import ROOT, serve
from tests.browser.test_axe import list_grave

Open = Callable[..., Any]
TEXTS = ROOT / "benchmarks/extract/fresh.txt"
INVENTED = re.compile(r"=== (\w+) (\S+)\n(.*?)\n---", re.DOTALL)
SOURCE = {
    "Title": "An invented report",
    "Printed by": "Example Daily",
    "Address": "https://example.org/invented",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the datasets to write into; the releases lie beside it, so it is the warehouse's own content."""
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets", ignore=shutil.ignore_patterns(".*"))
    (tmp_path / "releases").symlink_to(ROOT / "releases")
    return tmp_path / "datasets"


@pytest.fixture
def local(warehouse: Path, copy: Path, chromium: Browser) -> Iterator[str]:
    """A site in local mode on the copy. Its pages close before it ends: one left alone asks on, and complains."""
    with serve(warehouse, SANAD_LOCAL="1", SANAD_DATASETS=str(copy)) as address:
        yield address
        for context in chromium.contexts:
            context.close()


def read_invented(name: str) -> tuple[str, str]:
    """The day and the words of an invented text."""
    for found in INVENTED.finditer(TEXTS.read_text("utf-8")):
        if found[1] == name:
            return found[2], found[3].strip()
    raise AssertionError(name)


def paste(page: Page, day: str, text: str) -> None:
    """Fill in the document and read it, by keyboard."""
    page.get_by_label("Text", exact=True).fill(text)
    for label, value in SOURCE.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Published (YYYY-MM-DD)").fill(day)
    page.keyboard.press("Control+Enter")


def press(page: Page, key: str, drawn: Open) -> None:
    """Press a key where no field has the focus, and wait for what it does."""
    before = page.locator(".review-text").inner_html() + page.locator(".st-key-review-panel").inner_text()
    page.locator("body").press(key)
    page.wait_for_function(
        "before => document.querySelector('.review-text').innerHTML"
        " + document.querySelector('.st-key-review-panel').innerText !== before",
        arg=before,
    )
    drawn(page)


def words(page: Page) -> list[str]:
    """The word on each proposal."""
    return page.locator(".review-text li .word").all_inner_texts()


def decide(page: Page, number: int, drawn: Open) -> None:
    """Accept a proposal by its key; reject one that the page will not have, such as a counter without a definition."""
    word = page.locator(".review-text li .word").nth(number)
    page.locator("body").press("a")
    expect(word.or_(page.locator(".sanad.notice")).filter(has_text=re.compile("^(accepted|It cannot)"))).to_have_count(
        1
    )
    drawn(page)
    if word.inner_text() == "not decided":
        page.locator("body").press("x")
        expect(word).to_have_text("rejected")
        drawn(page)


def read_files(folder: Path) -> dict[str, list[str]]:
    """The lines of every CSV file."""
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.csv")}
    return {name: text.splitlines(keepends=True) for name, text in files.items()}


def test_a_pasted_text_becomes_accepted_rows_by_keyboard(open_page: Open, drawn: Open, local: str, copy: Path) -> None:
    before = read_files(copy)
    page = open_page("/review", at=local)
    day, text = read_invented("f02")
    paste(page, day, text)
    expect(page.locator(".review-text mark").first).to_be_visible()
    drawn(page)
    assert page.locator(".review-text mark").count() == len(words(page)) >= 3
    for number in range(len(words(page))):
        decide(page, number, drawn)
    accepted = words(page).count("accepted")
    assert accepted >= 2
    page.locator("body").press("w")
    expect(page.locator(".sanad.written h2")).to_have_text(f"{accepted} rows were written")
    added = {}
    for name, lines in read_files(copy).items():
        new = [line for line in lines if line not in before[name]]
        assert [line for line in lines if line not in new] == before[name]
        added |= {name: new} if new else {}
    assert {name: len(lines) for name, lines in added.items()} == {"figures/other.csv": accepted, "sources.csv": 1}
    shown = page.locator(".sanad.written ins").all_inner_texts()
    assert sorted(shown) == sorted(f"+{line.rstrip()}" for lines in added.values() for line in lines)
    assert check_datasets(copy) == []
    assert set(words(page)) <= {"written", "rejected"}
    page.locator("body").press("n")
    expect(page.locator(".review-text")).to_have_count(0)
    drawn(page)
    expect(page.get_by_label("Title", exact=True)).to_have_count(1)  # the fields of the last document are gone
    expect(page.get_by_label("Title", exact=True)).to_have_value("")
    expect(page.get_by_label("Text", exact=True)).to_have_value("")
    expect(page.locator(".sanad.written h2")).to_be_visible()


@pytest.mark.long
def test_a_reading_is_corrected_and_nothing_typed_is_lost(open_page: Open, drawn: Open, local: str) -> None:
    page = open_page("/review", at=local)
    day, text = read_invented("f02")
    paste(page, day, text)
    expect(page.locator(".review-text mark").first).to_be_visible()
    drawn(page)
    page.locator("body").press("e")
    number = page.get_by_label("Number", exact=True)
    expect(number).to_be_focused()
    right = number.input_value()
    number.fill("999")
    number.press("Escape")
    expect(page.locator(".panel.beside")).to_contain_text("is not in the words as stated")
    drawn(page)
    press(page, "a", drawn)
    expect(page.locator(".sanad.notice")).to_contain_text("It cannot be accepted yet.")
    page.get_by_label("Note, in our words").fill("Typed by hand.")
    page.get_by_label("Note, in our words").press("Escape")
    number.fill(right)
    number.press("Escape")
    expect(page.locator(".panel.beside")).not_to_contain_text("is not in the words as stated")
    drawn(page)
    press(page, "j", drawn)
    expect(page.get_by_label("Note, in our words")).to_have_value("")
    page.locator('.st-key-header a[href$="sources"]').click()
    expect(page.locator("h1")).to_have_text("Sources")
    page.locator('.st-key-header a[href$="review"]').click()
    expect(page.locator(".review-text mark").first).to_be_visible()
    drawn(page)
    press(page, "k", drawn)
    expect(page.get_by_label("Note, in our words")).to_have_value("Typed by hand.")
    press(page, "a", drawn)
    assert words(page)[0] == "accepted"
    assert list_grave(page) == []


@pytest.mark.long
def test_a_revision_is_told_beside_the_proposal(open_page: Open, drawn: Open, local: str) -> None:
    page = open_page("/review", at=local)
    paste(
        page,
        "2026-06-01",
        "Pakistan saw 9,908 militant attacks in 2025, the Pakistan Institute for Conflict and Security Studies said.",
    )
    expect(page.locator(".panel.beside")).to_contain_text(re.compile(r"PICSS revised [\d,]+ to 9,908"))
    page.locator(".review-text mark").first.focus()
    page.keyboard.press("Enter")
    drawn(page)


@pytest.mark.long
def test_a_web_page_may_be_dropped_and_hostile_text_stays_text(open_page: Open, drawn: Open, local: str) -> None:
    page = open_page("/review", at=local)
    html = (
        "<html><head><title>x</title></head><body><article><p>Five people were killed in Quetta on Monday, police said.</p>"
        "<p>&lt;script&gt;document.title='owned'&lt;/script&gt; &lt;img src=x onerror=&quot;document.title='owned'&quot;&gt; "
        "and 12 more were injured in the attack.</p></article><script>document.title='owned'</script></body></html>"
    )
    page.locator('.st-key-review_dropped input[type="file"], [class*="dropped"] input[type="file"]').set_input_files(
        {"name": "page.html", "mimeType": "text/html", "buffer": html.encode()}
    )
    page.get_by_label("Published (YYYY-MM-DD)").fill("2024-05-07")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".review-text mark").first).to_be_visible()
    drawn(page)
    expect(page.locator(".review-text .words")).to_contain_text("<img src=x")
    assert page.locator(".review-text img, .review-text script").count() == 0
    assert "owned" not in page.title()


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_review_stays_within_the_screen(open_page: Open, drawn: Open, local: str, width: int) -> None:
    page = open_page("/review", at=local, width=width)
    paste(page, *read_invented("f02"))
    expect(page.locator(".review-text mark").first).to_be_visible()
    drawn(page)
    widest = page.evaluate("Math.max(...[...document.querySelectorAll('.stMain, html')].map(e => e.scrollWidth))")
    assert widest <= width


def get(address: str) -> tuple[int, bytes]:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 (loopback)
        return answer.status, answer.read()


@pytest.mark.parametrize(
    ("bound_to", "local"),
    [
        pytest.param(None, "", id="empty environment"),
        pytest.param("0.0.0.0", "1", id="local on all addresses"),  # noqa: S104 (what must stay closed)
        pytest.param("127.0.0.1", "", id="loopback only", marks=pytest.mark.long),
        pytest.param(None, "1", id="local on Streamlit's own", marks=pytest.mark.long),
    ],
)
def test_elsewhere_the_address_answers_like_any_unknown_page(
    chromium: Browser, drawn: Open, warehouse: Path, bound_to: str | None, local: str
) -> None:
    with serve(warehouse, bound_to=bound_to, SANAD_LOCAL=local) as site:
        assert get(f"{site}/review") == get(f"{site}/nowhere")
        seen = []
        for path in ("/review", "/nowhere"):
            page = chromium.new_page()
            said: list[str] = []
            page.on("console", lambda message, said=said: said.append(message.text))
            page.goto(site + path)
            page.wait_for_selector("footer.sanad")
            drawn(page)
            assert page.locator('a[href*="review"], textarea').count() == 0
            told = [text for text in said if "does not seem to exist" in text]
            seen.append((page.title(), page.locator("h1").all_inner_texts(), told))
            page.close()
        assert seen[0] == seen[1]
        assert seen[0][2], "Streamlit knows no such page"
