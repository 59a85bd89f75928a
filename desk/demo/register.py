"""The demo office's register: invented datasets on real numbers of the legal list (`fixtures/demo-register.json`)."""

import json
from datetime import date, timedelta

from core.acts import Basis
from core.models import Post, Unit
from desk.demo import voices
from desk.demo.days import typed
from desk.office import FIXTURES
from plan.actions import link_datasets
from plan.models import Task
from registry import actions
from registry.actions.passports import Person
from registry.models import Dataset, LegalItem
from registry.workflow import State

BOOK = json.loads((FIXTURES / "demo-register.json").read_text(encoding="utf-8"))
PAGE = "https://portal.example.org/dataset/"
REASON = "Внесено за рішенням виконавчого комітету № 816"


def tell(year, by):
    """Enters the datasets, what became of each within the year, and the answers on the legal list."""
    units = {unit.name: unit for unit in Unit.objects.all()}
    items = {item.number: item for item in LegalItem.objects.filter(edition__effective_on__lte=year.start)}
    for minute, row in enumerate(BOOK["datasets"]):
        with typed(year.after(12), minute):
            dataset = _enter(row, units[row["unit"]], items.get(row["number"]), year, by)
        _publish(dataset, row, year, by)
        with typed(year.after(13), minute):
            _answer(items.get(row["number"]), "yes", units[row["unit"]], "", by)
    for number, (held, unit, why_not) in BOOK["answers"].items():
        with typed(year.after(14)):
            _answer(items.get(int(number)), held, units.get(unit), why_not, by)
    _link(year, by)
    voices.tell(year, by)


def _enter(row, unit, item, year, by) -> Dataset:
    head = unit.posts.filter(kind__in=[Post.Kind.DATA, Post.Kind.HEAD]).order_by("kind", "pk").first()
    contact = Person(name=head.person if head else "Відповідальна особа", email=unit.email)
    published = row["state"] != State.PLANNED
    passport = {
        "identifier": row["identifier"],
        "legal_item": item,
        "title": row["title"],
        "description": f"{row['title']}: набір ведуть за переліком, затвердженим виконавчим комітетом.",
        "purpose": BOOK["purpose"],
        "frequency": row["frequency"],
        "keywords": row["keywords"],
        "themes": [row["theme"]],
        "formats": row["formats"],
        "spatial": "UA32020010010081183",
        "landing_page": f"{PAGE}{row['identifier']}" if published else "",
        "structure_url": f"{PAGE}{row['identifier']}/struktura.csv" if published and row["updated_ago"] else "",
    }
    contacts = [contact] if row["resource"] else []
    return actions.create_passport(
        passport=passport, holder=unit, contacts=contacts, by=by, reason=REASON, on=year.after(12)
    )


def _publish(dataset, row, year, by):
    """The set was published, its data renewed, and some were withdrawn on a ground."""
    if row["state"] == State.PLANNED:
        return
    first = year.after(20)
    with typed(first):
        actions.change_state(
            dataset=dataset, state=State.PUBLISHED, effective_on=first, by=by, reason="Оприлюднено на порталі"
        )
        _resources(dataset, row, by)
    for ago in _updates(row["updated_ago"], (year.on - first).days):
        day = year.on - timedelta(days=ago)
        with typed(day):
            actions.record_update(dataset=dataset, updated_on=day, true_on=day - timedelta(days=1), by=by)
    if row["state"] == State.SUSPENDED:
        kind, number, day = BOOK["ground"]
        with typed(year.after(60)):
            actions.change_state(
                dataset=dataset,
                state=State.SUSPENDED,
                effective_on=year.after(60),
                by=by,
                reason="Дані можуть зашкодити обороні міста",
                basis=Basis(kind, number, date.fromisoformat(day)),
            )
    elif dataset.identifier in BOOK["changes"]:
        day = year.on - timedelta(days=BOOK["changes"][dataset.identifier])
        with typed(day):
            actions.know_change(dataset=dataset, known_on=day, by=by, reason="Затверджено нову структуру")


def _updates(last, longest):
    """Days ago of the latest update and of two before it, as far as the set was published by then."""
    return [] if last is None else [ago for ago in (last + 180, last + 90, last) if ago <= longest]


def _resources(dataset, row, by):
    for format_name in row["formats"]:
        suffix = "" if format_name == row["formats"][0] else format_name.title()
        values = {
            "name": f"{row['resource']}{suffix}",
            "title": row["title"],
            "format": format_name,
            "download_url": f"{PAGE}{row['identifier']}/{row['resource']}.{format_name.lower()}",
        }
        actions.keep_resource(dataset=dataset, values=values, by=by, reason="Додано ресурс")


def _answer(item, held, holder, why_not, by):
    if item is not None:
        actions.answer_item(item=item, held=held, holder=holder, why_not=why_not, by=by, reason="Листи підрозділів")


def _link(year, by):
    with typed(year.after(15)):
        for code, identifiers in BOOK["tasks"].items():
            datasets = Dataset.objects.filter(identifier__in=identifiers)
            for task in Task.objects.filter(code=code):
                link_datasets(task=task, datasets=datasets, by=by, reason="Набори, яких стосується завдання")
