"""Many addresses at once, told in batches: between two batches the loop stands still, so the caller may use the
database without another thread."""

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
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
    with asyncio.Runner() as runner:
        crowd = runner.run(_begun(links, witnesses, means))
        try:
            while crowd.left:
                yield runner.run(crowd.some())
                if crowd.trouble:
                    raise crowd.trouble
        finally:
            runner.run(crowd.disband())


class Crowd:
    """The tasks of a run and what they have brought so far."""

    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[None]] = []
        self.brought: asyncio.Queue[tuple[Link, ProbeFacts]] = asyncio.Queue()
        self.stack = AsyncExitStack()
        self.trouble: BaseException | None = None
        self.left = 0

    async def carry(self, asker: Asker, link: Link) -> None:
        """One address; what stops the whole run is kept for its caller."""
        try:
            self.brought.put_nowait((link, await asker.ask(link)))
        except Exception as error:
            self.trouble = self.trouble or error

    async def some(self) -> Batch:
        """What came within the time of a batch."""
        clock = asyncio.get_running_loop().time
        until, batch = clock() + BATCH_SECONDS, Batch()
        while len(batch) < self.left and (rest := until - clock()) > 0 and not self.trouble:
            try:
                batch.append(await asyncio.wait_for(self.brought.get(), min(rest, 0.1)))
            except TimeoutError:
                continue
        while not self.brought.empty():
            batch.append(self.brought.get_nowait())
        self.left -= len(batch)
        return batch

    async def disband(self) -> None:
        """Ends what is still under way."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.stack.aclose()


async def _begun(links: Sequence[Link], witnesses: Sequence[str], means: Means) -> Crowd:
    crowd = Crowd()
    common: dict[str, Any] = {"resolver": means.resolver, "allow": means.allow}
    hands = crowd.stack.enter_context(ThreadPoolExecutor(HANDS))
    http = await crowd.stack.enter_async_context(AsyncClient(limits=means.limits, pace=means.pace, **common))
    weather = await crowd.stack.enter_async_context(Weather(witnesses, limits=means.patience, **common))
    asker = Asker(http, weather, Turns(means.pace.at_once), hands, means.limits, means.whole)
    crowd.left = len(links)
    crowd.tasks = [asyncio.create_task(crowd.carry(asker, link)) for link in links]
    return crowd
