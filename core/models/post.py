"""Posts that people hold, from a day to a day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models.party import Unit
from core.models.person import User


class Post(models.Model):
    """A post somebody holds from a day to a day: head, deputy, acting, responsible for data, curator."""

    class Kind(models.TextChoices):
        HEAD = "head", _("керівник")
        DEPUTY = "deputy", _("заступник керівника")
        ACTING = "acting", _("в. о. керівника")
        DATA = "data", _("відповідальна особа за відкриті дані")
        CURATOR = "curator", _("куратор (заступник міського голови)")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts", verbose_name=_("підрозділ"))
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("обліковий запис"),
    )
    person = models.CharField(_("хто обіймає"), max_length=120, help_text=_("Власне ім’я ПРІЗВИЩЕ"))
    kind = models.CharField(_("вид посади"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("посада"), max_length=200, blank=True, help_text=_("Як її пишуть у документах."))
    held_from = models.DateField(_("обіймає з"))
    held_to = models.DateField(_("обіймає до"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна посади"))

    class Meta:
        verbose_name = _("посада")
        verbose_name_plural = _("посади")
        ordering = ["unit", "kind", "held_from"]
        constraints = [
            models.CheckConstraint(
                name="post_dates_in_order",
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                violation_error_message=_("Дата «обіймає до» не може бути раніше за «обіймає з»."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()}"
