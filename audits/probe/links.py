"""What a run has to ask: an address of a dataset, and what the register says is behind it. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from registry.tables.columns import Column


@dataclass(frozen=True)
class Link:
    """An address to ask. `page`: people read it, so a web page there is right, and nothing inside is looked at."""

    dataset: int
    url: str
    distribution: int | None = None
    page: bool = False
    format: str = ""
    """As the register names it."""
    columns: tuple[Column, ...] = ()
    codes: Mapping[str, Collection[str]] = field(default_factory=dict)
    own: str = ""
    """Where the file lies with us, if it is ours; such an address is not asked over the network."""
    failing_since: datetime | None = None
    """From the probe before."""
    last_good: datetime | None = None

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from the others of a run."""
        return self.dataset, self.url

    def since(self, failing: datetime | None, good: datetime | None) -> "Link":
        """The same with what the probe before knew."""
        return replace(self, failing_since=failing, last_good=good)


def host_of(url: str) -> str:
    """The server of an address, as it is compared with another; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def doors_of(urls: Collection[str]) -> list[str]:
    """The front doors (scheme and server) of addresses, each once, in their order."""
    doors: dict[str, None] = {}
    for url in urls:
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            doors[f"{parts.scheme}://{parts.netloc}/"] = None
    return list(doors)
