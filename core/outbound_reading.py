"""One answer from the network: where it sends us on, and its body in the part that is wanted."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

import httpx

from core.clock import now
from core.outbound_address import Target
from core.outbound_answer import Answer
from core.outbound_body import Counter, Opener
from core.outbound_errors import Broken
from core.outbound_patience import Limits, retry_after

REDIRECTS = frozenset({301, 302, 303, 307, 308})
OWN = ("authorization", "cookie")  # headers that go to the server they were meant for and no other


@dataclass(frozen=True)
class Wish:
    """What is asked: the method, the headers, what is sent, how much of the answer is wanted."""

    method: str
    headers: httpx.Headers
    sent: Mapping[str, Any]
    limits: Limits
    prefix: int | None = None
    into: BinaryIO | None = None


def location(response: httpx.Response, request: httpx.Request) -> str | None:
    """Where a redirect leads, made whole."""
    there = response.headers.get("location")
    if not there:
        return None
    try:
        return str(request.url.join(there))
    except (httpx.InvalidURL, ValueError) as error:
        raise Broken(request.url, why="переспрямовано за адресою, якої не буває") from error


def onward(wish: Wish, here: Target, there: Target) -> Wish:
    """The wish as it goes to the next address: without the parameters, and without secrets if the server differs."""
    sent = {key: value for key, value in wish.sent.items() if key != "params"}
    headers = wish.headers.copy()
    if (here.url.scheme, here.host, here.port) != (there.url.scheme, there.host, there.port):
        for name in OWN:
            headers.pop(name, None)
    return replace(wish, sent=sent, headers=headers)


async def read(wish: Wish, request: httpx.Request, response: httpx.Response, *, skip: bool) -> Answer:
    """The answer with its body, as much of it as was asked for."""
    opener = Opener(response.headers.get("content-encoding", ""), request.url)
    counter = Counter(most=wish.limits.most, prefix=wish.prefix, url=request.url)
    kept = wish.into or io.BytesIO()
    kept.seek(0)
    kept.truncate()
    whole = skip or await (_nothing(response) if wish.method == "HEAD" else _pour(response, opener, counter, kept))
    server = response.extensions["network_stream"].get_extra_info("server_addr")
    return Answer(
        url=str(request.url),
        status=response.status_code,
        headers=response.headers,
        body=b"" if wish.into else kept.getvalue(),
        size=counter.size,
        whole=whole,
        address=str(server[0]) if server else "",
        retry_after=retry_after(response.headers, now()),
    )


async def _nothing(response: httpx.Response) -> bool:
    """Reads the end of an answer without a body, so that its connection can be used again."""
    async for _chunk in response.aiter_raw():
        break
    return True


async def _pour(response: httpx.Response, opener: Opener, counter: Counter, kept: BinaryIO) -> bool:
    """Fills the vessel; False when it was full before the body ended."""
    async for chunk in response.aiter_raw():
        for piece in opener.pieces(chunk):
            kept.write(counter.take(piece))
            if counter.full:
                return False
        if opener.over:
            break
    opener.end()
    return True
