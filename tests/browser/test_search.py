from __future__ import annotations

import re
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

Open = Callable[..., Any]


def test_from_anywhere_by_keyboard_to_a_figure(open_page: Open) -> None:
    page = open_page("/method")
    field = page.locator(".search-box input")
    expect(field).to_be_visible()
    page.locator("body").press("/")
    expect(field).to_be_focused()
    page.keyboard.type("521")
    option = page.locator('.search-box [role="option"]').first
    expect(option).to_contain_text("Attacks, Pakistan, 2024")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/figure\?id="))
    expect(page.locator("h1").first).to_contain_text("521")


def test_what_is_typed_before_the_box_is_there_is_searched_for(site: str, chromium: Browser) -> None:
    page, held, typed = chromium.new_page(), list[Route](), Event()

    def hold(route: Route) -> None:
        if typed.is_set():
            route.continue_()
        else:
            held.append(route)

    page.route("**/static/js/*.js", hold)  # the scripts are long on their way
    page.goto(f"{site}/method", wait_until="commit")
    expect(page.locator(".sanad-wait")).to_be_visible()
    for key in ["/", "5", "2", "2", "Backspace", "1"]:
        page.keyboard.press(key)
    typed.set()
    for route in held:
        route.continue_()
    field = page.locator(".search-box input")
    expect(field).to_be_focused()
    expect(field).to_have_value("521")
    expect(page.locator('.search-box [role="option"]').first).to_contain_text("Attacks, Pakistan, 2024")
    page.close()


@pytest.mark.long
def test_enter_without_a_choice_gives_all_results(open_page: Open) -> None:
    page = open_page("/sources")
    page.locator(".search-box input").fill("deportations april 2025")
    page.locator(".search-box input").press("Enter")
    page.wait_for_url(re.compile(r"/search\?q=deportations"))
    expect(page.locator("#found-figures")).to_be_visible()
    expect(page.locator(".found li").first).to_contain_text("matches")


@pytest.mark.long
def test_escape_closes_the_suggestions_and_the_page_stays(open_page: Open) -> None:
    page = open_page("/sources")
    field = page.locator(".search-box input")
    field.fill("Paktika")
    expect(page.locator('.search-box [role="option"]').first).to_be_visible()
    field.press("Escape")
    expect(page.locator(".search-box ul")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    assert page.url.endswith("/sources")


@pytest.mark.long
def test_a_slash_in_a_field_is_a_slash(open_page: Open) -> None:
    page = open_page("/sources")
    field = page.locator(".st-key-choice-q input")
    field.press_sequentially("a/b")
    expect(field).to_have_value("a/b")


@pytest.mark.long
def test_hostile_words_are_words(open_page: Open) -> None:
    page = open_page("/search?q=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D'owned'%22%3E")
    expect(page.locator("footer.sanad")).to_be_visible()
    page.locator(".search-box input").fill("<img src=x onerror=\"document.title='owned'\"> 521")
    page.wait_for_timeout(600)
    assert "owned" not in page.title()
    assert page.locator("img[src='x']").count() == 0
