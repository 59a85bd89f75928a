"""Who signs the office's documents, and to whom they are addressed: dated, as people come and go."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from reports.workflow import Kind


class DocumentParty(models.Model):
    """A signatory or an addressee from a day on; documents issued before keep whom they named."""

    class Role(models.TextChoices):
        """What the person is to a document."""

        SIGNATORY = "signatory", _("підписує")
        ADDRESSEE = "addressee", _("кому адресовано")

    role = models.CharField(_("хто це для документа"), max_length=10, choices=Role.choices, default=Role.SIGNATORY)
    document = models.CharField(
        _("для якого документа"),
        max_length=12,
        choices=Kind.choices,
        blank=True,
        help_text=_("Порожньо: для всіх документів, де не вказано когось іншого."),
    )
    post = models.CharField(
        _("посада"),
        max_length=200,
        help_text=_("Підписувач – «Начальник відділу», адресат – «Міському голові»."),
    )
    name = models.CharField(_("власне ім’я та прізвище"), max_length=120, help_text=_("Наприклад, Олена КОВАЛЬ."))
    held_from = models.DateField(_("діє з"))
    held_to = models.DateField(_("діє до"), null=True, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна підписувача чи адресата"))

    class Meta:
        verbose_name = _("підписувач або адресат")
        verbose_name_plural = _("підписувачі й адресати")
        ordering = ["role", "-held_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="document_party_days_in_order",
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                violation_error_message=_("Дата «діє до» не може бути раніше за «діє з»."),
            )
        ]

    def __str__(self):
        return f"{self.post} {self.name}"
