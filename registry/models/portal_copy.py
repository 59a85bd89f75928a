"""Datasets as portals show them, what they are to us, and what people decided about differences."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.managers import SearchQuerySet
from core.models import Searchable
from registry.models.dataset import Dataset
from registry.models.portal import DataPortal
from registry.models.portal_run import PortalRun

MIRRORED = ["name", "title", "number", "url", "facts", "openness_score", "openness_reason", "broken", "modified"]
MIRRORED += ["unread", "seen_at", "seen_run", "gone_at", "differences", "sort_key", "search_text"]


class CopyQuerySet(SearchQuerySet):
    """What portals show, by what it is to us."""

    def here(self):
        """Sets the portal shows now."""
        return self.filter(gone_at__isnull=True)

    def linked(self):
        """Sets we know as ours."""
        return self.here().filter(dataset__isnull=False)

    def differing(self):
        """Sets whose portal said other things than our passport when they were last compared."""
        return self.linked().exclude(differences=[])

    def candidates(self):
        """Sets that no passport answers to, and nobody has put aside."""
        return self.here().filter(dataset__isnull=True, put_aside=False)

    def aside(self):
        """Sets put aside: not ours to keep in the register."""
        return self.here().filter(dataset__isnull=True, put_aside=True)

    def vanished(self):
        """Sets of ours the portal no longer shows."""
        return self.filter(gone_at__isnull=False)


class PortalCopy(Searchable):
    """A dataset on a portal. What the portal shows is mirrored at each reading; what it is to us, people decide."""

    class Match(models.TextChoices):
        NONE = "", _("не знайдено")
        PORTAL_ID = "portal_id", _("за адресою на порталі")
        IDENTIFIER = "identifier", _("за ідентифікатором")
        NUMBER = "number", _("за номером у назві")
        HAND = "hand", _("вручну")
        PUBLISHED = "published", _("оприлюднено звідси")

    portal = models.ForeignKey(DataPortal, on_delete=models.PROTECT, related_name="copies", verbose_name=_("портал"))
    remote_id = models.CharField(_("номер на порталі"), max_length=200)
    name = models.CharField(_("ідентифікатор на порталі"), max_length=200, blank=True)
    title = models.TextField(_("назва на порталі"), blank=True)
    number = models.PositiveIntegerField(_("номер у назві"), null=True, blank=True)
    url = models.URLField(_("сторінка на порталі"), max_length=1000, blank=True)
    facts = models.JSONField(default=dict, blank=True)  # registry.portal.facts
    openness_score = models.PositiveSmallIntegerField(_("оцінка відкритості"), null=True, blank=True)
    openness_reason = models.TextField(_("пояснення оцінки"), blank=True)
    broken = models.BooleanField(_("портал знайшов несправні посилання"), null=True, blank=True)
    modified = models.DateTimeField(_("змінено на порталі"), null=True, blank=True)
    unread = models.JSONField(_("не вдалося прочитати"), default=list, blank=True)
    differences = models.JSONField(default=list, blank=True)  # codes of registry.portal.drift, when last compared
    first_seen_at = models.DateTimeField(_("уперше знайдено"), auto_now_add=True)
    seen_at = models.DateTimeField(_("востаннє бачено"))
    seen_run = models.ForeignKey(PortalRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    gone_at = models.DateTimeField(_("зникло з порталу"), null=True, blank=True)
    dataset = models.ForeignKey(
        Dataset,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("набір у реєстрі"),
    )
    matched_by = models.CharField(_("як знайдено"), max_length=10, choices=Match.choices, blank=True)
    put_aside = models.BooleanField(_("не вносити до реєстру"), default=False)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(
        excluded_fields=[*MIRRORED, "first_seen_at"], verbose_name=_("зміна набору на порталі")
    )

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("набір на порталі")
        verbose_name_plural = _("набори на порталах")
        ordering = ["portal", "sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["portal", "remote_id"], name="portal_copy_once"),
            models.UniqueConstraint(
                fields=["portal", "dataset"],
                condition=Q(gone_at__isnull=True, dataset__isnull=False),
                name="portal_copy_of_a_dataset_once",
                violation_error_message=_("Цей набір реєстру вже пов’язано з іншим набором на порталі."),
            ),
            models.CheckConstraint(
                name="portal_copy_aside_is_nobodys",
                condition=Q(put_aside=False) | Q(dataset__isnull=True),
                violation_error_message=_("Відкладений набір не може бути набором реєстру."),
            ),
        ]

    def __str__(self):
        return self.title or self.name or self.remote_id

    def sorts_by(self):
        return f"{self.number or 9999} {self.title}"

    def searched_in(self):
        return self.title, self.name, self.remote_id


class DriftDecision(models.Model):
    """What the coordinator decided about one difference: the portal's value was taken, or ours stays."""

    class Kept(models.TextChoices):
        OURS = "ours", _("лишається наше")
        THEIRS = "theirs", _("взято з порталу")

    copy = models.ForeignKey(PortalCopy, on_delete=models.CASCADE, related_name="decisions")
    field = models.CharField(_("що"), max_length=20)
    ours = models.TextField(_("у реєстрі"), blank=True)
    theirs = models.TextField(_("на порталі"), blank=True)
    kept = models.CharField(_("рішення"), max_length=6, choices=Kept.choices)
    reason = models.CharField(_("причина"), max_length=500)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто вирішив")
    )
    decided_at = models.DateTimeField(_("коли"), auto_now_add=True)
    history = HistoricalRecords(verbose_name=_("зміна рішення про відмінність"))

    class Meta:
        verbose_name = _("рішення про відмінність")
        verbose_name_plural = _("рішення про відмінності")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.field}: {self.get_kept_display()}"
