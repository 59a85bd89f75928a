"""Connections that go to the very address that was checked.

A name checked first and resolved again when connecting may answer differently the second time. Here it is resolved
once, at the moment of connecting; every address of the answer is checked, and the socket opens to one of them. The
name stays in the request, so the Host header, the server name of TLS and the check of the certificate keep it.
"""

import asyncio
import socket
import ssl
import sys
from collections.abc import Awaitable, Callable, Iterable
from functools import cache
from importlib.util import find_spec
from typing import Any

import httpcore
import httpx

from core.outbound_address import is_allowed, trouble_with
from core.outbound_errors import Forbidden, NoSuchHost

Resolver = Callable[[str, int], Awaitable[list[str]]]
TRIED = 3  # addresses of one name
KEPT = 4  # connections for each request that may be under way: the next one to the same server finds it open

# httpcore looks for this library with every lock it makes and forgets that it is not there: a third of what a request
# costs. An entry of None says so at once.
if "sniffio" not in sys.modules and find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, in the system's order."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


class PinnedNetwork(httpcore.AsyncNetworkBackend):
    """Opens sockets to checked addresses only."""

    def __init__(self, allow: Iterable[str], resolver: Resolver):
        self.allow, self.resolver = tuple(allow), resolver
        self.network = httpcore.AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, timeout: float | None = None, **options: Any):
        """A stream to the first checked address that answers."""
        addresses = await self.checked(host.lower().rstrip("."), port)
        for address in addresses[: TRIED - 1]:
            if address == addresses[-1]:
                break
            try:
                return await self.network.connect_tcp(address, port, timeout=timeout, **options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self.network.connect_tcp(addresses[-1], port, timeout=timeout, **options)

    async def checked(self, host: str, port: int) -> list[str]:
        """The addresses of a name; one that must not be asked forbids them all."""
        try:
            addresses = await self.resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise NoSuchHost(f"{host}:{port}", host=host) from error
        if not addresses:
            raise NoSuchHost(f"{host}:{port}", host=host)
        inside = is_allowed(host, port, self.allow)
        for address in addresses:
            if where := trouble_with(address, inside=inside):
                raise Forbidden(f"{host}:{port}", where=where, host=host if port in (80, 443) else f"{host}:{port}")
        return addresses

    async def connect_unix_socket(self, path: str, timeout: float | None = None, **options: Any):
        """Never: nothing outside the machine is a file."""
        raise Forbidden(path, where="на цей самий комп’ютер", host=path)

    async def sleep(self, seconds: float) -> None:
        """Waits, as the library asks."""
        await self.network.sleep(seconds)


class PinnedTransport(httpx.AsyncHTTPTransport):
    """httpx's own transport over connections that are checked; no proxy, no file sockets."""

    def __init__(self, *, allow: Iterable[str], resolver: Resolver, context: ssl.SSLContext | None, at_once: int):
        context = context or trust()
        super().__init__(verify=context)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=at_once * KEPT,
            max_keepalive_connections=at_once * KEPT,
            keepalive_expiry=5.0,
            network_backend=PinnedNetwork(allow, resolver),
        )


@cache
def trust() -> ssl.SSLContext:
    """The authorities whose certificates we believe; loading them takes 20 ms."""
    return httpx.create_ssl_context()
