"""Many addresses at once, told in batches."""

import asyncio
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from typing import Any

from audits.probe.asking import LIMITS, WHOLE, Asker
from audits.probe.links import Link
from audits.probe.turns import Turns
from audits.probe.weather import PATIENCE, Weather
from audits.snapshot import ProbeFacts
from core.outbound import AsyncClient, Limits, Pace
from core.outbound_pinned import Resolver, resolve

BATCH_SECONDS = 1.0  # how long results are gathered before they are told
HANDS = 2  # contents looked at together
Batch = list[tuple[Link, ProbeFacts]]  # what came together


@dataclass(frozen=True)
class Means:
    """How the network is asked; the defaults are for work, tests and measurements have their own."""

    limits: Limits = LIMITS
    pace: Pace = field(default_factory=Pace)
    patience: Limits = PATIENCE
    resolver: Resolver = resolve
    allow: Sequence[str] | None = None
    whole: int = WHOLE


def asked(links: Sequence[Link], witnesses: Sequence[str], means: Means) -> Iterator[Batch]:
    """The facts of all addresses as they come; a batch may be empty, as a sign of life. Raises Outage at its end."""
    crowd = Crowd(links, witnesses, means)
    crowd.thread.start()
    try:
        while not crowd.over:
            yield crowd.some()
        if crowd.trouble:
            raise crowd.trouble
    finally:
        crowd.disband()


class Crowd:
    """The network's own thread: while its caller writes into the database, servers are not kept waiting."""

    def __init__(self, links: Sequence[Link], witnesses: Sequence[str], means: Means) -> None:
        self.links, self.witnesses, self.means = links, witnesses, means
        self.brought: queue.SimpleQueue[tuple[Link, ProbeFacts] | None] = queue.SimpleQueue()
        self.thread = threading.Thread(target=self._run, name="probe", daemon=True)
        self.begun, self.over = threading.Event(), False
        self.trouble: BaseException | None = None

    def some(self) -> Batch:
        """What came within the time of a batch; `over` when it was the last one."""
        until, batch = time.perf_counter() + BATCH_SECONDS, Batch()
        while (rest := until - time.perf_counter()) > 0:
            try:
                one = self.brought.get(timeout=rest)
            except queue.Empty:
                break
            if one is None:
                self.over = True
                break
            batch.append(one)
        return batch

    def disband(self) -> None:
        """Ends what is still under way."""
        if self.begun.wait(10) and not self.over:
            with suppress(RuntimeError):  # its loop has just ended by itself
                self.loop.call_soon_threadsafe(self.stopping.set)
        self.thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._all())
        except Exception as error:
            self.trouble = self.trouble or error
        finally:
            self.begun.set()
            self.brought.put(None)

    async def _all(self) -> None:
        self.loop, self.stopping = asyncio.get_running_loop(), asyncio.Event()
        self.begun.set()
        async with AsyncExitStack() as stack:
            asker = await self._asker(stack)
            tasks = [asyncio.create_task(self._carry(asker, link)) for link in self.links]
            stopped: asyncio.Task[Any] = asyncio.create_task(self.stopping.wait())
            everybody: asyncio.Task[Any] = asyncio.create_task(self._all_of(tasks))
            await asyncio.wait([everybody, stopped], return_when=asyncio.FIRST_COMPLETED)
            for task in [everybody, stopped, *tasks]:
                task.cancel()
            await asyncio.gather(everybody, stopped, *tasks, return_exceptions=True)

    async def _all_of(self, tasks: Sequence[asyncio.Task[None]]) -> None:
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _asker(self, stack: AsyncExitStack) -> Asker:
        means = self.means
        common: dict[str, Any] = {"resolver": means.resolver, "allow": means.allow}
        hands = stack.enter_context(ThreadPoolExecutor(HANDS))
        http = await stack.enter_async_context(AsyncClient(limits=means.limits, pace=means.pace, **common))
        weather = await stack.enter_async_context(Weather(self.witnesses, limits=means.patience, **common))
        return Asker(http, weather, Turns(means.pace.at_once), hands, means.limits, means.whole)

    async def _carry(self, asker: Asker, link: Link) -> None:
        """One address; what stops the whole run is kept for its caller."""
        try:
            self.brought.put((link, await asker.ask(link)))
        except Exception as error:
            self.trouble = self.trouble or error
            self.stopping.set()
