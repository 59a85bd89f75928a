"""Saving an approved order as a plan in force: all of it or nothing, once, never touching progress."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.models import Unit
from core.refusals import Refused, checked
from plan import schedule as schedules
from plan.actions.tasks import write_checkpoints
from plan.approved import ApprovedPlan
from plan.directory import parties_by_name
from plan.editions import as_approved, differences, known_edition, twin
from plan.models import Area, Assignment, Edition, Plan, Principle, Task

KINDS = [
    (
        r"^(структурні підрозділи|представники|підрозділи|усі |всі |виконавчі органи|розпорядники)",
        Unit.Kind.COLLECTIVE,
    ),
    (r"^(структурний підрозділ|підрозділ), ", Unit.Kind.ROLE),
    (r"^(перш(ий|а) )?(\w+ голова|голова|заступни(к|ця)|керуюч\w+|секретар|директор(ка)?)\b", Unit.Kind.OFFICIAL),
    (r"(^| )(рада|виконавчий комітет|виконком|комісія|робоча група)\b", Unit.Kind.BODY),
]
BY_STRUCTURE = r"^(відділ|управління|департамент|служба|сектор|центр|комунальн)"


@dataclass(frozen=True)
class Outcome:
    """What an import did: the plan, whether it was made now, and how many parties were added to the directory."""

    plan: Plan
    created: bool
    parties: int = 0


def guess_kind(name: str) -> Unit.Kind:
    """What sort of party a name speaks of, as far as its words tell; a person confirms it in the preview."""
    lowered = name.casefold()
    if re.match(BY_STRUCTURE, lowered):
        return Unit.Kind.UNIT
    return next((kind for pattern, kind in KINDS if re.search(pattern, lowered)), Unit.Kind.UNIT)


@transaction.atomic
def import_order(
    *, approved: ApprovedPlan, by, create: Mapping[str, str] | None = None, on: date | None = None, title=""
) -> Outcome:
    """Saves an order read from a file. `create` maps names missing in the directory to the kind of party to add.

    The same order a second time changes nothing; an order with the act of a known plan but other words is refused.
    """
    _check_act(approved)
    if kept := known_edition(approved.act):
        _check_same(kept, approved)
        return Outcome(kept.plan, created=False)
    _check_new(approved, on or today())
    named = dict.fromkeys(name for task in approved.tasks() for name in task.responsible)
    parties, added = add_parties(named, create or {}, by)
    plan = _make_plan(approved, parties, by, on or today(), title)
    reason = f"Імпорт: {plan.act}"
    for order, principle in enumerate(approved.principles, start=1):
        _make_principle(plan, order, principle, parties, by, reason)
    return Outcome(plan, created=True, parties=added)


def _check_act(approved):
    missing = [
        words
        for words, value in (
            ("вид акта", approved.act.kind),
            ("номер", approved.act.number),
            ("дату", approved.act.date),
        )
        if not value
    ]
    if missing:
        raise Refused(
            _("У файлі не знайдено реквізитів розпорядження. Вкажіть {missing}.").format(missing=", ".join(missing))
        )
    if not any(approved.tasks()):
        raise Refused(_("У файлі немає жодного завдання."))


def _check_new(approved, on):
    """A new act is dated already, and its text is not that of a plan in force."""
    if approved.act.date > on:
        raise Refused(
            _("Акт датований {day:%d.%m.%Y}: цей день ще не настав. Виправте дату.").format(day=approved.act.date)
        )
    if plan := twin(approved):
        raise Refused(
            _("План із цим самим текстом уже внесено за актом «{act}». Перевірте номер і дату акта.").format(
                act=plan.act
            )
        )


def _check_same(edition, approved):
    """The plan as this very act worded it: later acts changed it since."""
    if said := differences(as_approved(edition.plan, edition.effective_on), approved):
        raise Refused(
            _(
                "План за актом «{act}» уже внесено, і файл відрізняється від нього. Затверджений текст "
                "змінює лише новий акт."
            ).format(act=edition),
            *said,
        )


def add_parties(named, create, by):
    """The parties of these names, and how many were added; a name neither known nor to be created is refused."""
    known = parties_by_name()
    absent = [name for name in named if name not in known]
    if missing := "; ".join(f"«{name}»" for name in absent if name not in create):
        raise Refused(_("У довіднику немає сторін: {missing}.").format(missing=missing))
    for name in absent:
        known[name] = _add_party(name, create[name], by)
    return {name: known[name] for name in named}, len(absent)


def _add_party(name, kind, by):
    unit = Unit(name=name, kind=kind or guess_kind(name))
    return history.save(checked(unit), by=by, reason="Додано під час імпорту плану")


def _make_plan(approved, parties, by, on, title):
    act = approved.act
    last = max((task.schedule.ends.year for task in approved.tasks() if task.schedule.ends), default=on.year)
    plan = Plan(
        title=title or _title(act),
        authority=act.authority,
        state=Plan.State.IN_FORCE,
        starts_on=act.date,
        scheduled_until=date(max(on.year, last, act.date.year), 12, 31),
        open_data_unit=_open_data_unit(approved, parties, by),
        controller=act.controller,
    )
    edition = Edition(
        number=1,
        act_kind=act.kind,
        act_number=act.number,
        act_date=act.date,
        act_title=act.title,
        signatory_post=act.signatory_post,
        signatory=act.signatory,
        annex_signatory_post=act.annex_signatory_post,
        annex_signatory=act.annex_signatory,
        effective_on=act.date,
    )
    history.save(checked(plan), by=by, reason=f"Імпорт: {edition}")
    edition.plan = plan
    history.save(checked(edition), by=by, reason=f"Імпорт: {edition}")
    return plan


def _title(act):
    """«Про затвердження плану дій щодо…» names the plan itself: «План дій щодо…»."""
    found = re.search(r"затвердження\s+(план\w*)\s+(.*)", act.title, re.IGNORECASE | re.DOTALL)
    return f"План {found[2]}" if found else act.title or "План дій щодо розвитку відкритих даних"


def _open_data_unit(approved, parties, by):
    """The unit that leads open data: as the directory says, else by its name, else the one that leads most."""
    if unit := Unit.objects.open_data_unit():
        return unit
    able = [unit for unit in parties.values() if unit.kind in (Unit.Kind.UNIT, Unit.Kind.ROLE)]
    if not able:
        raise Refused(_("У довіднику немає підрозділу, що веде відкриті дані. Додайте його й позначте."))
    leads = Counter(task.responsible[0] for task in approved.tasks() if task.responsible)
    unit = max(able, key=lambda unit: ("відкрити" in unit.name.casefold(), leads[unit.name]))
    unit.open_data = True
    return history.save(unit, by=by, reason="Визначено під час імпорту плану: веде відкриті дані")


def _make_principle(plan, order, principle, parties, by, reason):
    row = Principle(plan=plan, order=order, number=principle.number, title=principle.title)
    history.save(checked(row), by=by, reason=reason)
    for area in principle.areas:
        heading = Area(principle=row, number=area.number, title=area.title)
        history.save(checked(heading), by=by, reason=reason)
        for task in area.tasks:
            _make_task(plan, heading, task, parties, by, reason)


def _make_task(plan, area, read, parties, by, reason):
    task = Task(
        plan=plan,
        area=area,
        edition=plan.act,
        number=read.number,
        code=read.code,
        title=read.title,
        deadline_text=read.deadline_text,
        schedule=schedules.to_json(read.schedule),
        expected_result=read.expected_result,
        reporting_unit=plan.open_data_unit,
    )
    history.save(checked(task), by=by, reason=reason)
    for order, name in enumerate(read.responsible, start=1):
        row = Assignment(task=task, party=parties[name], order=order, wording=name)
        history.save(row, by=by, reason=reason)
    write_checkpoints(task, read.schedule, by=by, reason=reason)
