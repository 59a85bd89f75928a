"""Datasets that people ask for, and how many stand behind each: the public sets priorities."""

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from registry.models.dataset import Dataset


class ProposalQuerySet(models.QuerySet):
    """Proposals with their support."""

    def with_support(self):
        """Each with `support`, the number of confirmed votes."""
        return self.annotate(support=Count("votes"))

    def listed(self):
        """What everybody sees, the most wanted first."""
        return self.with_support().exclude(state__in=("new", "hidden")).order_by("-support", "pk")


class Proposal(models.Model):
    """A dataset somebody asks for, and what the office decided, with the reason."""

    class State(models.TextChoices):
        NEW = "new", _("чекає розгляду")
        OPEN = "open", _("збирає підтримку")
        ACCEPTED = "accepted", _("прийнято: набір заплановано")
        DECLINED = "declined", _("відхилено")
        ALREADY = "already", _("такі дані вже оприлюднено")
        HIDDEN = "hidden", _("не показано")

    title = models.CharField(_("які дані"), max_length=254)
    text = models.TextField(_("навіщо вони"), max_length=2000, blank=True)
    state = models.CharField(_("стан"), max_length=10, choices=State.choices, default=State.NEW)
    received_at = models.DateTimeField(_("надійшло"), default=clock.now, editable=False)
    reason = models.TextField(_("причина рішення"), max_length=2000, blank=True)
    decided_on = models.DateField(_("дата рішення"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто вирішив"),
    )
    dataset = models.ForeignKey(
        Dataset,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("набір даних"),
    )
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна пропозиції"))

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("пропозиція набору")
        verbose_name_plural = _("пропозиції нових наборів")
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        return self.title


class Vote(models.Model):
    """One person's support. `voter` is a keyed hash of his address: it tells votes apart and nobody who they are."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="votes")
    voter = models.CharField(max_length=64)
    given_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "voter"], name="vote_once")]

    def __str__(self):
        return f"{self.given_on:%d.%m.%Y}"
