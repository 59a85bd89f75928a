"""What a person typed into the form of a task, as typed: kept through refusals."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from plan.models import ProgressUpdate

MOST_EVENTS = 50


@dataclass(frozen=True)
class TypedEvent:
    """One event of the form."""

    kind: str = ""
    on: str = ""
    people: str = ""
    title: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing but its kind was touched."""
        return not (self.on or self.people or self.title)


@dataclass(frozen=True)
class Typed:
    """The form's fields as texts; dates as the browser sends them, 2026-09-30, or as people write, 30.09.2026."""

    text: str = ""
    stage: str = ""
    since: str = ""
    met: Mapping[int, str] = field(default_factory=dict)  # by due date
    events: tuple[TypedEvent, ...] = ()
    link: str = ""
    link_title: str = ""

    @property
    def beyond_text(self) -> bool:
        """Whether more was told than words: it is a change then."""
        return bool(self.stage or any(self.met.values()) or any(not event.blank for event in self.events))

    def with_blank_event(self) -> "Typed":
        """With one more event to fill in."""
        return replace(self, events=(*self.events, TypedEvent()))


def of_update(update: ProgressUpdate | None) -> Typed:
    """What is saved, as the form shows it."""
    if update is None:
        return Typed()
    return Typed(
        text=update.text,
        stage=update.claimed_stage,
        since=_iso(update.claimed_on),
        met={claim.checkpoint_id: _iso(claim.met_on) for claim in update.claims.all()},
        events=tuple(
            TypedEvent(event.kind, _iso(event.held_on), str(event.people or ""), event.title)
            for event in update.events.all()
        ),
    )


def of_post(post) -> Typed:
    """What came with a form; `\\x00` no database keeps, and browsers send line ends of two signs."""

    def many(name):
        return [_clean(value) for value in post.getlist(name)][:MOST_EVENTS]

    events = zip(many("event_kind"), many("event_on"), many("event_people"), many("event_title"), strict=False)
    met = {int(name[4:]): _clean(post[name]) for name in post if name.startswith("met-") and name[4:].isdecimal()}
    texts = {name: _clean(post.get(name, "")) for name in ("text", "stage", "since", "link", "link_title")}
    return Typed(
        **texts,
        met={pk: day for pk, day in met.items() if day},
        events=tuple(event for event in (TypedEvent(*fields) for fields in events) if not event.blank),
    )


def _clean(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def _iso(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""
