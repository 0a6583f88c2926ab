from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Open = Callable[..., Any]
VIEW = "/trends?measure=fatalities&area=PK&kind=year"


@pytest.mark.long
def test_a_german_reader_sees_german_numbers_and_copies_plain_ones(open_page: Open) -> None:
    page = open_page(VIEW, locale="de-DE")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.locator(".ytick text").first).to_be_visible()
    ticks = page.locator(".ytick text").all_text_contents()
    assert any(re.fullmatch(r"\d\.\d{3}", text) for text in ticks), ticks
    number = page.locator(".sanad-table button", has_text=re.compile(r"^\d\.\d{3}$")).first
    shown = number.inner_text()
    number.click()
    claim = page.locator("#evidence-claim")
    expect(claim).to_contain_text(shown)
    page.locator(".evidence button.copy[data-page]").click()
    expect(page.locator(".evidence button.copy[data-page]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert shown.replace(".", ",") in copied
    assert shown not in copied
    expect(page.locator("footer.sanad")).to_contain_text("1.234.567,8")
