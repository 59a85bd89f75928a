"""Checks a file against a structure of the register, or against a schema file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.refusals import Refused
from registry.actions.file_checks import codes_of
from registry.models import TableSchema
from registry.tables import checking, reading
from registry.tables.columns import from_json


class Command(BaseCommand):
    help = "Перевіряє таблицю (CSV, XLSX, ODS) за структурою. Вихід 0: помилок немає, 1: є."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="таблиця")
        parser.add_argument(
            "--schema", required=True, metavar="SCHEMA", help="код структури в реєстрі або файл структури"
        )

    def handle(self, *, file, schema, **options):
        try:
            columns = self._columns(schema)
            checked = checking.check(file.name, _content(file), columns, codes_of(columns))
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal
        for problem in checked.problems:
            self.stdout.write(str(problem))
        if not checked.valid:
            raise CommandError(_("Помилок: %(total)s у %(rows)s рядках.") % vars(checked))
        self.stdout.write(_("Помилок немає. Рядків: %s.") % checked.rows)

    def _columns(self, schema):
        kept = TableSchema.objects.filter(code=schema).first()
        if kept:
            return from_json(kept.columns)
        path = Path(schema)
        if not path.is_file():
            raise Refused(_("Структури «%s» немає ні в реєстрі, ні серед файлів.") % schema)
        return reading.read(path.name, path.read_bytes())


def _content(file):
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(_("Не вдалося прочитати файл «%s».") % file) from error
