"""The one way out: every request to another server goes through this client.

It asks only public servers and those the office allows (`OUTBOUND_ALLOW`), connects to the very address it checked,
follows each redirect with the same care, and spends no more time and bytes than was agreed. Trouble is an
`OutboundError` with a sentence for people; an answer with a bad status is still an `Answer`.

    with outbound.Client() as http:
        http.get("https://data.gov.ua/api/3/action/status_show").must().json()

`AsyncClient` does the same for many addresses at once: `await http.get(url, prefix=65536)`, `await http.head(url)`.
"""

import asyncio
from typing import Any, Self

from core.outbound_answer import Answer
from core.outbound_asking import AsyncClient
from core.outbound_errors import OutboundError
from core.outbound_pace import Pace
from core.outbound_patience import Limits

__all__ = ["Answer", "AsyncClient", "Client", "Limits", "OutboundError", "Pace"]


class Client:
    """The same for one thread that waits: `with outbound.Client() as http`. Not from inside asyncio."""

    def __init__(self, **options: Any):
        self.asking = AsyncClient(**options)

    def __enter__(self) -> Self:
        self.runner = asyncio.Runner()
        self.runner.run(self.asking.__aenter__())
        return self

    def __exit__(self, *trouble: object) -> None:
        try:
            self.runner.run(self.asking.__aexit__(*trouble))
        finally:
            self.runner.close()

    def get(self, url: str, **options: Any) -> Answer:
        """Reads an address."""
        return self.request("GET", url, **options)

    def head(self, url: str, **options: Any) -> Answer:
        """Asks about an address without its content."""
        return self.request("HEAD", url, **options)

    def post(self, url: str, **options: Any) -> Answer:
        """Sends something."""
        return self.request("POST", url, **options)

    def request(self, method: str, url: str, **options: Any) -> Answer:
        """An answer of any status."""
        return self.runner.run(self.asking.request(method, url, **options))
