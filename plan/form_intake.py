"""A unit's quarterly form between the office and the file: whose tasks stand in it, and what a filled one changes."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from core import sheets
from core.models import Post, Unit
from core.people import day_words
from core.refusals import Refused
from plan import unit_form
from plan.actions import Told, submit_update
from plan.models import EventHeld, ProgressUpdate, ReportingPeriod, Task
from plan.reported import of_unit, previous_texts
from plan.reporting import Channel, UpdateState
from plan.unit_form import Line, Row
from plan.workflow import Stage
from plan.writing import unit_book, unit_paper

KINDS = ("docx", "xlsx")
MOST_MB = sheets.MAX_BYTES >> 20
SIGNS = (Post.Kind.ACTING, Post.Kind.HEAD)  # who signs, an acting head first


@dataclass
class Change:
    """What a filled row would write about a task."""

    task: Task
    row: Row
    told: Told
    update: ProgressUpdate | None

    @property
    def same(self) -> bool:
        """Whether the system holds exactly this already."""
        return (
            self.update is not None
            and self.update.state != UpdateState.DRAFT
            and _said(self.update) == _says(self.told)
        )

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """Each change as its name, what is there and what will be."""
        before = dict(_words(*_said(self.update))) if self.update else {}
        after = dict(_words(*_says(self.told)))
        names = dict.fromkeys([*before, *after])
        return [
            (name, before.get(name, ""), after.get(name, "")) for name in names if before.get(name) != after.get(name)
        ]


@dataclass
class Intake:
    """A filled form as it was read: what would change, and what is wrong."""

    changes: list[Change] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def fresh(self) -> list[Change]:
        """The rows that change something."""
        return [change for change in self.changes if not change.same]


def kind_words() -> dict[str, str]:
    """Kinds of events by the words people choose them with."""
    return {str(label): value for value, label in EventHeld.Kind.choices}


def make(kind: str, period: ReportingPeriod, unit: Unit, on: date) -> bytes:
    """The form of a unit for a quarter, as a file of one of `KINDS`."""
    lines = form_lines(period, unit, on)
    title = _("Інформація про стан виконання плану дій за %s") % period
    if kind == "xlsx":
        return unit_book.workbook(lines, f"{title}. {unit.called(on)}", list(kind_words()), on)
    post = signing_post(unit, on)
    paper = unit_paper.Paper(
        addressee=period.plan.open_data_unit.heir(on).stands_in(on).called(on),
        title=title,
        unit=unit.called(on),
        submit_by=_("Подати до %s") % day_words(period.submit_until(unit)),
        post=(post.title or post.get_kind_display().capitalize()) if post else "",
        signatory=post.person if post else "",
    )
    return unit_paper.document(paper, lines, on)


def signing_post(unit: Unit, on: date) -> Post | None:
    """Whoever heads the unit on a day, an acting head before the one he stands in for."""
    held = unit.posts.filter(Q(held_to__isnull=True) | Q(held_to__gte=on), kind__in=SIGNS, held_from__lte=on)
    return min(held, key=lambda post: SIGNS.index(Post.Kind(post.kind)), default=None)


def form_lines(period: ReportingPeriod, unit: Unit, on: date) -> list[Line]:
    """The unit's tasks as lines of the form."""
    asked = of_unit(period, unit, on)
    keys = [line.task.pk for line in asked]
    earlier, begun = previous_texts(period, keys), _begun(period)
    rows = [(line.task.pk, line.task.schedule, line.task.amended) for line in asked]
    facts = Task.objects.filter(pk__in=keys).facts(rows)
    return [
        Line(
            code=line.task.code,
            title=line.task.title,
            deadline=line.task.deadline_text,
            before=_text_of(earlier.get(line.task.pk)),
            text=begun.get(line.task.pk, ""),
            dues=tuple(_soon(facts[line.task.pk], on)),
        )
        for line in asked
    ]


def take(name: str, content: bytes, period: ReportingPeriod, unit: Unit, on: date) -> Intake:
    """Reads a filled form; nothing is written. A file that is no table raises Refused."""
    asked = {line.task.code: line for line in of_unit(period, unit, on)}
    found = unit_form.read(sheets.read(name, content), asked.keys(), kind_words())
    dues = _open_dues(line.task for line in asked.values())
    sent = period.updates.filter(task__code__in=found.rows).prefetch_related("claims", "events")
    sent = {update.task_id: update for update in sent}
    intake = Intake(errors=found.errors)
    for code, row in found.rows.items():
        told, wrong = _told(row, dues.get(asked[code].task.pk, {}))
        intake.errors += [_("Рядок %(row)s: %(what)s") % {"row": row.number, "what": sentence} for sentence in wrong]
        intake.changes.append(Change(asked[code].task, row, told, sent.get(asked[code].task.pk)))
    return intake


def try_out(intake: Intake, period: ReportingPeriod, by) -> list[str]:
    """What the action would refuse, row by row; everything is rolled back."""
    try:
        with transaction.atomic():
            submit(intake, period, by)
            transaction.set_rollback(True)
    except Refused as refusal:
        return list(refusal.reasons)
    return []


@transaction.atomic
def submit(intake: Intake, period: ReportingPeriod, by) -> list[ProgressUpdate]:
    """Writes every changed row through the one action; all or nothing, with the reason of every row."""
    done, refused = [], []
    for change in intake.fresh:
        try:
            with transaction.atomic():
                version = change.update.version if change.update else None
                done.append(
                    submit_update(
                        task=change.task,
                        period=period,
                        told=change.told,
                        by=by,
                        version=version,
                        channel=Channel.SHEET,
                    )
                )
        except Refused as refusal:
            refused += [_at(change, sentence) for sentence in refusal.reasons]
    if refused:
        raise Refused(*refused)
    return done


def _at(change, sentence):
    return _("Рядок %(row)s, %(code)s: %(what)s") % {
        "row": change.row.number,
        "code": change.task.code,
        "what": sentence,
    }


def _begun(period) -> dict[int, str]:
    """What was begun as plain text and not handed in; anything richer is finished where it was begun."""
    plain = period.updates.filter(events__isnull=True, claims__isnull=True, claimed_stage="")
    return dict(plain.filter(state__in=[UpdateState.DRAFT, UpdateState.RETURNED]).values_list("task", "text"))


def _soon(facts, on):
    """The due dates still open this year."""
    return (due.rule_date for due in facts.dues_on(on) if not due.is_met(on) and due.as_of(on).year <= on.year)


def _text_of(update) -> str:
    if update is None:
        return ""
    return update.text or (unit_form.NO_CHANGE if update.no_change else "")


def _open_dues(tasks) -> dict[int, dict[date, int]]:
    """The due dates of tasks as the order sets them, each with its key."""
    found: dict[int, dict[date, int]] = {}
    for task in Task.objects.filter(pk__in=[task.pk for task in tasks]).prefetch_related("checkpoints"):
        found[task.pk] = {
            checkpoint.rule_date: checkpoint.pk for checkpoint in task.checkpoints.all() if not checkpoint.until
        }
    return found


def _told(row: Row, dues) -> tuple[Told, list[str]]:
    wrong = [_("контрольного строку %s у завдання немає.") % f"{due:%d.%m.%Y}" for due in row.met if due not in dues]
    events = [
        EventHeld(kind=event.kind, title=event.title, held_on=event.held_on, people=event.people)
        for event in row.events
    ]
    claims = {dues[due]: met for due, met in row.met.items() if due in dues}
    return Told(row.text, row.stage, row.since, claims, events, row.no_change), wrong


def _said(update):
    """What an update says, comparable with what a row says."""
    events = sorted((event.kind, event.title, event.held_on, event.people) for event in update.events.all())
    claims = {claim.checkpoint_id: claim.met_on for claim in update.claims.all()}
    return update.text, update.no_change, update.claimed_stage or "", update.claimed_on, claims, events


def _says(told):
    events = sorted((event.kind, event.title, event.held_on, event.people) for event in told.events)
    return told.text, told.no_change, told.claimed_stage or "", told.claimed_on, dict(told.claims), events


def _words(text, no_change, stage, since, claims, events):
    yield _("що зроблено"), unit_form.NO_CHANGE if no_change and not text else text
    yield _("стан"), f"{Stage(stage).label} {_('з')} {since:%d.%m.%Y}" if stage else ""
    yield _("виконано строків"), ", ".join(f"{day:%d.%m.%Y}" for day in claims.values())
    labels = dict(EventHeld.Kind.choices)
    told = (f"{labels[kind]}, {day:%d.%m.%Y}, {people}" for kind, _title, day, people in events)
    yield _("заходи"), "; ".join(told)


def check_size(size: int):
    """A file that is too large is refused before it is read."""
    if size > sheets.MAX_BYTES:
        raise Refused(_("Файл завеликий: понад %s МБ.") % MOST_MB)
