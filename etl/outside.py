"""The web, and nowhere else: what leads to this machine, or to the network that it stands in, is not asked.

A page may send its reader on to any address. Followed blindly, that could be a service of this machine that answers whoever
asks from here. So each address, the first one and those it leads to, must be http or https; its name is looked up, all that
it stands for must be reachable from everywhere (RFC 6890), and the connection is made to what was looked up and judged, not
to what the name may stand for a moment later.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import string
import urllib.request
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit

WEB = frozenset({"http", "https"})
MOVED = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 10
EMBEDDING = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))  # RFC 6052, RFC 8215
Place = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


class NotOutsideError(OSError):
    """An address that is not of the web; the message says what it leads to."""


def is_outside(number: str) -> bool:
    """Whether an IP address can be reached from everywhere: not this machine, its network, many at once, or reserved."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in EMBEDDING):
            return False
        if inner := address.ipv4_mapped or address.sixtofour:
            return is_outside(str(inner))
    return address.is_global and not address.is_multicast


def find_places(host: str, port: int) -> list[Place]:
    """What a name stands for. Raises NotOutsideError where any of it is not outside, OSError where there is nothing."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, place in found:
        if not is_outside(str(place[0])):
            raise NotOutsideError(f"it leads to {place[0]}, which is not on the web")
    return [(family, place) for family, *_, place in found]


def connect_outside(host: str, port: int, seconds: float | None) -> socket.socket:
    """A connection to the first place of a name that answers. Raises NotOutsideError, OSError."""
    trouble = OSError("nothing answers there")
    for family, place in find_places(host, port):
        line = socket.socket(family, socket.SOCK_STREAM)
        line.settimeout(seconds)
        try:
            line.connect(place)
        except OSError as error:
            line.close()
            trouble = error
        else:
            return line
    raise trouble


class Line(HTTPConnection):
    """HTTP to the outside."""

    def connect(self) -> None:
        """Make the connection. Raises NotOutsideError, OSError."""
        self.sock = connect_outside(self.host, self.port, self.timeout)


class SecureLine(HTTPSConnection):
    """HTTPS to the outside; the certificate is of the name."""

    def connect(self) -> None:
        """Make the connection. Raises NotOutsideError, OSError."""
        plain = connect_outside(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def name_host(request: urllib.request.Request) -> str:
    """The host, and port, that an address names, as urllib reads it: signs written as numbers are signs again (%31 is 1)."""
    return urllib.request.Request(request.full_url).host  # noqa: S310 (nothing is opened)


def is_passed_on(request: urllib.request.Request) -> bool:
    """Whether a proxy, which the owner of the machine has set and which may stand anywhere, does the asking."""
    return request.host != name_host(request)


def judge_passed_on(request: urllib.request.Request) -> None:
    """Judge a name that a proxy will look up, where it can be looked up from here. Raises NotOutsideError, ValueError."""
    asked = urlsplit(f"//{name_host(request)}")
    with suppress(socket.gaierror):
        find_places(asked.hostname or "", asked.port or 80)


class OutsideHTTP(urllib.request.HTTPHandler):
    """HTTP to the outside."""

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        """One answer. Raises OSError."""
        if is_passed_on(req):
            judge_passed_on(req)
            return super().http_open(req)
        return self.do_open(Line, req)


class OutsideHTTPS(urllib.request.HTTPSHandler):
    """HTTPS to the outside."""

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        """One answer. Raises OSError."""
        if is_passed_on(req):
            judge_passed_on(req)
            return super().https_open(req)
        return self.do_open(SecureLine, req)


class KeepRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects are judged before they are followed."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Follow none."""


def ask_once(address: str, agent: str, seconds: float, method: str = "GET") -> HTTPResponse:
    """The answer of one address, whose redirect is not followed. Raises HTTPError (redirects among them), OSError, ValueError, HTTPException.

    `agent`: who asks; `seconds`: how long it waits. The message of an OSError, or its `reason`, says what is wrong.
    """
    if urlsplit(address).scheme not in WEB:
        raise NotOutsideError("it leads to an address that is neither http nor https")
    safe = quote(address, safe=string.punctuation)
    request = urllib.request.Request(safe, method=method, headers={"User-Agent": agent})  # noqa: S310 (only http(s) passes)
    opener = urllib.request.build_opener(OutsideHTTP, OutsideHTTPS, KeepRedirects)  # with the proxies of now
    answer: HTTPResponse = opener.open(request, timeout=seconds)
    return answer


def find_next(address: str, error: HTTPError) -> str | None:
    """Where a redirect leads, signs that may not stand in an address written as numbers; None where there is none."""
    location = error.headers.get("Location")
    if error.code not in MOVED or not location:
        return None
    return urljoin(address, quote(location, encoding="iso-8859-1", safe=string.punctuation))
