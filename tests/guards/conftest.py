"""An office in which every list of the admin has rows, few or many, and a reader of its pages."""

from datetime import date, timedelta

import pytest

from core.acts import Basis
from core.models import DayOff, Post, RoleHolding, Unit, User
from plan import actions
from plan.models import Area, Edition, Plan, Principle
from plan.workflow import Stage
from registry.actions import answer_item, create_passport, load_legal_list
from registry.models import Dataset
from reports.actions import draft_report
from reports.models import DocumentParty
from tests.audits.findings.rows import mending_rows
from tests.audits.information.rows import information_rows
from tests.audits.rows import round_rows
from tests.registry.files.rows import file_rows
from tests.registry.people.rows import voice_rows
from tests.registry.portal.rows import portal_rows

BASIS = Basis("резолюція", "45", date(2026, 9, 1))


@pytest.fixture
def whole_office(
    office, plan, make_task, unit, other_unit, coordinator, administrator, auditor, today, settings, tmp_path
):
    """One row or more of everything the admin lists, with facts, requests, doubts and a draft."""
    settings.MEDIA_ROOT = tmp_path
    role = Unit.objects.create(name="Структурний підрозділ, відповідальний за кадри", kind=Unit.Kind.ROLE)
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2024, 1, 1))
    Post.objects.create(unit=unit, person="Ірина БОНДАР", kind=Post.Kind.HEAD, held_from=date(2024, 1, 1))
    deadlines = ["2023 рік", "Постійно", "Постійно двічі на рік", "до 15.10.2026", "коли буде змога", "2027 рік"]
    tasks = [make_task(wording, parties=[unit, role]) for wording in deadlines]
    who = {"by": coordinator, "reason": "Лист управління"}
    actions.change_stage(task=tasks[0], stage=Stage.DONE, effective_on=date(2024, 2, 1), **who)
    actions.release(task=tasks[0], effective_on=date(2024, 3, 1), basis=BASIS, **who)
    actions.change_stage(task=tasks[3], stage=Stage.SUSPENDED, effective_on=today, **who)  # a request: no basis
    draft(unit, coordinator)
    register(unit, coordinator)
    voices(coordinator)
    round = round_rows(number=0, on=today, by=coordinator)
    mending_rows(round=round, unit=unit, by=coordinator, on=today)
    information_rows(number=0, unit=unit, by=coordinator, on=today)
    reporting(plan, tasks, coordinator, today)
    draft_report(kind="quarterly", period="2026-Q2", by=coordinator)
    signs(0)
    return tasks


def signs(number):
    """Somebody who signs documents."""
    day = date(2024, 1, 1) + timedelta(days=number)
    DocumentParty.objects.create(role="signatory", post="Начальник відділу", name=f"Особа {number}", held_from=day)


def register(unit, by):
    """A mandatory dataset with its answer and its passport."""
    row = {"number": 20, "section": "local", "title": "Рекламні засоби"}
    acts = {"act_kind": "постанова", "act_number": "835", "act_date": "2015-10-21", "effective_on": "2024-10-01"}
    (item,) = load_legal_list(edition={"code": "835", "title": "Перелік", "items": [row], **acts}).items.all()
    answer_item(item=item, held="yes", holder=unit, by=by, reason="Лист управління")
    passport = {"identifier": "20", "title": "Рекламні засоби", "legal_item": item}
    dataset = create_passport(passport=passport, holder=unit, by=by, reason="Внесено до реєстру")
    portal_rows(number=0, dataset=dataset, by=by)
    file_rows(number=0, dataset=dataset, by=by)


def voices(by):
    """A message about the dataset, a proposal with its votes and a story of reuse, as citizens sent them."""
    voice_rows(number=0, dataset=Dataset.objects.get(), by=by)


def reporting(plan, tasks, by, today):
    """A quarter that is open, with information that waits, was returned and was only begun."""
    DayOff.objects.create(day=date(2026, 10, 5), note="День міста")
    plan.reporting_from = date(2026, 4, 1)
    plan.save()
    period = actions.open_periods(on=today)[-1]
    told = actions.Told("Проведено зустріч у бібліотеці")
    sent = [actions.submit_update(task=task, period=period, told=told, by=by) for task in tasks[1:3]]
    actions.return_update(update=sent[0], by=by, note="Додайте дату")
    actions.save_draft(task=tasks[5], period=period, told=told, by=by)


def draft(unit, coordinator):
    """A second plan, still typed in by hand, with its act and a task."""
    draft = Plan.objects.create(
        title="Проєкт плану",
        authority="МІСЬКА РАДА",
        starts_on=date(2026, 1, 1),
        scheduled_until=date(2026, 12, 31),
        open_data_unit=unit,
    )
    Edition.objects.create(
        plan=draft,
        number=1,
        act_kind="рішення",
        act_number="7",
        act_date=date(2026, 1, 1),
        effective_on=date(2026, 1, 1),
    )
    principle = Principle.objects.create(plan=draft, order=1, number="I", title="Доступність")
    area = Area.objects.create(principle=principle, number=1, title="Портал")
    typed = {"title": "Створити портал", "deadline_text": "2026 рік", "parties": [unit]}
    actions.create_task(plan=draft, area=area, by=coordinator, **typed)


@pytest.fixture
def fill(plan, make_task, unit, coordinator, today, settings, tmp_path):
    """Adds rows to every list, each with parties, people and headings of its own."""

    settings.MEDIA_ROOT = tmp_path

    def fill(first, last):
        plan.reporting_from = date(2026, 7, 1)
        plan.save()
        actions.open_periods(on=today)
        (period,) = plan.periods.all()
        for number in range(first, last):
            DayOff.objects.create(day=date(2020, 1, 1) + timedelta(days=number))
            signs(number)
            party = Unit.objects.create(name=f"Відділ {number}")
            role = Unit.objects.create(name=f"Роль {number}", kind=Unit.Kind.ROLE)
            day = date(2020, 1, 1) + timedelta(days=number)
            RoleHolding.objects.create(role=role, unit=party, held_from=day)
            person = User.objects.create_user(f"osoba{number}@example.org", unit=party, role="unit_head")
            Post.objects.create(unit=party, user=person, person=f"Особа {number}", kind="head", held_from=day)
            other = Plan.objects.create(
                title=f"План {number}", authority="РАДА", starts_on=day, scheduled_until=day, open_data_unit=party
            )
            principle = Principle.objects.create(plan=other, order=1, number="I", title=f"Принцип {number}")
            Area.objects.create(principle=principle, number=1, title=f"Зміст {number}")
            task = make_task(["2023 рік", "Постійно двічі на рік"][number % 2], unit=party, parties=[party, role])
            actions.submit_update(task=task, period=period, told=actions.Told("Зроблено"), by=person)
            if number % 3 == 0:  # without a basis it waits for a decision
                stopped = {"stage": Stage.SUSPENDED, "effective_on": today, "reason": "Лист"}
                actions.change_stage(task=task, by=person if number % 2 else coordinator, **stopped)
            passport = {"identifier": f"nabir-{number}", "title": f"Набір {number}"}
            dataset = create_passport(passport=passport, holder=party, by=person, reason="Внесено до реєстру")
            portal_rows(number=number, dataset=dataset, by=person)
            file_rows(number=number, dataset=dataset, by=person)
            voice_rows(number=number, dataset=dataset, by=coordinator)
            information_rows(number=number, unit=party, by=coordinator, on=today)
            if number < 30:  # an office holds three a year
                round = round_rows(number=number, on=today, by=coordinator)
                mending_rows(round=round, unit=party, by=coordinator, on=today)

    return fill
