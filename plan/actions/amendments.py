"""A later act changes the plan from a day; a successor plan takes its place. All of it or nothing.

The approved wording until that day is kept (`TaskAmendment`), due dates not yet met end that day and the new ones
begin, so that a picture of the past shows what was in force then.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import history
from core.clock import today
from core.models import Unit
from core.refusals import Conflict, Refused, checked
from plan import schedule as schedules
from plan.actions.dates import prolong
from plan.actions.headings import area_for, retitle
from plan.actions.locking import bump, changes_since, check_reason
from plan.actions.orders import add_parties
from plan.amendments import Add, Change, Remove, Restate, Retitle
from plan.models import Assignment, Checkpoint, Edition, Plan, Task, TaskAmendment

REMOVED, RESTATED = "removed", "restated"
CODE_SPENT = gettext_lazy("{code}: цей код мало вилучене завдання. Коди не використовують удруге.")
KINDS = Restate, Add, Remove, Retitle
FURTHEST = timedelta(days=2 * 366)  # an act in force later than that is a slip of the pen
Kind = TaskAmendment.Kind


@dataclass(frozen=True)
class Amended:
    """What an amending act did: its edition, how many tasks it restated, added and removed, headings it restated."""

    edition: Edition
    restated: int
    added: int
    removed: int
    retitled: int


@transaction.atomic
def amend_plan(
    *,
    plan,
    edition: Edition,
    changes: Sequence[Change],
    by,
    reason,
    create: Mapping[str, str] | None = None,
    versions: Mapping[str, int] | None = None,
    on: date | None = None,
) -> Amended:
    """Changes a plan in force by a later act. `edition` holds the act and the day it takes effect, not yet saved;
    until a day that lies ahead pages show the wording in force, from it on the new one.

    `create` maps parties missing in the directory to their kind; `versions` are what the preview showed, by code."""
    reason, on = check_reason(reason), on or today()
    plan = _locked(plan)
    edition = _keep_edition(plan, edition, on, by, reason)
    known = {task.code: task for task in plan.tasks.select_for_update(of=("self",)).select_related("plan")}
    _check_versions(known, versions or {})
    _check_changes(known, changes)
    named = dict.fromkeys(name for change in changes for name in getattr(change, "responsible", ()))
    parties, _added = add_parties(named, create or {}, by)
    _prolong_for(plan, changes, by, on)
    work = _Work(plan, edition, known, parties, by, reason)
    for change in changes:
        work.do(change)
    return Amended(edition, *(sum(isinstance(change, kind) for change in changes) for kind in KINDS))


@transaction.atomic
def supersede_plan(*, plan, by_plan, carried: Mapping[str, str], by, reason, on: date | None = None) -> Plan:
    """Puts a successor in the place of a plan. `carried` maps codes of the old plan to codes of the new one.

    From the successor's first day the old plan owes nothing; the facts of carried tasks stay where they are and the
    new tasks refer to them.
    """
    reason = check_reason(reason)
    plan, by_plan = _locked(plan), _locked(by_plan)
    _check_succession(plan, by_plan, on or today())
    old = {task.code: task for task in plan.tasks.select_for_update(of=("self",)).filter(removed_by=None)}
    new = {task.code: task for task in by_plan.tasks.select_for_update(of=("self",)).filter(removed_by=None)}
    if said := [*_absent(carried.keys(), old, plan), *_absent(carried.values(), new, by_plan)]:
        raise Refused(*said)
    for before, after in carried.items():
        new[after].carried_from = old[before]
        bump(new[after], by=by, reason=f"Перенесено з попереднього плану: {before}. {reason}")
    for task in old.values():
        _end(task, by_plan.act, Kind.SUPERSEDED, by, f"План замінено новим: {by_plan.act}. {reason}")
    by_plan.supersedes = plan
    history.save(checked(by_plan), by=by, reason=reason)
    plan.state = Plan.State.SUPERSEDED
    return history.save(plan, by=by, reason=f"Замінено новим планом: {by_plan.act}. {reason}")


@dataclass(frozen=True)
class _Work:
    """One amending act being carried out."""

    plan: Plan
    edition: Edition
    known: Mapping[str, Task]
    parties: Mapping[str, Unit]
    by: object
    reason: str

    def do(self, change):
        if isinstance(change, Remove):
            _end(self.known[change.code], self.edition, Kind.REMOVED, self.by, self._told("Вилучено"))
        elif isinstance(change, Restate):
            self._restate(self.known[change.code], change)
        elif isinstance(change, Retitle):
            retitle(self.plan, change, self.edition, by=self.by, reason=self._told("Викладено в новій редакції"))
        else:
            self._add(change)

    def _told(self, verb):
        return f"{verb} актом: {self.edition}. {self.reason}"

    def _restate(self, task, change):
        before, reason = task.deadline_text, self._told("Викладено в новій редакції")
        _keep_wording(task, self.edition, Kind.RESTATED, self.by, reason)
        task.title, task.deadline_text = change.title, change.deadline_text
        task.expected_result = change.expected_result
        if before != task.deadline_text:
            self._redate(task, reason)
        self._assign(task, change.responsible, reason)
        bump(checked(task), by=self.by, reason=reason)

    def _add(self, change):
        reason = self._told("Додано")
        area = area_for(self.plan, change, by=self.by, reason=reason)
        schedule = self._schedule(change.deadline_text)
        task = Task(
            plan=self.plan,
            area=area,
            edition=self.edition,
            number=change.number,
            code=change.code,
            title=change.title,
            deadline_text=change.deadline_text,
            schedule=schedules.to_json(schedule),
            expected_result=change.expected_result,
            reporting_unit=self.plan.open_data_unit,
        )
        history.save(checked(task), by=self.by, reason=reason)
        self._assign(task, change.responsible, reason)
        self._date(task, schedule, (), reason)

    def _schedule(self, deadline):
        return schedules.parse(deadline, self.plan.starts_on, self.plan.scheduled_until)

    def _redate(self, task, reason):
        """Dates the new wording does not set end, unless met; the ones it sets begin."""
        schedule = self._schedule(task.deadline_text)
        task.schedule = schedules.to_json(schedule)
        named = schedules.due_dates(schedule, self.plan.starts_on, self.plan.horizon_of_dates)
        standing = []
        for checkpoint in task.checkpoints.filter(until=None):
            if checkpoint.rule_date in named or checkpoint.results.in_force().exists():
                standing.append(checkpoint.rule_date)
                continue
            checkpoint.until = self.edition.effective_on
            history.save(checkpoint, by=self.by, reason=reason)
        self._date(task, schedule, standing, reason)

    def _date(self, task, schedule, standing, reason):
        since = self.edition.effective_on
        for day in schedules.due_dates(schedule, since, self.plan.horizon_of_dates):
            if day not in standing:
                history.save(Checkpoint(task=task, rule_date=day, since=since), by=self.by, reason=reason)

    def _assign(self, task, names, reason):
        if [row.wording for row in task.assignments.all()] == list(names):
            return
        for row in task.assignments.all():
            history.remove(row, by=self.by, reason=reason)
        for order, name in enumerate(names, start=1):
            row = Assignment(task=task, party=self.parties[name], order=order, wording=name)
            history.save(row, by=self.by, reason=reason)


def _locked(plan):
    return Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


def _keep_edition(plan, edition, on, by, reason):
    """The edition saved as the plan's next; its day may lie ahead."""
    if plan.state != Plan.State.IN_FORCE:
        raise Refused(_("Новий акт змінює лише чинний план."))
    last = plan.editions.order_by("number").last()
    if said := _wrong_day(plan, edition, last, on):
        raise Refused(said)
    edition.plan, edition.number = plan, last.number + 1
    return history.save(checked(edition), by=by, reason=reason)


def _wrong_day(plan, edition, last, on):
    """What is wrong with the days of an act, in a sentence."""
    day, signed = edition.effective_on, edition.act_date
    if signed > on:
        return _("Дата акта {day:%d.%m.%Y} ще не настала. Перевірте її.").format(day=signed)
    if day < signed:
        return _("Зміни не можуть діяти раніше, ніж підписано акт ({day:%d.%m.%Y}).").format(day=signed)
    if day > on + FURTHEST:
        return _("Зміни діють з {day:%d.%m.%Y}: це понад два роки наперед. Перевірте дату.").format(day=day)
    if plan.ends_on and day > plan.ends_on:
        return _("План діє до {day:%d.%m.%Y}. Зміни мають діяти раніше.").format(day=plan.ends_on)
    if day <= plan.starts_on or day < last.effective_on:
        words = _("Остання редакція плану ({act}) діє з {day:%d.%m.%Y}. Вкажіть пізніший день.")
        return words.format(act=last, day=last.effective_on)
    return ""


def _check_versions(known, versions):
    changed = [known[code] for code, version in versions.items() if code in known and known[code].version != version]
    if changed:
        raise Conflict(
            [f"{task.code}. {said}" for task in changed for said in changes_since(task, versions[task.code])]
        )


def _check_changes(known, changes):
    """What cannot be done, a sentence each: the whole act is refused with all of them."""
    if not changes:
        raise Refused(_("Акт нічого не змінює: виберіть хоча б одне завдання."))
    codes = Counter(change.code for change in changes)
    said = [_("{code}: завдання названо двічі.").format(code=code) for code, times in codes.items() if times > 1]
    said += [words.format(code=change.code) for change in changes for words in _wrong(known.get(change.code), change)]
    if said:
        raise Refused(*said)


def _wrong(task, change):
    """What is wrong with one change of a task, or of None where the plan has none of that code."""
    if isinstance(change, Retitle):
        return
    if isinstance(change, Add):
        if task is not None:
            yield CODE_SPENT if task.removed_by_id else _("{code}: завдання з таким кодом у плані вже є.")
    elif task is None:
        yield _("{code}: такого завдання в плані немає.")
    elif task.removed_by_id:
        yield _("{code}: завдання вже вилучено з плану.")
    if not isinstance(change, Remove) and not (change.title.strip() and change.deadline_text.strip()):
        yield _("{code}: потрібні текст завдання і строк виконання.")


def _prolong_for(plan, changes, by, on):
    """A plan without an end is scheduled at least as far as the new deadlines name."""
    texts = [change.deadline_text for change in changes if isinstance(change, (Restate, Add))]
    read = [schedules.parse(text, plan.starts_on, plan.scheduled_until) for text in texts]
    until = date(max([plan.scheduled_until.year, *(one.ends.year for one in read if one.ends)]), 12, 31)
    if plan.ends_on is None and until > plan.scheduled_until:
        prolong(plan, until, by, on)


def _keep_wording(task, edition, kind, by, reason):
    row = TaskAmendment(
        task=task,
        edition=edition,
        kind=kind,
        title=task.title,
        deadline_text=task.deadline_text,
        schedule=task.schedule,
        expected_result=task.expected_result,
        responsible=[assignment.wording for assignment in task.assignments.all()],
    )
    history.save(checked(row), by=by, reason=reason)
    what = RESTATED if kind == Kind.RESTATED else REMOVED
    task.amended = [*task.amended, [what, edition.effective_on.isoformat(), task.continuous]]


def _end(task, edition, kind, by, reason):
    """Takes a task out from the edition's day on; it stays readable."""
    _keep_wording(task, edition, kind, by, reason)
    task.removed_by = edition
    bump(task, by=by, reason=reason)


def _check_succession(plan, by_plan, on):
    if plan.pk == by_plan.pk:
        raise Refused(_("План не може замінити сам себе."))
    if plan.state != Plan.State.IN_FORCE:
        raise Refused(_("Замінюють лише чинний план."))
    if by_plan.state != Plan.State.IN_FORCE:
        raise Refused(_("Спершу затвердьте новий план."))
    if by_plan.supersedes_id:
        raise Refused(_("Цей план уже замінив інший."))
    if by_plan.starts_on <= plan.starts_on:
        raise Refused(_("Новий план має діяти з пізнішого дня, ніж попередній."))
    if by_plan.starts_on > on:
        words = _("Новий план діє з {day:%d.%m.%Y}. До того дня чинний попередній: замініть його того дня.")
        raise Refused(words.format(day=by_plan.starts_on))


def _absent(codes, known, plan):
    return [
        _("{code}: у плані «{plan}» такого завдання немає.").format(code=c, plan=plan) for c in codes if c not in known
    ]
