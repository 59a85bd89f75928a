"""Asking other servers: redirects, retries and time in one place, for one address or for many at once."""

import asyncio
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, BinaryIO, Self

import httpx
from django.conf import settings

from core.outbound_address import Target, target
from core.outbound_answer import Answer
from core.outbound_errors import Moved, TooManyRedirects, TooSlow, translated
from core.outbound_pace import Doors, Pace
from core.outbound_patience import Limits, may_repeat, pause_before
from core.outbound_pinned import PinnedTransport, Resolver, resolve
from core.outbound_reading import REDIRECTS, Wish, location, onward, read

READING = frozenset({"GET", "HEAD", "OPTIONS"})
UNREACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)  # the server saw nothing of the request


def user_agent() -> str:
    """Who asks, with the office's own addresses, so that a server's owner knows whom to write to."""
    where = [f"+{settings.SITE_URL}"] if settings.SITE_URL else []
    named = "; ".join([*where, settings.DEFAULT_FROM_EMAIL])
    return f"Khartiia ({named})".encode("ascii", "ignore").decode()


class AsyncClient:
    """Asks many servers at once. Use it as `async with`; one client is one set of connections."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        pace: Pace | None = None,
        allow: Iterable[str] | None = None,
        resolver: Resolver = resolve,
        context: ssl.SSLContext | None = None,
    ):
        self.limits, self.pace = limits or Limits(), pace or Pace()
        self.allow = tuple(settings.OUTBOUND_ALLOW if allow is None else allow)
        self.resolver, self.context = resolver, context

    async def __aenter__(self) -> Self:
        self.doors = Doors(self.pace)
        self.transport = PinnedTransport(
            allow=self.allow, resolver=self.resolver, context=self.context, at_once=self.pace.everywhere
        )
        return self

    async def __aexit__(self, *_trouble: object) -> None:
        await self.transport.aclose()

    async def get(self, url: str, **options: Any) -> Answer:
        """Reads an address; `prefix` stops after so many bytes, `into` writes the body to a file."""
        return await self.request("GET", url, **options)

    async def head(self, url: str, **options: Any) -> Answer:
        """Asks about an address without its content."""
        return await self.request("HEAD", url, **options)

    async def post(self, url: str, **options: Any) -> Answer:
        """Sends something: `json`, `data` or `files`."""
        return await self.request("POST", url, **options)

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        prefix: int | None = None,
        into: BinaryIO | None = None,
        **sent: Any,
    ) -> Answer:
        """An answer of any status. `sent`: `params`, `json`, `data`, `files`, `content` as httpx takes them."""
        limits = limits or self.limits
        plain = method == "HEAD" or prefix is not None or into is not None
        own = {"User-Agent": user_agent(), "Accept": "*/*", "Accept-Encoding": "identity" if plain else "gzip"}
        wish = Wish(method, httpx.Headers({**own, **(headers or {})}), sent, limits, prefix, into)
        clock = asyncio.get_running_loop().time
        begun = clock()
        try:
            async with asyncio.timeout(limits.total) as timer:
                answer = await self._patiently(wish, url, timer)
                waited = (timer.when() or 0.0) - begun - limits.total
        except TimeoutError as error:
            raise TooSlow(url, seconds=round(limits.total)) from error
        return replace(answer, seconds=clock() - begun - max(waited, 0.0))

    async def _patiently(self, wish: Wish, url: str, timer: asyncio.Timeout) -> Answer:
        """Asks, and asks again where that is safe and may help."""
        for attempt in range(1, wish.limits.tries + 1):
            trouble, answer, reached = None, None, True
            try:
                answer = await self._follow(wish, url, timer)
            except httpx.HTTPError as error:
                trouble = translated(error, url, wish.limits.step)
                reached = not isinstance(error, UNREACHED)
            pause = pause_before(attempt + 1, wish.limits, answer.retry_after if answer else None)
            repeat = may_repeat(wish.method, answer.status if answer else None, reached=reached)
            if not repeat or attempt == wish.limits.tries or pause is None or _too_late(timer, pause):
                break
            await asyncio.sleep(pause)
        if trouble:
            raise trouble
        return replace(answer, tries=attempt)

    async def _follow(self, wish: Wish, url: str, timer: asyncio.Timeout) -> Answer:
        """One attempt, with its redirects; every address on the way is checked anew."""
        here, hops = target(url, self.allow), []
        while True:
            answer, there = await self._ask(wish, here, timer)
            if there is None:
                return replace(answer, hops=tuple(hops))
            hops.append(str(here.url))
            if len(hops) > wish.limits.redirects:
                raise TooManyRedirects(url, count=wish.limits.redirects)
            if wish.method not in READING:
                raise Moved(here.url, there=there)
            next_one = target(there, self.allow)
            wish, here = onward(wish, here, next_one), next_one

    async def _ask(self, wish: Wish, here: Target, timer: asyncio.Timeout) -> tuple[Answer, str | None]:
        """One request to one server: its answer, and where it sends us on, if it does."""
        times = dict.fromkeys(("connect", "read", "write", "pool"), wish.limits.step)
        request = httpx.Request(
            wish.method, here.url, headers=wish.headers, extensions={"timeout": times}, **wish.sent
        )
        ends = timer.when() or 0.0
        timer.reschedule(None)  # time at the door is our own politeness, not the server's
        async with self.doors.through(f"{here.host}:{here.port}") as waited:
            timer.reschedule(ends + waited)
            response = await self.transport.handle_async_request(request)
            try:
                there = location(response, request) if response.status_code in REDIRECTS else None
                return await read(wish, request, response, skip=there is not None), there
            finally:
                await response.aclose()


def _too_late(timer: asyncio.Timeout, pause: float) -> bool:
    return asyncio.get_running_loop().time() + pause > (timer.when() or 0.0)
