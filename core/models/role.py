"""Which unit holds a role that an order names."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.acts import BasisFields, basis_is_whole
from core.models.party import Unit


class RoleHolding(BasisFields):
    """Which real unit holds a role the order names, from a day to a day."""

    role = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="holdings",
        limit_choices_to={"kind": Unit.Kind.ROLE},
        verbose_name=_("роль"),
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="roles_held",
        limit_choices_to={"kind": Unit.Kind.UNIT},
        verbose_name=_("підрозділ"),
    )
    held_from = models.DateField(_("виконує з"))
    held_to = models.DateField(_("виконує до"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна виконавця ролі"))

    class Meta:
        verbose_name = _("виконавець ролі")
        verbose_name_plural = _("виконавці ролей")
        ordering = ["role", "held_from", "pk"]
        constraints = [
            basis_is_whole("holding_basis_whole"),
            models.CheckConstraint(
                name="holding_dates_in_order",
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                violation_error_message=_("Дата «виконує до» не може бути раніше за «виконує з»."),
            ),
            models.UniqueConstraint(
                fields=["role"],
                condition=Q(held_to__isnull=True),
                name="holding_one_open",
                violation_error_message=_("Цю роль уже виконує інший підрозділ: спершу вкажіть, до якого дня."),
            ),
        ]

    def __str__(self):
        return f"{self.role} – {self.unit}"
