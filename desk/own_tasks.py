"""The first source of «Мої завдання»: tasks of the plan the unit reports on, each with its form."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from core.sniff import ACCEPT
from core.templatetags.ui import Mark, due_mark
from desk.days import day_of
from desk.duties import Duty, Frame, Urgency
from desk.pictures import Line
from desk.typed import Typed, of_post, of_update
from plan.models import Checkpoint, EventHeld, MemberReport, ProgressUpdate
from plan.reporting import UpdateState, owes
from plan.standing import Timeliness
from plan.workflow import Stage, may_follow
from reports.quarterly import never_entered

TEMPLATE = "desk/workspace/task.html"
CLAIMED = (Stage.IN_PROGRESS, Stage.DONE)  # suspending and cancelling rest on an act: the coordinator's
SAID = (UpdateState.SUBMITTED, UpdateState.RETURNED, UpdateState.ACCEPTED)
MOST_DUES = 8  # offered to claim
ASKED_TWICE = 2  # quarters in a row «без змін»: the next one asks for a sentence


@dataclass
class TaskBody:
    """What the row of a task shows when it is opened."""

    line: Line
    update: ProgressUpdate | None
    previous: ProgressUpdate | None
    unchanged: int
    members: list[tuple[str, str]]
    writable: bool
    until: date  # the quarter's last day
    typed: Typed
    wrong: dict[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    differences: tuple[tuple[str, str], ...] = ()
    kinds = EventHeld.Kind.choices
    accept = ACCEPT

    @property
    def version(self) -> int:
        """The version the form is opened with; 0 while nothing was saved."""
        return self.update.version if self.update else 0

    @property
    def stages(self) -> list[Stage]:
        """Stages the unit may claim."""
        following = may_follow(self.line.place.stage, self.line.continuous)
        return [stage for stage in CLAIMED if stage in following]

    @property
    def dues(self) -> list[Checkpoint]:
        """Due dates not met yet: those of this quarter and before, else the next one."""
        found = [checkpoint for checkpoint in self.line.task.checkpoints.all() if not checkpoint.met]
        reached = [checkpoint for checkpoint in found if checkpoint.rule_date <= self.until]
        return (reached or found[:1])[-MOST_DUES:]

    @property
    def claims(self) -> list[tuple[Checkpoint, str, str]]:
        """Due dates with what was typed of them, and what is wrong with it."""
        return [(due, self.typed.met.get(due.pk, ""), self.wrong.get(f"met-{due.pk}", "")) for due in self.dues]

    @property
    def events(self):
        """Events with what is wrong with each; a blank one where there is none yet."""
        events = self.typed.events or Typed().with_blank_event().events
        return [(number, event, self.wrong.get(f"event-{number}", "")) for number, event in enumerate(events)]

    @property
    def evidence(self):
        """Proofs that count."""
        return [proof for proof in self.update.evidence.all() if not proof.removed] if self.update else []

    def take_back(self, fields: dict[str, list[str]]) -> None:
        """Shows again what was typed when the sign-in had run out."""
        self.typed = of_post(MultiValueDict(fields))

    def one_more(self) -> None:
        """One more event to fill in."""
        self.typed = self.typed.with_blank_event()

    @property
    def asks_for_words(self) -> bool:
        """Whether «без змін» asks for a sentence this time."""
        return self.unchanged >= ASKED_TWICE


def task_duties(frame: Frame) -> list[Duty]:
    """The tasks the units of a frame report on, in the plan's order."""
    updates = {update.task_id: update for update in _updates(frame)}
    own = Q(reporting_unit__in=frame.parties) | Q(pk__in=updates)
    held = frame.period.plan.tasks.filter(own, edition__effective_on__lte=frame.day).select_related("reporting_unit")
    shown = [line for line in (_line(task, frame) for task in held.with_facts()) if _asked(line, updates, frame)]
    previous, unchanged = _earlier(frame, [line.task.pk for line in shown])
    members = _members(frame)
    return [
        _duty(
            frame,
            TaskBody(
                line=line,
                update=(update := updates.get(line.task.pk)),
                previous=previous.get(line.task.pk),
                unchanged=unchanged[line.task.pk],
                members=members[line.task.code],
                writable=frame.open and (update is None or update.state in (UpdateState.DRAFT, UpdateState.RETURNED)),
                until=frame.quarter.last,
                typed=of_update(update),
            ),
        )
        for line in shown
    ]


def _line(task, frame):
    """Where the task stands; who reports on it the unit knows."""
    place = task.position(frame.day)
    entered_from = frame.period.plan.reporting_from or frame.quarter.first
    known = not never_entered(task, place, entered_from, frame.day)
    return Line(task, place, task.continuous, task.reporting_unit, known)


def _updates(frame):
    """What was written for the quarter, with everything a row shows."""
    own = Q(unit__in=frame.units) | Q(task__reporting_unit__in=frame.parties)
    rows = frame.period.updates.filter(own).select_related("saved_by", "submitted_by", "reviewed_by")
    return rows.prefetch_related("claims__checkpoint", "events", "evidence__versions")


def _asked(line, updates, frame):
    update = updates.get(line.task.pk)
    if update and update.state in SAID:
        return True
    return line.task.reporting_unit_id in frame.parties and owes(line.task.facts(), frame.quarter, frame.day)


def _earlier(frame, tasks):
    """What was last said of each task before the quarter, and how many quarters in a row were «без змін»."""
    rows = ProgressUpdate.objects.filter(task__in=tasks, state__in=SAID).select_related("period")
    rows = rows.defer("period__submit_by", "period__review_by", "period__draft_on")
    said = defaultdict(list)
    for update in rows.order_by("-period__year", "-period__number"):
        if update.period.quarter < frame.quarter:
            said[update.task_id].append(update)
    previous = {task: updates[0] for task, updates in said.items()}
    return previous, defaultdict(int, {task: _run(updates) for task, updates in said.items()})


def _run(updates):
    return next((n for n, update in enumerate(updates) if not update.no_change), len(updates))


def _members(frame):
    """What members of a collective told of each task, by its code."""
    told = defaultdict(list)
    reports = MemberReport.objects.filter(period=frame.period, submitted_at__isnull=False).select_related("unit")
    for report in reports.order_by("unit__sort_key"):
        for code, text in report.answers.items():
            told[code].append((report.unit.name, text))
    return told


def _duty(frame, body: TaskBody) -> Duty:
    task, place = body.line.task, body.line.place
    urgency = _urgency(body)
    return Duty(
        anchor=task.code,
        code=task.code,
        title=task.title,
        detail=_detail(body, urgency),
        mark=_mark(frame, body, urgency),
        urgency=urgency,
        template=TEMPLATE,
        address=reverse("work_task", args=[str(frame.quarter), task.code]),
        body=body,
        weight=place.days if urgency is Urgency.LATE else 0,
    )


def _urgency(body):
    if body.update and body.update.state in (UpdateState.SUBMITTED, UpdateState.ACCEPTED):
        return Urgency.SENT
    if not body.writable:
        return Urgency.MISSED
    if body.update and body.update.state == UpdateState.RETURNED:
        return Urgency.RETURNED
    return Urgency.LATE if body.line.place.overdue and body.line.known else Urgency.DUE


def _mark(frame, body, urgency) -> Mark:
    update = body.update
    if urgency is Urgency.SENT and update.state == UpdateState.ACCEPTED:
        return Mark("done", _("прийнято %s") % day_of(update.reviewed_at))
    if urgency is Urgency.SENT:
        return Mark("run", _("на розгляді"))
    if urgency is Urgency.LATE:
        return due_mark(body.line.place)
    if urgency is Urgency.RETURNED:
        return Mark("wait", _("повернуто %s") % day_of(update.reviewed_at))
    if urgency is Urgency.MISSED:
        return Mark("none", _("не подано"))
    if frame.on > frame.submit_by:
        return Mark("late", _("не подано вчасно"))
    return Mark("run", _("чернетка")) if update else Mark("owed", _("чекає на вас"))


def _detail(body, urgency):
    task, place = body.line.task, body.line.place
    if urgency is Urgency.RETURNED:
        who = body.update.reviewed_by
        return f"«{body.update.review_note}»" + (f" – {who}" if who else "")
    said = [f"«{task.deadline_text}»"]
    if place.due_on and place.timeliness not in (Timeliness.NOT_APPLICABLE, Timeliness.NO_DATE):
        moved = _(" (перенесено)") if place.moved else ""
        said.insert(0, _("Строк: %s") % f"{place.due_on:%d.%m.%Y}" + moved)
    return " · ".join(said)
