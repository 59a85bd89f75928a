"""Takes an approved order into the register: manage.py import_plan FILE [--dry-run] [--yes] [--create-parties]."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.refusals import Refused
from plan.actions import import_order
from plan.actions.orders import guess_kind
from plan.approved import Unreadable
from plan.directory import read_order
from plan.editions import known_edition
from plan.preview import lines

LARGEST = 20 * 1024 * 1024  # bytes


class Command(BaseCommand):
    help = "Вносить затверджене розпорядження з файлу: текст із PDF, docx, xlsx, csv або json нашого експорту."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="лише показати, нічого не зберігати")
        parser.add_argument("--yes", action="store_true", help="зберегти без запитання")
        parser.add_argument("--create-parties", action="store_true", help="додати до довідника невідомі сторони")

    def handle(self, *, file, dry_run, yes, create_parties, **options):
        try:
            approved = read(file)
            self.show(approved)
            if dry_run:
                self.attempt(approved, create_parties)
            elif known_edition(approved.act) or self.confirmed(approved, yes, create_parties):
                self.save(approved)
        except Unreadable as refusal:
            raise CommandError(str(refusal)) from refusal
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal

    def show(self, approved):
        """The preview: what would be saved and what was doubtful."""
        for line in lines(approved, clock.today()):
            self.stdout.write(line)

    def check_parties(self, approved, create_parties):
        """Nobody is added to the directory without being asked for."""
        if approved.unknown and not create_parties:
            raise Refused(
                _("У довіднику немає цих сторін; додайте їх самі або повторіть команду з --create-parties:"),
                *(f"– {name}" for name in approved.unknown),
            )

    def confirmed(self, approved, yes, create_parties):
        """Whether to save: parties that are not known need their option, everything needs a person's word."""
        self.check_parties(approved, create_parties)
        if yes:
            return True
        if not sys.stdin.isatty():
            raise Refused(_("Нічого не збережено: підтвердження ні в кого спитати. Повторіть команду з --yes."))
        if input(_("Зберегти план? Введіть «так»: ")).strip().casefold() in {"так", "т", "yes", "y"}:
            return True
        raise Refused(_("Нічого не збережено."))

    def attempt(self, approved, create_parties):
        """Saves and takes it back, so that a refusal is told as it would be."""
        with transaction.atomic():
            created = self.store(approved).created
            transaction.set_rollback(True)
        if not created:
            self.stdout.write(_("План уже внесено, змін немає"))
        elif approved.unknown and not create_parties:
            self.stdout.write(_("Щоб зберегти, додайте ці сторони до довідника або повторіть із --create-parties."))
        self.stdout.write(_("Це пробний перегляд: нічого не збережено."))

    def store(self, approved):
        """Saves the plan with the parties the directory lacks."""
        return import_order(approved=approved, by=None, create={name: guess_kind(name) for name in approved.unknown})

    def save(self, approved):
        """Saves the plan, or tells that it is there already."""
        outcome = self.store(approved)
        if not outcome.created:
            self.stdout.write(_("План уже внесено, змін немає"))
            return
        self.stdout.write(
            _("План внесено: завдань – {tasks}, додано сторін – {parties}.").format(
                tasks=outcome.plan.tasks.count(), parties=outcome.parties
            )
        )


def read(file):
    """The plan in the file."""
    try:
        if file.stat().st_size > LARGEST:
            raise Unreadable(_("Файл завеликий для плану дій: понад 20 МБ."))
        content = file.read_bytes()
    except OSError as error:
        raise Unreadable(
            _("Файл не відкривається: {file}. Перевірте, чи він є і чи дозволено його читати.").format(file=file)
        ) from error
    return read_order(file.name, content)
