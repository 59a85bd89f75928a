"""The questions the office asks of its methodologies and rounds, each with its day."""

from datetime import date

from django.db import models
from django.db.models import Count, Q

from audits.workflow import Answered, MethodologyState, RoundState, WorkStatus


class MethodologyQuerySet(models.QuerySet):
    """Methodologies, and which of them holds."""

    def approved(self):
        """What nobody changes any more."""
        return self.filter(state=MethodologyState.APPROVED)

    def in_force(self, kind, on: date):
        """The edition by which a round of this kind is judged on a day, or None."""
        held = self.approved().filter(kind=kind, valid_from__lte=on)
        return held.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on)).order_by("-edition").first()


class RoundQuerySet(models.QuerySet):
    """Rounds, and how far each is."""

    def running(self):
        """Rounds that take answers or are being reviewed."""
        return self.filter(state__in=[RoundState.OPEN, RoundState.REVIEW])

    def closed(self):
        """Rounds whose results are final."""
        return self.filter(state=RoundState.CLOSED)

    def with_progress(self):
        """Rounds with how many items they have, and how many of them were checked, answered and reviewed."""
        automatic, person = Q(items__kind=Answered.AUTOMATIC), Q(items__kind=Answered.PERSON)
        told = Q(items__work_status__in=[WorkStatus.ANSWERED, WorkStatus.REVIEWED])
        return self.annotate(
            item_count=Count("items"),
            automatic_count=Count("items", filter=automatic),
            checked_count=Count("items", filter=automatic & Q(items__auto_at__isnull=False)),
            person_count=Count("items", filter=person),
            answered_count=Count("items", filter=person & told),
            reviewed_count=Count("items", filter=Q(items__work_status=WorkStatus.REVIEWED)),
        )
