"""What another server answered, read whole or in the part that was asked for."""

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

from core.outbound_errors import BadStatus, Broken, status_words


@dataclass(frozen=True)
class Answer:
    """An answer of any status: a refusal is an answer too, `must()` turns it into an error."""

    url: str
    """The address that answered in the end."""
    status: int
    headers: httpx.Headers
    body: bytes = field(repr=False, default=b"")
    """Empty where the body went into the caller's file."""
    size: int = 0
    """Bytes read of the body, unpacked."""
    whole: bool = True
    """False where only the first bytes were asked for and came."""
    address: str = ""
    """The address of the server on the network."""
    hops: tuple[str, ...] = ()
    """The addresses that sent us on, the first one asked first."""
    tries: int = 1
    seconds: float = 0.0
    """From asking to the end of the answer, without our own waiting for a turn."""
    retry_after: float | None = None
    """Seconds the server asks us to stay away."""

    @property
    def ok(self) -> bool:
        """Whether it is what was asked for."""
        return 200 <= self.status < 300

    @property
    def media_type(self) -> str:
        """The kind of content as the server names it, without its parameters."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().lower()

    @property
    def length(self) -> int | None:
        """Bytes the server says the whole has; of a part, the whole it is a part of."""
        said = self.headers.get("content-range", "").rpartition("/")[2] or self.headers.get("content-length", "")
        return int(said) if said.isascii() and said.isdigit() else None

    @property
    def text(self) -> str:
        """The body as text; letters that do not fit are marked."""
        charset = httpx.Response(self.status, headers=self.headers).charset_encoding or "utf-8"
        try:
            return self.body.decode(charset, "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")

    def must(self) -> "Answer":
        """Itself when it is what was asked for."""
        if not self.ok:
            raise BadStatus(self.url, status=self.status, words=status_words(self.status))
        return self

    def json(self) -> Any:
        """The body as JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            why = "замість даних надійшла сторінка сайту" if self._is_page() else "дані не читаються як JSON"
            raise Broken(self.url, why=why) from error

    def _is_page(self) -> bool:
        return self.media_type == "text/html" or self.body.lstrip()[:1] == b"<"
