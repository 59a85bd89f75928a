"""Measures how much dearer the office's work is than its floor, as ratios in one run, so that any machine can judge.

Every ratio has a budget; one over it ends the run with exit code 1. Processor time, best of several attempts.
Started by `bin/bench`, which gives it a database of its own.
"""

import argparse
import json
import os
import sys
import time
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import django

if "BENCH_DIR" not in os.environ:
    sys.exit("Запустіть bin/bench: він готує для вимірювань окрему базу.")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()

# Django must be set up before any of our rooms is imported.
import bench_growth  # noqa: E402
import bench_press  # noqa: E402
import bench_probe  # noqa: E402
import bench_register  # noqa: E402
from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import Client, RequestFactory, override_settings  # noqa: E402
from simple_history.utils import bulk_create_with_history  # noqa: E402

from core import clock  # noqa: E402
from core.models import User  # noqa: E402
from core.roles import Role  # noqa: E402
from desk import demo, office  # noqa: E402
from desk.demo import crowd  # noqa: E402
from plan.models import Area, Assignment, Checkpoint, Edition, Plan, Principle, Task  # noqa: E402
from plan.quarters import quarter_of  # noqa: E402
from plan.writing import write  # noqa: E402
from reports import documents, quarterly  # noqa: E402

ON = date(2026, 9, 30)
NOON = datetime.combine(ON, datetime.min.time(), UTC).replace(hour=9)  # in Kyiv
FULL, QUICK = 2000, 120  # tasks
QUARTERS, QUICK_QUARTERS = 20, 6  # of reports about each, with their history
# Name of a ratio: what is measured beside what, and how many times as dear it may be.
RATIOS = {
    "task_list": ("список завдань в адмініструванні / гола сторінка на 50 рядків", 90.0),
    "home": ("головна сторінка координатора / гола сторінка на 50 рядків", 120.0),
    "plan_page": ("сторінка всього плану / гола сторінка на 50 рядків", 140.0),
    "committee": ("сторінка виконавчого комітету / гола сторінка на 50 рядків", 220.0),
    "unit_quarter": ("«Мої завдання» підрозділу / гола сторінка на 50 рядків", 180.0),
    "unit_tasks": ("усі завдання підрозділу / гола сторінка на 50 рядків", 140.0),
    "unit_history": ("подане підрозділом раніше / гола сторінка на 50 рядків", 20.0),
    "calendar": ("сторінка календаря строків / гола сторінка на 50 рядків", 10.0),
    "review": ("черга розгляду / гола сторінка на 50 рядків", 60.0),
    "review_units": ("підрозділи і завдання кварталу / гола сторінка на 50 рядків", 260.0),
    "updates": ("інформація про виконання в адмініструванні / гола сторінка на 50 рядків", 40.0),
    "plans": ("плани дій в адмініструванні / гола сторінка на 50 рядків", 20.0),
    "units": ("підрозділи в адмініструванні / гола сторінка на 50 рядків", 25.0),
    "positions": ("стан усіх завдань на день / читання тих самих завдань", 6.0),
    "search": ("сторінка пошуку завдань / гола сторінка на 50 рядків", 80.0),
    "quarterly_build": ("дані квартального звіту / його верстка в PDF", 0.15),
    "import_order": ("внесення розпорядження / ті самі рядки гуртом з історією", 40.0),
    "export_word": ("план у Word / план у JSON", 20.0),
    **bench_register.RATIOS,
    **bench_growth.RATIOS,
    **bench_press.RATIOS,
    **bench_probe.RATIOS,
}
PAGES = {  # who opens what
    Role.COORDINATOR: {
        "task_list": "/admin/plan/task/",
        "search": "/admin/plan/task/?q=маршрутів",
        "home": "/admin/",
        "plan_page": "/plan/",
        "review": "/admin/plan/progressupdate/review/",
        "review_units": "/admin/plan/progressupdate/review/units/",
        "updates": "/admin/plan/progressupdate/",
        "plans": "/admin/plan/plan/",
        "units": "/admin/core/unit/",
    },
    Role.UNIT_HEAD: {
        "unit_quarter": "/work/2026-Q3/",
        "unit_tasks": "/work/all/",
        "unit_history": "/work/history/",
        "calendar": "/calendar/",
    },
    Role.COMMITTEE: {"committee": "/"},
}
BARE = engines["django"].from_string(
    "<table>{% for task in tasks %}<tr><td>{{ task.code }}<td>{{ task.title }}<td>{{ task.deadline_text }}"
    "<td>{{ task.area }}<td>{{ task.reporting_unit }}</tr>{% endfor %}</table>"
)


def main(arguments):
    """Measures, tells, and says by the exit code whether all budgets are kept."""
    options = parsed(arguments)
    with override_settings(STORAGES=plain_storages(), ALLOWED_HOSTS=["testserver"]):
        ratios = {name: round(value, 3) for name, value in measured(options)}
    budgets = {name: budget for name, (_meaning, budget) in RATIOS.items()}
    if options.json:
        say(json.dumps({"ratios": ratios, "budgets": budgets}))
    else:
        tell(ratios)
    return int(any(value > budgets[name] for name, value in ratios.items()))


def parsed(arguments):
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="менше завдань і спроб: до 45 секунд")
    parser.add_argument("--json", action="store_true", help='{"ratios": {…}, "budgets": {…}}')
    parser.add_argument("--tasks", type=int, help=f"на скількох завданнях міряти (типово {FULL})")
    return parser.parse_args(arguments)


def measured(options):
    """Every ratio in turn: first on the demo's plan as it is, then on the large one."""
    attempts = 1 if options.quick else 8
    lay_tables()
    yield "import_order", import_order(attempts)
    yield "register_import", bench_register.import_register(once, ON, quick=options.quick)
    yield "probe", bench_probe.probing(quick=options.quick)
    demo.load(on=ON, password="bench-password", audited=not options.quick)
    yield from small(attempts)
    tasks = options.tasks or (QUICK if options.quick else FULL)
    crowd.enter(tasks=tasks, on=ON, quarters=QUICK_QUARTERS if options.quick else QUARTERS)
    yield from large(attempts)
    yield "annex_memory", bench_press.memory(quick=options.quick)
    yield from bench_growth.growth(cpu, ON, NOON, attempts, quick=options.quick).items()


def lay_tables():
    """The tables as the models say, in a second: migrations lead to the same in twenty, and none is measured."""
    without = {room.label: None for room in apps.get_app_configs()}
    with override_settings(MIGRATION_MODULES=without):
        call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("createcachetable", verbosity=0)
    import_module("core.migrations.0005_reminder_rules").settle(apps, None)


def small(attempts):
    """What is measured on the city's own plan."""
    plan, quarter = Plan.objects.get(), quarter_of(ON)
    report = quarterly.build(plan, quarter, ON)
    built = cpu(lambda: quarterly.build(plan, quarter, ON), attempts)
    yield "quarterly_whole", bench_press.whole(cpu, plan, quarter, ON, attempts)
    yield "quarterly_build", built / cpu(lambda: documents.as_pdf(report), attempts)
    word = cpu(lambda: write(plan, "docx", ON), attempts)
    yield "export_word", word / cpu(lambda: write(plan, "json", ON), attempts)


def large(attempts):
    """What is measured on the large plan."""
    plain = cpu(lambda: list(Task.objects.all()), attempts)
    yield "positions", cpu(lambda: Task.objects.positions(ON), attempts) / plain
    floor = cpu(lambda: bare_page(RequestFactory().get("/")), attempts * 3)
    for role, addresses in PAGES.items():
        client = Client()
        client.force_login(User.objects.filter(role=role).order_by("pk")[0])
        for name, address in addresses.items():
            opened(client, address)  # what a process loads once is nobody's page
            with clock.at(NOON):
                spent = cpu(lambda client=client, address=address: opened(client, address), attempts)
            yield name, spent / floor


def bare_page(request):
    """The least a page of 50 tasks costs: one query, one plain table."""
    tasks = Task.objects.select_related("area__principle", "reporting_unit")[:50]
    return HttpResponse(BARE.render({"tasks": tasks}, request))


def opened(client, address):
    response = client.get(address)
    if response.status_code != 200:
        sys.exit(f"{address}: {response.status_code}")


def import_order(attempts):
    """The action that saves the order, beside its rows written in bulk with their history."""
    spent, floor = zip(*(_import_once() for _attempt in range(attempts + 1)), strict=True)
    return min(spent) / min(floor)


def _import_once():
    with transaction.atomic():
        office.load_parties()
        spent = once(lambda: office.load_plan(on=ON))
        rows = [(model, list(model.objects.all())) for model in ORDERS_ROWS]
        for model, _rows in reversed(rows):
            everything = model.objects.all()
            everything._raw_delete(everything.db)
        floor = once(lambda: [bulk_create_with_history(found, model) for model, found in rows])
        transaction.set_rollback(True)
    return spent, floor


ORDERS_ROWS = Plan, Edition, Principle, Area, Task, Assignment, Checkpoint


def cpu(work, attempts):
    """Seconds of processor time, the best of the attempts after one that warms up; a dear one is taken once."""
    spent = [once(work)]
    while len(spent) <= attempts and sum(spent) < attempts / 2:
        spent.append(once(work))
    return min(spent)


def once(work):
    """Seconds of processor time that the work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def plain_storages():
    """Styles and pictures as they lie: nothing is collected for a measurement."""
    return {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def tell(ratios):
    """A line a ratio, its budget and what it means."""
    for name, value in ratios.items():
        meaning, budget = RATIOS[name]
        say(f"{'▲' if value > budget else '✓'} {name:16}{value:9.2f}  межа {budget:7.2f}  {meaning}")


def say(line):
    sys.stdout.write(f"{line}\n")


sys.exit(main(sys.argv[1:]))
