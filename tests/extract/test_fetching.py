"""Pages come from the web alone: what leads to this machine or its network is refused, wherever on the way it stands."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest

from etl import outside
from etl.extract.documents import UnreadableSourceError, read_source
from etl.outside import find_places, is_outside

WORDS = b"At least 12 people were killed in Zabul on Friday."
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(WORDS), WORDS)


def lead_to(place: str) -> bytes:
    """An answer that sends the reader on."""
    return f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


@contextmanager
def serve(*answers: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A server of this machine that gives these answers one after another, and what it was asked."""
    asked: list[bytes] = []

    def answer_all() -> None:
        for answer in answers:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with line:
                asked.append(line.recv(10_000))
                line.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=answer_all, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked


@pytest.fixture
def loopback_is_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 stands for the web; the rest of the machine stays what it is."""
    judge = outside.is_outside
    monkeypatch.setattr(outside, "is_outside", lambda number: number == "127.0.0.1" or judge(number))


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),  # noqa: S104
        *("100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1"),
    ],
)
def test_what_is_not_reachable_from_everywhere_is_not_outside(number: str) -> None:
    assert not is_outside(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_the_web_is_outside(number: str) -> None:
    assert is_outside(number)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "127.1"),
        *("%31%32%37.0.0.1", "l%6Fcalhost", "news.example@127.0.0.1", "１２７.0.0.1"),
    ],
)
def test_an_address_of_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with serve(PAGE) as (address, asked):
        port = address.rpartition(":")[2]
        with pytest.raises(UnreadableSourceError, match="could not be fetched"):
            read_source(f"http://{host}:{port}/")
        with pytest.raises(UnreadableSourceError, match="could not be fetched"):
            read_source(f"https://{host}:{port}/")
    assert asked == []


def test_a_name_of_which_one_place_is_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(outside.NotOutsideError, match=r"leads to 10\.0\.0\.1, which is not on the web"):
        find_places("news.example", 80)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        *((f"http://{host}/", "which is not on the web") for host in ("127.0.0.2", "[::1]", "169.254.169.254")),
        *((f"https://{host}/", "which is not on the web") for host in ("10.0.0.1", "192.168.0.1:8443")),
        *((place, "neither http nor https") for place in ("ftp://ftp.example/a.txt", "FTP://x/", "gopher://x/1")),
        *((place, "neither http nor https") for place in ("file:///etc/hostname", "javascript:alert(1)", "data:,12")),
    ],
)
@pytest.mark.usefixtures("loopback_is_outside")
def test_a_page_that_leads_inside_is_refused(place: str, reason: str) -> None:
    with (
        serve(lead_to("/second"), lead_to(place)) as (address, asked),
        pytest.raises(UnreadableSourceError, match=reason),
    ):
        read_source(address)
    assert len(asked) == 2


@pytest.mark.usefixtures("loopback_is_outside")
def test_a_page_that_has_moved_on_the_web_is_read() -> None:
    with serve(lead_to("/a report"), PAGE) as (address, asked):
        assert read_source(address).encode() == WORDS
    assert asked[1].startswith(b"GET /a%20report HTTP/1.1\r\n")


@pytest.mark.usefixtures("loopback_is_outside")
def test_a_circle_ends() -> None:
    circle, told = [lead_to("/again")] * 11, "leads on more than 10 times"
    with serve(*circle) as (address, asked), pytest.raises(UnreadableSourceError, match=told):
        read_source(address)
    assert len(asked) == 11


@pytest.mark.parametrize(
    "answer", [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nThe rest is miss"]
)
@pytest.mark.usefixtures("loopback_is_outside")
def test_an_answer_that_breaks_off_is_no_page(answer: bytes) -> None:
    with serve(answer) as (address, _), pytest.raises(UnreadableSourceError, match="could not be fetched"):
        read_source(address)


def test_what_a_proxy_would_ask_is_judged_too(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo

    def know_no_names(host: str, *more: Any, **named: Any) -> Any:
        if host.endswith(".invalid"):
            raise socket.gaierror("not known here")
        return look_up(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", know_no_names)
    with serve(PAGE, PAGE) as (proxy, asked):
        monkeypatch.setenv("http_proxy", proxy)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with pytest.raises(UnreadableSourceError, match="which is not on the web"):
            read_source("http://10.0.0.1/")
        with pytest.raises(UnreadableSourceError, match="which is not on the web"):
            read_source("http://%31%30.0.0.1/")
        assert asked == []
        assert read_source("http://news.invalid/report").encode() == WORDS
    assert asked[0].startswith(b"GET http://news.invalid/report HTTP/1.1\r\n")
