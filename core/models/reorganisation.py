"""What became of units: renamed, merged, split - from a day, on an act."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from core.acts import BasisFields, basis_is_whole
from core.models.party import Unit


class Reorganisation(BasisFields):
    """«Реорганізація»: an act renames, merges or splits units from a day; `moved` tells in words what passed on."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("перейменування")
        MERGED = "merged", _("приєднання або злиття")
        SPLIT = "split", _("поділ")

    kind = models.CharField(_("що відбулося"), max_length=8, choices=Kind.choices)
    effective_on = models.DateField(_("діє з"))
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто вніс")
    )
    reason = models.TextField(_("причина"), max_length=2000)
    moved = models.JSONField(_("що передано"), default=list, blank=True, editable=False)  # [heading, what, to whom]
    settled_on = models.DateField(_("передано"), null=True, blank=True, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна запису про реорганізацію"))

    class Meta:
        verbose_name = _("реорганізація")
        verbose_name_plural = _("реорганізації")
        ordering = ["-effective_on", "-pk"]
        constraints = [
            basis_is_whole("reorganisation_basis_whole"),
            models.CheckConstraint(
                name="reorganisation_settled_on_its_day",
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=F("effective_on")),
                violation_error_message=_("Обов’язки переходять не раніше за день реорганізації."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} з {self.effective_on:%d.%m.%Y}"


class Succession(models.Model):
    """A unit that ended, or gave up a part, and one that came in its place; the first one is its successor in law."""

    reorganisation = models.ForeignKey(
        Reorganisation, on_delete=models.PROTECT, related_name="successions", verbose_name=_("реорганізація")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions", verbose_name=_("підрозділ"))
    into = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("правонаступник"))
    history = HistoricalRecords(verbose_name=_("зміна запису про правонаступництво"))

    class Meta:
        verbose_name = _("правонаступництво")
        verbose_name_plural = _("правонаступництво")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "unit", "into"], name="succession_once"),
        ]

    def __str__(self):
        return f"{self.unit} → {self.into}"


class FormerName(models.Model):
    """What a unit was called until the day of a reorganisation. The unit itself holds its latest name."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="former_names", verbose_name=_("підрозділ"))
    reorganisation = models.ForeignKey(
        Reorganisation, on_delete=models.PROTECT, related_name="former_names", verbose_name=_("реорганізація")
    )
    name = models.CharField(_("назва до зміни"), max_length=300)
    short_name = models.CharField(_("скорочена назва до зміни"), max_length=80, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна запису про колишню назву"))

    class Meta:
        verbose_name = _("колишня назва")
        verbose_name_plural = _("колишні назви")
        ordering = ["reorganisation__effective_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "reorganisation"], name="former_name_once")]

    def __str__(self):
        return self.name
