"""Which units a collective party of an order is made of."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models.party import Unit


class CollectiveMember(models.Model):
    """A unit that belongs to «Структурні підрозділи…» from a day to a day; without a unit, all of the office do."""

    collective = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="members",
        limit_choices_to={"kind": Unit.Kind.COLLECTIVE},
        verbose_name=_("сукупність підрозділів"),
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="collectives",
        limit_choices_to={"kind": Unit.Kind.UNIT},
        verbose_name=_("підрозділ"),
    )
    member_from = models.DateField(_("входить з"))
    member_to = models.DateField(_("входить до"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна складу"))

    class Meta:
        verbose_name = _("підрозділ у складі сукупності")
        verbose_name_plural = _("склад сукупностей підрозділів")
        ordering = ["collective", "unit__sort_key", "member_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="member_dates_in_order",
                condition=Q(member_to__isnull=True) | Q(member_to__gte=F("member_from")),
                violation_error_message=_("Дата «входить до» не може бути раніше за «входить з»."),
            ),
            models.UniqueConstraint(
                fields=["collective", "unit"],
                condition=Q(member_to__isnull=True),
                name="member_once",
                violation_error_message=_("Цей підрозділ уже входить до складу."),
            ),
        ]

    def __str__(self):
        return f"{self.collective} – {self.unit or _('усі підрозділи')}"
