"""What the home page of the admin lists: things of one kind, the first of them, and where to see the rest."""

from dataclasses import dataclass

from core.templatetags.ui import Mark

FIRST = 5  # rows of a group; the rest is behind its link


@dataclass(frozen=True)
class Point:
    """One thing to look at."""

    words: str
    address: str
    code: str = ""
    mark: Mark | None = None
    detail: str = ""


@dataclass(frozen=True)
class Group:
    """Things of one kind, with what to say when there are none; `total` where not all of them are in `points`."""

    title: str
    points: tuple[Point, ...]
    address: str
    calm: str
    total: int | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.points) if self.total is None else self.total

    @property
    def first(self) -> tuple[Point, ...]:
        """The rows shown."""
        return self.points[:FIRST]

    @property
    def rest(self) -> int:
        """How many more there are."""
        return self.count - len(self.first)
