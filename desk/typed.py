"""What a person typed into the form of a task, as typed: kept through refusals, told to the plan when it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from core.cells import DayCell
from plan.actions import Told
from plan.models import Checkpoint, EventHeld, ProgressUpdate
from plan.workflow import Stage

MOST_EVENTS = 50
LONGEST = ProgressUpdate._meta.get_field("text").max_length
MOST_PEOPLE = 1_000_000
DAY = DayCell()


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


def told_of(typed: Typed, dues: Mapping[int, Checkpoint]) -> tuple[Told, dict[str, str]]:
    """What the plan is told, and what could not be told yet: a sentence by field. `dues` may be claimed."""
    wrong: dict[str, str] = {}
    since = _day("since", typed.since, wrong)
    stage = Stage(typed.stage) if typed.stage in Stage.values else None
    if stage and not since:
        wrong.setdefault("since", _("Вкажіть, з якого дня діє новий стан."))
    if len(typed.text) > LONGEST:
        wrong["text"] = _("Текст задовгий: %(number)s знаків, а можна до %(most)s. Решту додайте файлом.") % {
            "number": len(typed.text),
            "most": LONGEST,
        }
    claims = {pk: _day(f"met-{pk}", said, wrong) for pk, said in typed.met.items() if pk in dues}
    told = Told(
        text=typed.text[:LONGEST],
        claimed_stage=stage if since else None,
        claimed_on=since if stage else None,
        claims={pk: day for pk, day in claims.items() if day},
        events=[event for event in (_event(n, event, wrong) for n, event in enumerate(typed.events)) if event],
    )
    return told, wrong


def _event(number: int, typed: TypedEvent, wrong) -> EventHeld | None:
    held_on = _day(f"event-{number}", typed.on, wrong)
    people = typed.people or "0"
    if not typed.on:
        wrong[f"event-{number}"] = _("Вкажіть дату заходу.")
    if not people.isdecimal() or int(people) > MOST_PEOPLE:
        wrong[f"event-{number}"] = _("Кількість учасників напишіть числом.")
        return None
    kind = typed.kind if typed.kind in EventHeld.Kind.values else EventHeld.Kind.OTHER
    if held_on is None:
        return None
    return EventHeld(kind=kind, held_on=held_on, people=int(people), title=typed.title[:300])


def _day(name: str, said: str, wrong) -> date | None:
    try:
        return DAY.clean(said)
    except ValueError as error:
        wrong[name] = str(error)
        return None


def _clean(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def _iso(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""
