"""One address asked: HEAD to learn how large it is, then its content or the beginning of it; three tries."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from audits.probe.links import Link
from audits.probe.sampling import Sample, sample
from audits.probe.turns import Turns
from audits.probe.verdict import ABOUT_US, HOPELESS, Verdict, failed_host, of_answer, of_error
from audits.probe.vessel import BEGINNING, Vessel
from audits.probe.weather import Weather
from audits.snapshot import LinkState, ProbeFacts
from core import clock
from core.outbound import Answer, AsyncClient, Limits, OutboundError
from core.outbound_patience import pause_before
from core.refusals import Refused

WHOLE = 20 << 20  # bytes: a content up to this is read to its end, and has a hash
PART = BEGINNING  # bytes: of a larger one, and of a page
TRIES = 3
LONG = timedelta(days=7)  # a server too slow to answer for so long is no longer slow but broken
LIMITS = Limits(total=60.0, step=15.0, most=WHOLE + 1, redirects=5, tries=1, wait=30.0, pause=0.5)
FAULT = "Під час перевірки сталася помилка програми; подробиці – в журналі сервера."
log = logging.getLogger("khartiia.probe")


@dataclass
class Asker:
    """Asks addresses one after another or many at once."""

    http: AsyncClient
    weather: Weather
    turns: Turns
    hands: Executor
    """Who looks at contents meanwhile: a large table takes seconds, and servers must not wait for us."""
    limits: Limits = LIMITS
    whole: int = WHOLE

    async def ask(self, link: Link) -> ProbeFacts:
        """The facts; raises Outage. A fault of ours is no fault of the address."""
        try:
            return await self._tried(link)
        except Refused:
            raise
        except Exception:
            log.exception("A probe of %s failed", link.url)
            return ProbeFacts(link.url, LinkState.UNSURE, reason=FAULT, checked_at=clock.now())

    async def _tried(self, link: Link) -> ProbeFacts:
        size = await self._size(link)
        facts = None
        for attempt in range(1, TRIES + 1):
            facts, pause = await self._once(link, size, attempt)
            if facts.state == LinkState.OK or pause is None:
                break
            await asyncio.sleep(pause)
        assert facts is not None
        return facts

    async def _size(self, link: Link) -> int | None:
        """What the server says of the size; a server that takes no HEAD says nothing, and that is no fault."""
        try:
            async with self.turns.at(link.url):
                answer = await self.http.head(link.url, limits=replace(self.limits, total=self.limits.step))
        except OutboundError:
            return None
        self.weather.heard(answer.url)
        return answer.length if answer.ok else None

    async def _once(self, link: Link, size: int | None, attempt: int) -> tuple[ProbeFacts, float | None]:
        """One try: the facts, and how long to wait before the next; None where another one is in vain."""
        since = asyncio.get_running_loop().time()
        with closing(Vessel()) as vessel:
            try:
                answer = await self._content(link, size, vessel)
            except OutboundError as error:
                pause = None if isinstance(error, HOPELESS) or attempt == TRIES else self._pause(attempt, None)
                return await self._failed(link, error, since, last=pause is None), pause
            self.weather.heard(answer.url)
            verdict = of_answer(answer)
            found = await self._looked(vessel, link, answer) if verdict.state == LinkState.OK else Sample()
            pause = None if attempt == TRIES else self._pause(attempt, answer.retry_after)
            return facts_of(link, answer, verdict, found, vessel), pause

    def _pause(self, attempt: int, asked: float | None) -> float | None:
        return pause_before(attempt + 1, self.limits, asked)

    async def _content(self, link: Link, size: int | None, vessel: Vessel) -> Answer:
        """The content in the vessel: whole, or its beginning where it is too large or only a page."""
        large = link.page or (size is not None and size > self.whole)
        wanted = PART if large else self.whole + 1
        ranged = {} if size is not None and size < wanted else {"Range": f"bytes=0-{wanted - 1}"}
        answer = await self._get(link.url, vessel, wanted, ranged)
        if answer.status == 416 and ranged:
            answer = await self._get(link.url, vessel, wanted, {})
        return answer

    async def _get(self, url: str, vessel: Vessel, wanted: int, headers: dict[str, str]) -> Answer:
        into: Any = vessel
        async with self.turns.at(url):
            return await self.http.get(url, prefix=wanted, into=into, headers=headers, limits=self.limits)

    async def _looked(self, vessel: Vessel, link: Link, answer: Answer) -> Sample:
        look: Callable[[], Sample] = lambda: sample(vessel.content(), link, whole=is_whole(answer))  # noqa: E731
        return await asyncio.get_running_loop().run_in_executor(self.hands, look)

    async def _failed(self, link: Link, error: OutboundError, since: float, *, last: bool) -> ProbeFacts:
        """Facts of an address that could not be asked; only after the last try it matters whose fault it is."""
        well: bool | None = True
        if last and isinstance(error, ABOUT_US):
            well = await self.weather.is_well(error, failed_host(error, link.url), since)
        lasting = link.failing_since is not None and clock.now() - link.failing_since >= LONG
        verdict = of_error(error, well=well, lasting=lasting)
        return ProbeFacts(link.url, verdict.state, reason=verdict.reason, checked_at=clock.now())


def is_whole(answer: Answer) -> bool:
    """Whether all of the content came."""
    return answer.whole and (answer.status != 206 or answer.length in (None, answer.size))


def facts_of(link: Link, answer: Answer, verdict: Verdict, found: Sample, vessel: Vessel) -> ProbeFacts:
    """The facts of an address that answered."""
    good, whole = verdict.state == LinkState.OK, is_whole(answer)
    sha256, beginning = _hashes(vessel, whole=whole) if good and not link.page else ("", "")
    return ProbeFacts(
        url=link.url,
        state=verdict.state,
        status=answer.status,
        reason=verdict.reason,
        checked_at=clock.now(),
        bytes=(vessel.size if whole else answer.length) if good else None,
        sha256=sha256,
        beginning=beginning,
        format=found.format,
        media_type=answer.media_type,
        redirects=len(answer.hops),
        download=good and vessel.size > 0 and not link.page and (found.format != "HTML" or link.format == "HTML"),
        elapsed_ms=round(answer.seconds * 1000),
        table=found.table,
        signs=found.signs,
    )


def _hashes(vessel: Vessel, *, whole: bool) -> tuple[str, str]:
    """Of the whole content, else of its beginning."""
    return (vessel.sha256, "") if whole else ("", vessel.beginning)
