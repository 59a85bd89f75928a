"""How the demo office's quarters were reported: submitted in time, reviewed, locked; the running one half-way."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from core.models import User
from core.roles import Role
from desk.demo import documents
from desk.demo.days import start_of
from plan import actions
from plan.actions import Told
from plan.models import EventHeld, ReportingPeriod
from plan.quarters import Quarter, quarter_of
from plan.reported import blocks
from plan.reporting import Channel, UpdateState
from plan.workflow import Stage

SILENT = "Відділ зв'язків з громадськістю"  # by its short name: it forgot the last whole quarter
TEXTS = (
    "Робочих зустрічей із розпорядниками: {0}. Опрацьовано наборів даних: {1}.",
    "Оновлено наборів на Порталі: {1}. Зауважень від користувачів: {0}, усі розглянуто.",
    "Перевірено структуру наборів: {1}. Надіслано листів розпорядникам: {0}.",
    "Підготовлено матеріалів: {0}. Сторінку відкритих даних відвідали {1}0 разів.",
    "Зібрано пропозицій від підрозділів: {0}. Узгоджено з юридичним управлінням: {1}.",
)
EVENTS = (("навчан", "training"), ("тренінг", "training"), ("хакатон", "hackathon"), ("презентац", "presentation"))
LINK = "https://bc-rada.gov.ua/node/2117"


def days(on: date) -> Iterator[tuple[date, str, Quarter]]:
    """What happens to each quarter and when: (day, verb, quarter)."""
    quarter = quarter_of(start_of(on))
    while quarter.last < on:
        after = quarter.following.first
        yield max(quarter.first, start_of(on) + timedelta(days=10)), "open", quarter
        yield after + timedelta(days=2), "report" if quarter.following.last < on else "forget", quarter
        yield after + timedelta(days=5), "review", quarter
        yield after + timedelta(days=12), "lock", quarter
        yield after + timedelta(days=13), "issue", quarter
        yield after + timedelta(days=15), "register", quarter
        if quarter == quarter_of(start_of(on)).following:
            yield after + timedelta(days=26), "correct", quarter
            yield after + timedelta(days=28), "register", quarter
        quarter = quarter.following
    yield quarter.first, "open", quarter
    yield max(quarter.first, on - timedelta(days=6)), "begin", quarter
    yield max(quarter.first, on - timedelta(days=2)), "answer", quarter


def open_quarter(plan, quarter, on, by):
    """The daily round opens a quarter on its first day."""
    actions.open_periods(on=on)


def lock(plan, quarter, on, by):
    """And locks it when corrections are over."""
    actions.lock_periods(on=on)


def report(plan, quarter, on, by, silent=""):
    """Every unit hands in what it did, save a silent one."""
    period, people = _period(plan, quarter), _people()
    for block in blocks(period, on):
        if block.unit.short_name == silent:
            continue
        for line in block.lines:
            _submit(line.task, block.unit, period, on, people, by)


def review(plan, quarter, on, by):
    """The coordinator accepts what others sent; what his own unit sent is accepted by somebody else."""
    second = User.objects.filter(role=Role.ADMINISTRATOR).first()
    for update in _period(plan, quarter).updates.filter(state=UpdateState.SUBMITTED).select_related("task"):
        actions.accept_update(update=update, by=second if update.unit_id == by.unit_id else by)


def begin(plan, quarter, on, by):
    """In the running quarter some have reported, some have begun, the others are still to come."""
    period, people = _period(plan, quarter), _people()
    for block in blocks(period, on):
        for place, line in enumerate(block.lines[: 1 + len(block.lines) // 2]):
            if place % 3 == 2:
                told = Told("Зібрано відомості за перші два місяці, чекаємо на підсумки…")
                actions.save_draft(task=line.task, period=period, told=told, by=people.get(block.unit.pk, by), on=on)
            elif block.unit.short_name != SILENT:
                _submit(line.task, block.unit, period, on, people, by, proof=place == 0)


def answer(plan, quarter, on, by):
    """The coordinator has looked at a few: one accepted, two returned, the rest waits."""
    waiting = _period(plan, quarter).updates.filter(state=UpdateState.SUBMITTED).exclude(unit=by.unit)
    found = list(waiting.select_related("task").order_by("task__sort_key"))
    for update in found[:1]:
        actions.accept_update(update=update, by=by)
    for update in found[1:3]:
        actions.return_update(update=update, by=by, note="Додайте кількість учасників і посилання на новину.")


VERBS = {
    "open": open_quarter,
    "report": report,
    "forget": partial(report, silent=SILENT),
    "review": review,
    "lock": lock,
    "begin": begin,
    "answer": answer,
    **documents.VERBS,
}


def _period(plan, quarter):
    return ReportingPeriod.objects.get(plan=plan, year=quarter.year, number=quarter.number)


def _people():
    """Whoever works for a unit with an account, by the unit's key."""
    return {user.unit_id: user for user in User.objects.filter(unit__isnull=False).order_by("pk")}


def _submit(task, unit, period, on, people, by, proof=False):
    """As the unit does it: on its page where somebody has an account, by letter or table where nobody has."""
    number = task.pk + period.quarter.number
    if unit.pk in people:
        way = {"by": people[unit.pk]}
    elif unit.pk % 2:
        way = {"by": by, "channel": Channel.SHEET}
    else:
        letter = (f"02-15/{100 + unit.pk}-{period.quarter.number}", on)
        way = {"by": by, "channel": Channel.LETTER, "letter": letter}
    told = _told(task, number, min(on, period.quarter.last), proof)
    if proof:
        update = actions.save_draft(task=task, period=period, told=told, by=way["by"], on=on)
        actions.add_link(update=update, title="Новина на сайті міської ради", link=LINK, by=way["by"])
    actions.submit_update(task=task, period=period, told=told, on=on, **way)


def _told(task, number, last, proof):
    if number % 6 == 0:
        return Told("Робота триває за графіком.", no_change=True)
    text = TEXTS[task.pk % len(TEXTS)].format(1 + number % 5, 4 + number % 9)
    held = [kind for word, kind in EVENTS if word in task.title.casefold()][:1]
    events = [EventHeld(kind=kind, held_on=last - timedelta(days=1), people=12 + number % 30) for kind in held]
    begins = proof and task.position(last).stage == Stage.NOT_STARTED
    return Told(text, Stage.IN_PROGRESS if begins else None, last if begins else None, events=events)
