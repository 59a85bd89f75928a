"""Addresses of citizens, apart from what they wrote: no history, no export, removed by a term.

`Unconfirmed` holds what was typed until the link in the letter is pressed; then the words go into their own table and
the address into `CitizenAddress`. The keys of links are kept as hashes.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import clock
from registry.models.feedback import Feedback
from registry.models.proposal import Proposal
from registry.models.reuse import Reuse


class Unconfirmed(models.Model):
    """What somebody typed and has not confirmed yet."""

    class What(models.TextChoices):
        FEEDBACK = "feedback", _("відгук")
        PROPOSAL = "proposal", _("пропозиція")
        VOTE = "vote", _("підтримка пропозиції")
        REUSE = "reuse", _("використання даних")
        REPLY = "reply", _("відповідь у консультації")

    what = models.CharField(max_length=10, choices=What.choices)
    told = models.JSONField()
    email = models.EmailField()
    language = models.CharField(max_length=2, default="uk")
    hash = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self):
        return self.get_what_display()


class CitizenAddress(models.Model):
    """Where the answer goes; exactly one message it belongs to."""

    email = models.EmailField()
    language = models.CharField(max_length=2, default="uk")
    feedback = models.OneToOneField(Feedback, on_delete=models.CASCADE, null=True, related_name="address")
    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, null=True, related_name="address")
    reuse = models.OneToOneField(Reuse, on_delete=models.CASCADE, null=True, related_name="address")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="address_of_one_message",
                condition=Q(feedback__isnull=False, proposal__isnull=True, reuse__isnull=True)
                | Q(feedback__isnull=True, proposal__isnull=False, reuse__isnull=True)
                | Q(feedback__isnull=True, proposal__isnull=True, reuse__isnull=False),
            ),
        ]

    def __str__(self):
        return "–"
