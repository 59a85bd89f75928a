"""Is it they or is it we: before an address is called broken, our own connection must be seen to work.

What speaks for it: another server that answered since, or one of the witnesses (portals, servers that answered
before) that answers now. Each trouble has its own proof: a name needs another name that is found, a certificate
another one that stands.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from audits.probe.links import host_of
from core.outbound import AsyncClient, Limits, OutboundError, Pace
from core.outbound_errors import NoSuchHost, Untrusted
from core.outbound_pinned import Resolver, resolve
from core.refusals import Refused

MOST = 6  # witnesses asked at once
PATIENCE = Limits(total=10.0, step=5.0, tries=1)
NO_CONNECTION = (
    "Зв’язку з мережею немає: не відповідає жоден сервер. Перевірку зупинено, жодного посилання через це не позначено "
    "несправним. Почніть її знову, коли зв’язок відновиться: уже перевірене не перевірятиметься вдруге."
)


class Outage(Refused):
    """Nothing answers at all: the run stops, and what was not asked stays unasked."""

    def __init__(self) -> None:
        super().__init__(NO_CONNECTION)


class Weather:
    """What this run has seen of the network; `async with`, as it has a client of its own."""

    def __init__(
        self,
        witnesses: Sequence[str],
        *,
        limits: Limits = PATIENCE,
        resolver: Resolver = resolve,
        allow: Sequence[str] | None = None,
    ) -> None:
        self.witnesses, self.resolver = tuple(witnesses), resolver
        self.http = AsyncClient(limits=limits, pace=Pace(gap=0), resolver=resolver, allow=allow)
        self.seen: dict[tuple[str, str], float] = {}  # (proof, server) -> when
        self.lock = asyncio.Lock()

    async def __aenter__(self) -> "Weather":
        await self.http.__aenter__()
        return self

    async def __aexit__(self, *trouble: object) -> None:
        await self.http.__aexit__(*trouble)

    def heard(self, url: str) -> None:
        """A server answered, whatever it said."""
        now, host = asyncio.get_running_loop().time(), host_of(url)
        self.seen["reach", host] = now
        if url.startswith("https:"):
            self.seen["trust", host] = now

    async def is_well(self, error: OutboundError, host: str, since: float) -> bool | None:
        """Whether our connection was well when `host` failed; None where there is nobody else to ask.

        Raises Outage where nobody of those asked answers.
        """
        proof = "name" if isinstance(error, NoSuchHost) else "trust" if isinstance(error, Untrusted) else "reach"
        others = [one for one in self.witnesses if host_of(one) != host and _fits(one, proof)][:MOST]
        async with self.lock:
            if self._proved(proof, host, since):
                return True
            if not others:
                return None
            await asyncio.gather(*(self._ask(one, proof) for one in others))
            if self._proved(proof, host, since):
                return True
        if proof == "trust":
            return None  # certificates fail everywhere: our clock or our list of authorities, not the connection
        raise Outage

    def _proved(self, proof: str, host: str, since: float) -> bool:
        return any(at >= since for (kind, other), at in self.seen.items() if kind == proof and other != host)

    async def _ask(self, witness: str, proof: str) -> None:
        with suppress(OutboundError, OSError):
            if proof == "name":
                await self.resolver(host_of(witness), 443)
                self.seen["name", host_of(witness)] = asyncio.get_running_loop().time()
                return
            await self.http.head(witness)
            self.heard(witness)


def _fits(witness: str, proof: str) -> bool:
    """Whether a witness can prove it: an address of digits proves no names, plain HTTP no certificates."""
    if proof == "name":
        return not host_of(witness).replace(".", "").isdigit() and ":" not in host_of(witness)
    return proof == "reach" or witness.startswith("https:")
