"""Publishes datasets on portals: manage.py publish_dataset ID… [--portal KEY…] [--dry-run] [--by EMAIL]."""

from django.core.management.base import BaseCommand, CommandError

from core.models import User
from core.refusals import Refused
from registry.actions.portal_publications import request_publication
from registry.actions.portal_publishing import look, publish
from registry.management.commands.sync_portal import chosen
from registry.models import Dataset
from registry.portal.carrying import Finished


class Command(BaseCommand):
    help = "Оприлюднити набори даних на порталах або показати, що змінилося б."

    def add_arguments(self, parser):
        parser.add_argument("ids", nargs="+", metavar="ID", help="ідентифікатори наборів")
        parser.add_argument("--portal", nargs="+", default=[], metavar="KEY", help="ключові слова порталів")
        parser.add_argument("--dry-run", action="store_true", help="лише показати відмінності, нічого не змінювати")
        parser.add_argument("--by", metavar="EMAIL", help="від чийого імені записати")

    def handle(self, *, ids, portal, dry_run, by, **options):
        portals, person = chosen(portal), self.person(by)
        datasets = [self.dataset(ident) for ident in ids]
        failed = [one.identifier for one in datasets if not self.one(one, portals, person, dry_run)]
        if failed:
            raise CommandError(f"Не вдалося повністю: {', '.join(failed)}.")

    def dataset(self, ident):
        """A dataset by its identifier."""
        found = Dataset.objects.filter(identifier=ident).select_related("legal_item", "holder").first()
        if found is None:
            raise CommandError(f"Набору «{ident}» в реєстрі немає.")
        return found

    def person(self, email):
        """Who stands in the history."""
        found = User.objects.filter(email__iexact=email, is_active=True).first() if email else None
        if email and found is None:
            raise CommandError(f"Користувача «{email}» немає.")
        return found

    def one(self, dataset, portals, by, dry_run):
        """One dataset on all portals; whether all went well."""
        self.stdout.write(f"{dataset} ({dataset.identifier})")
        try:
            return self.show(dataset, portals) if dry_run else self.publish(dataset, portals, by)
        except Refused as error:
            self.stdout.write(f"  {error}")
            return False

    def show(self, dataset, portals):
        """Prints what would change on each portal."""
        found = look(dataset, portals)
        for portal in portals:
            self.stdout.write(f"  {portal}:")
            event = found[portal.key]
            if isinstance(event, Finished):
                self.stdout.write(f"    {event.error}")
                continue
            for line in plan_lines(event.plan):
                self.stdout.write(f"    {line}")
        return not any(isinstance(event, Finished) for event in found.values())

    def publish(self, dataset, portals, by):
        """Publishes and prints how each portal ended."""
        done = publish(request_publication(dataset=dataset, portals=portals, by=by, in_background=False))
        for publication in done:
            self.stdout.write(
                f"  {publication.portal}: {publication.get_state_display()}. {publication.error}".rstrip()
            )
            for step in publication.steps.all():
                self.stdout.write(f"    {step}: {step.get_state_display()} {step.said}".rstrip())
        return not any(publication.error for publication in done)


def plan_lines(plan):
    """What would be done, a line a value."""
    if not plan.steps:
        yield "усе вже так, як у реєстрі."
    for step in plan.steps:
        yield f"{step.title}: {'зміниться' if step.remote else 'з’явиться'}"
        for change in step.changes:
            yield f"  {change.label}: {short(change.before)} → {short(change.after)}"
    for name in plan.left_alone:
        yield f"На порталі є ще «{name}»: його не чіпаємо."


def short(value):
    """A value on one line."""
    line = " ".join(value.split()) or "–"
    return line if len(line) <= 80 else f"{line[:80]}…"
