"""Turns at servers: so many requests to one at once, and none to one that did not answer in time again and again."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from audits.probe.links import host_of
from core.outbound_errors import OutboundError, TooSlow

MOST = 6  # requests in a row without an answer in time, after which a server is left alone


class Tired(OutboundError):
    """A server that kept us waiting too often in this run: the rest of its addresses are not asked."""

    said = "Сервер «{host}» не відповів вчасно кілька разів поспіль, тому адресу {url} цього разу не перевірено."


class Turns:
    """One for a run."""

    def __init__(self, at_once: int) -> None:
        self.doors: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(at_once))
        self.slow: Counter[str] = Counter()

    @asynccontextmanager
    async def at(self, url: str) -> AsyncIterator[None]:
        """A turn at the server of an address."""
        host = host_of(url)
        async with self.doors[host]:
            if self.slow[host] >= MOST:
                raise Tired(url, host=host)
            try:
                yield
            except TooSlow:
                self.slow[host] += 1
                raise
            self.slow[host] = 0
