"""What the home page of the admin lists: things of one kind, the first of them, and where to see the rest."""

from dataclasses import dataclass

from core.templatetags.ui import Mark

FIRST = 5  # rows of a group; the rest is behind its link


@dataclass(frozen=True)
class Point:
    """One thing to look at, or a queue of so many."""

    words: str
    address: str
    code: str = ""
    mark: Mark | None = None
    detail: str = ""
    many: int = 1


@dataclass(frozen=True)
class Group:
    """Things of one kind, with what to say when there are none."""

    title: str
    points: tuple[Point, ...]
    address: str
    calm: str

    @property
    def count(self) -> int:
        """How many things there are, queues counted out."""
        return sum(point.many for point in self.points)

    @property
    def first(self) -> tuple[Point, ...]:
        """The rows shown."""
        return self.points[:FIRST]

    @property
    def rest(self) -> int:
        """How many more rows there are."""
        return len(self.points) - len(self.first)
