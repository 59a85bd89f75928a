"""Three named people, a small plan and a fixed day."""

from datetime import date

import pytest
import time_machine
from django.core.cache import caches
from hypothesis import settings

from core.closed_triggers import free_closed
from core.models import Office, Unit, User
from core.roles import Role
from core.triggers import free_history
from plan import schedule as schedules
from plan.models import Area, Assignment, Checkpoint, Edition, Plan, Principle, Task
from tests import template_db
from tests.catalogues import compile_catalogues
from tests.sharing import pytest_collection_modifyitems  # noqa: F401 - a hook

compile_catalogues()

# Property tests draw the same examples every time; `bin/test --long` draws many more.
settings.register_profile("default", derandomize=True, deadline=None)
settings.register_profile("long", derandomize=True, deadline=None, max_examples=3000)
settings.load_profile("default")

TODAY = date(2026, 9, 30)


@pytest.fixture(scope="session")
def own_copy(request):
    """Whether this run takes its database from the one that is kept, as it does unless told otherwise."""
    return not (request.config.getvalue("reuse_db") or request.config.getvalue("nomigrations"))


@pytest.fixture(scope="session")
def django_db_keepdb(request, own_copy, django_db_modify_db_settings, django_db_blocker):
    """Whether a migrated database is at hand, so that none is made from empty."""
    with django_db_blocker.unblock():
        return bool(request.config.getvalue("reuse_db")) or (own_copy and template_db.copied())


@pytest.fixture(scope="session")
def django_db_setup(own_copy, django_db_setup, django_db_keepdb, django_db_blocker):
    """Keeps what was migrated for later runs; a run's own copy goes with it."""
    if own_copy:
        with django_db_blocker.unblock():
            template_db.keep()
    yield
    if own_copy and django_db_keepdb:
        with django_db_blocker.unblock():
            template_db.remove()


@pytest.fixture(autouse=True)
def fixed_today():
    """Every test lives on 30 September 2026, noon in Kyiv."""
    with time_machine.travel("2026-09-30T09:00:00+00:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def history_can_be_emptied(request):
    """A test with real transactions ends by emptying its tables, and history refuses that: the guard steps aside."""
    marker = request.node.get_closest_marker("django_db")
    real = {"transactional_db", "live_server"} & set(request.fixturenames) or (
        marker and marker.kwargs.get("transaction")
    )
    if real:  # the flush at its end sends post_migrate, which puts the guard back
        request.getfixturevalue("django_db_setup")
        with request.getfixturevalue("django_db_blocker").unblock():
            free_history()
            free_closed()


@pytest.fixture(autouse=True)
def nothing_kept_near():
    """The clock stands still, so what a process keeps for a minute would be kept for ever."""
    caches["near"].clear()


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def office(db):
    return Office.objects.create(authority="БІЛОЦЕРКІВСЬКА МІСЬКА РАДА\nВИКОНАВЧИЙ КОМІТЕТ", city="Біла Церква")


@pytest.fixture
def unit(db):
    """The open-data unit."""
    return Unit.objects.create(name="Відділ відкритих даних", kind=Unit.Kind.UNIT, open_data=True)


@pytest.fixture
def other_unit(db):
    return Unit.objects.create(name="Управління економіки", kind=Unit.Kind.UNIT)


@pytest.fixture
def coordinator(unit):
    return User.objects.create_user(
        "koordynator@example.org",
        "пароль-координатора",
        first_name="Олена",
        last_name="Коваль",
        role=Role.COORDINATOR,
        unit=unit,
    )


@pytest.fixture
def unit_head(other_unit):
    return User.objects.create_user(
        "kerivnyk@example.org",
        "пароль-керівника",
        first_name="Петро",
        last_name="Мельник",
        role=Role.UNIT_HEAD,
        unit=other_unit,
    )


@pytest.fixture
def outsider(db):
    """A person with an account and no role."""
    return User.objects.create_user("hist@example.org", "пароль-гостя-тут", first_name="Ганна", last_name="Гість")


@pytest.fixture
def administrator(db):
    return User.objects.create_superuser("admin@example.org", "пароль-адміністратора")


@pytest.fixture
def auditor(db):
    return User.objects.create_user("audytor@example.org", "пароль-аудитора", role=Role.AUDITOR)


@pytest.fixture
def plan(unit):
    """A plan in force with one principle and one area."""
    plan = Plan.objects.create(
        title="План дій щодо розвитку відкритих даних",
        authority="БІЛОЦЕРКІВСЬКА МІСЬКА РАДА",
        state=Plan.State.IN_FORCE,
        starts_on=date(2023, 2, 7),
        scheduled_until=date(2026, 12, 31),
        open_data_unit=unit,
    )
    Edition.objects.create(
        plan=plan,
        number=1,
        act_kind="розпорядження",
        act_number="21 Р",
        act_date=date(2023, 2, 7),
        signatory_post="Міський голова",
        signatory="Геннадій ДИКИЙ",
        effective_on=date(2023, 2, 7),
    )
    principle = Principle.objects.create(plan=plan, order=1, number="I", title="Відкритість за замовчуванням")
    Area.objects.create(principle=principle, number=1, title="Нормативна база")
    return plan


@pytest.fixture
def make_task(plan):
    """Makes a task of the plan from a deadline's wording, with its checkpoints."""

    def make(deadline="2023 рік", number=None, unit=None, parties=(), **fields):
        area = Area.objects.get(principle__plan=plan, number=1)
        number = number or area.tasks.count() + 1
        schedule = schedules.parse(deadline, plan.starts_on, plan.scheduled_until)
        task = Task.objects.create(
            plan=plan,
            area=area,
            edition=plan.act,
            number=number,
            code=f"I.1.{number}",
            deadline_text=deadline,
            schedule=schedules.to_json(schedule),
            reporting_unit=unit or plan.open_data_unit,
            **{"title": f"Завдання {number}", **fields},
        )
        for order, party in enumerate(parties or [task.reporting_unit], start=1):
            Assignment.objects.create(task=task, party=party, order=order, wording=party.name)
        for day in schedules.due_dates(schedule, plan.starts_on, plan.scheduled_until):
            Checkpoint.objects.create(task=task, rule_date=day)
        return task

    return make
