"""What taking a large register in costs beside its passports written in bulk with their history; for `bin/bench`."""

import csv
import io

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from core.models import Unit
from registry.actions.intake import take_register
from registry.intake.columns import REGISTER
from registry.intake.comparing import compare
from registry.intake.outcome import Options
from registry.intake.reading import read
from registry.models import Dataset

RATIOS = {
    "register_import": ("файл реєстру прочитано, перевірено, внесено / самі паспорти гуртом з історією", 3.0),
}
FULL, QUICK = 10_000, 2_000  # passports
HOLDER = "Відділ вимірювань"


def import_register(once, on, *, quick):
    """The ratio; `once` tells the processor time of a piece of work."""
    content = register(QUICK if quick else FULL)
    spent, floor = zip(*(_import_once(once, on, content) for _attempt in range(2 if quick else 3)), strict=True)
    return min(spent) / min(floor)


def register(size):
    """A register of so many passports as a CSV file."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([column.code for column in REGISTER])
    for number in range(size):
        writer.writerow(_row(number))
    return stream.getvalue().encode()


def _row(number):
    return [
        f"nabir-{number}",
        f"Набір даних № {number} про міське господарство",
        "Перелік об’єктів з адресами, розмірами й балансоутримувачами. " * 4,
        "Щомісяця",
        "об’єкти, адреси, місто",
        "Закон України «Про доступ до публічної інформації», постанова № 835 від 21.10.2015",
        f"https://data.gov.ua/dataset/nabir-{number}",
        "CSV, XLSX",
        HOLDER,
        "",
        f"Особа {number}",
        f"osoba{number}@example.org",
    ]


def _import_once(once, on, content):
    with transaction.atomic():
        Unit.objects.create(name=HOLDER, kind=Unit.Kind.UNIT)
        spent = once(lambda: _take(content, on))
        rows = list(Dataset.objects.all())
        transaction.set_rollback(True)
    with transaction.atomic():
        holder = Unit.objects.create(name=HOLDER, kind=Unit.Kind.UNIT)
        for row in rows:
            row.pk, row.holder_id, row._state.adding = None, holder.pk, True
        floor = once(lambda: bulk_create_with_history(rows, Dataset))
        transaction.set_rollback(True)
    return spent, floor


def _take(content, on):
    intake = compare(read("reestr.csv", content), Options(), on)
    take_register(intake=intake, by=None, reason="Імпорт")
