"""Politeness: so many requests to one server at once, and a moment between their beginnings."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """How hard one server may be asked."""

    at_once: int = 2
    """Requests to one server under way together."""
    gap: float = 0.1
    """Seconds between the beginnings of two requests to one server."""
    everywhere: int = 20
    """Requests under way together to all servers."""


class Doors:
    """One door for each server; who comes waits until it is his turn."""

    def __init__(self, pace: Pace):
        self.pace = pace
        self.hall = asyncio.Semaphore(pace.everywhere)
        self.doors: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(pace.at_once))
        self.next: dict[str, float] = {}

    @asynccontextmanager
    async def through(self, server: str) -> AsyncIterator[float]:
        """A turn at a server; tells how many seconds it was waited for, which are not the server's fault."""
        clock = asyncio.get_running_loop().time
        came = clock()
        async with self.doors[server], self.hall:
            start = max(clock(), self.next.get(server, 0.0))
            self.next[server] = start + self.pace.gap
            await asyncio.sleep(max(start - clock(), 0.0))
            yield clock() - came
