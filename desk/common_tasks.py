"""The second source of «Мої завдання»: one form a quarter for the tasks of a collective the unit belongs to."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from core.models import Unit
from core.templatetags.ui import Mark
from desk.days import day_of
from desk.duties import Duty, Urgency
from desk.frame_tasks import FrameTasks
from plan.common import asked_of, party_words
from plan.models import MemberReport, Task
from plan.reporting import owes

TEMPLATE = "desk/workspace/common.html"
ANCHOR = "spilni"


@dataclass
class CommonBody:
    """The form of a member: a task and what the unit did for it."""

    unit: Unit
    party: str
    tasks: list[Task]
    report: MemberReport | None
    writable: bool
    answers: dict[str, str]
    reasons: tuple[str, ...] = ()
    differences: tuple[tuple[str, str], ...] = ()

    @property
    def version(self) -> int:
        """The version the form is opened with; 0 while nothing was saved."""
        return self.report.version if self.report else 0

    def take_back(self, fields: dict[str, list[str]]) -> None:
        """Shows again what was typed when the sign-in had run out."""
        self.answers = {code: " ".join(fields.get(f"answer-{code}", [])) for code in self.codes}

    def one_more(self) -> None:
        """The form has no events."""

    @property
    def codes(self) -> list[str]:
        """Codes of the tasks asked about."""
        return [task.code for task in self.tasks]

    @property
    def rows(self) -> list[tuple[Task, str]]:
        """Each task with what was typed of it."""
        return [(task, self.answers.get(task.code, "")) for task in self.tasks]

    @property
    def told(self) -> list[tuple[Task, str]]:
        """The tasks something was told of."""
        return [(task, text) for task, text in self.rows if text]


def common_duties(gathered: FrameTasks) -> list[Duty]:
    """One row where a collective is named and the quarter still owes something of its tasks."""
    frame = gathered.frame
    member = next((unit for unit in frame.units if unit.kind == Unit.Kind.UNIT), None)
    tasks = [task for task in gathered.common if owes(task.facts(), frame.quarter, frame.day)] if member else []
    tasks = asked_of(member, tasks, min(frame.on, frame.quarter.last))
    if not tasks:
        return []
    report = next((report for report in gathered.reports if report.unit_id == member.pk), None)
    sent = bool(report and report.submitted_at)
    body = CommonBody(
        unit=member,
        party=party_words(tasks),
        tasks=tasks,
        report=report,
        writable=frame.open,
        answers=dict(report.answers) if report else {},
    )
    return [_duty(frame, body, sent)]


def _duty(frame, body, sent) -> Duty:
    urgency = Urgency.SENT if sent else Urgency.DUE if frame.open else Urgency.MISSED
    return Duty(
        anchor=ANCHOR,
        code=_("Спільні"),
        title=_("Спільні завдання структурних підрозділів: що зробив ваш підрозділ"),
        detail=f"«{body.party}»: " + ", ".join(task.code for task in body.tasks),
        mark=_mark(frame, body, urgency),
        urgency=urgency,
        template=TEMPLATE,
        address=reverse("work_common", args=[str(frame.quarter)]),
        body=body,
    )


def _mark(frame, body, urgency) -> Mark:
    if urgency is Urgency.SENT:
        return Mark("done", _("подано %s") % day_of(body.report.submitted_at))
    if urgency is Urgency.MISSED:
        return Mark("none", _("не подано"))
    if frame.on > frame.submit_by:
        return Mark("late", _("не подано вчасно"))
    return Mark("run", _("чернетка")) if body.report else Mark("owed", _("чекає на вас"))
