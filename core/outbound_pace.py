"""Politeness: so many requests to one server at once, and a moment between their beginnings."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
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
        async with self.doors[server]:
            await self._enter(server, clock)
            try:
                yield clock() - came
            finally:
                self.hall.release()

    async def _enter(self, server: str, clock: Callable[[], float]) -> None:
        """Waits for the moment outside the hall, where places are few; who was overtaken at its door waits again."""
        while True:
            await asyncio.sleep(max(self.next.get(server, 0.0) - clock(), 0.0))
            await self.hall.acquire()
            if self.next.get(server, 0.0) <= clock():
                break
            self.hall.release()
        self.next[server] = clock() + self.pace.gap
