"""What was typed, told to the plan; what is not whole yet is named, a sentence by field."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from core.cells import DayCell
from desk.typed import Typed, TypedEvent
from plan.actions import Told
from plan.models import Checkpoint, EventHeld, ProgressUpdate
from plan.workflow import Stage

LONGEST = ProgressUpdate._meta.get_field("text").max_length
MOST_PEOPLE = 1_000_000
DAY = DayCell()


def told_of(typed: Typed, dues: Mapping[int, Checkpoint]) -> tuple[Told, dict[str, str]]:
    """What the plan is told, and what could not be told yet: a sentence by field. `dues` may be claimed."""
    wrong: dict[str, str] = {}
    stage, since = _claim(typed, wrong)
    claims = {pk: _day(f"met-{pk}", said, wrong) for pk, said in typed.met.items() if pk in dues}
    events = [_event(number, event, wrong) for number, event in enumerate(typed.events)]
    told = Told(
        text=_text(typed.text, wrong),
        claimed_stage=stage,
        claimed_on=since,
        claims={pk: day for pk, day in claims.items() if day},
        events=[event for event in events if event],
    )
    return told, wrong


def _text(text: str, wrong) -> str:
    if len(text) > LONGEST:
        words = _("Текст задовгий: %(number)s знаків, а можна до %(most)s. Решту додайте файлом.")
        wrong["text"] = words % {"number": len(text), "most": LONGEST}
    return text[:LONGEST]


def _claim(typed: Typed, wrong) -> tuple[Stage | None, date | None]:
    """The claimed stage with its day; one without the other claims nothing yet."""
    since = _day("since", typed.since, wrong)
    if typed.stage not in Stage.values:
        return None, None
    if since is None:
        wrong.setdefault("since", _("Вкажіть, з якого дня діє новий стан."))
        return None, None
    return Stage(typed.stage), since


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
