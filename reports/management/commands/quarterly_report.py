"""Draws up a draft of the quarterly report; nothing is stored."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.clock import today
from core.pdf import DocumentError
from plan.quarters import NotAQuarter, parse
from reports import documents
from reports.quarterly import build, plan_for


class Command(BaseCommand):
    help = "Складає проєкт квартального звіту у PDF (нічого не зберігає)."

    def add_arguments(self, parser):
        parser.add_argument("period", help="квартал, напр. 2026-Q3")
        parser.add_argument("--output", required=True, type=Path, help="куди записати PDF")
        parser.add_argument("--html", type=Path, help="куди записати той самий документ як HTML")
        parser.add_argument(
            "--on",
            type=_day,
            help="день складання (РРРР-ММ-ДД, типово сьогодні); до кінця кварталу звіт показує стан на цей день",
        )

    def handle(self, *args, **options):
        try:
            quarter = parse(options["period"])
            report = build(plan_for(quarter), quarter, options["on"] or today())
            if options["html"]:
                _write(options["html"], documents.standalone(report).encode())
            _write(options["output"], documents.as_pdf(report))
        except (NotAQuarter, DocumentError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Проєкт звіту за {quarter.words} записано: {options['output']}")


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"День записують так: 2026-10-08. Отримано: «{text[:40]}».") from error


def _write(path, content):
    try:
        path.write_bytes(content)
    except OSError as problem:
        raise CommandError(f"Не вдалося записати файл {path}: {problem.strerror}.") from problem
