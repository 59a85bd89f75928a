"""Official documents as they were issued: data, pages and hash that nothing changes any more."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from plan.models import Plan
from reports.managers import HEAVY, ReportQuerySet
from reports.periods import period_words, title_of
from reports.workflow import Kind, State

SEALED = ~Q(state=State.DRAFT)


class Report(models.Model):
    """One version of an official document; once issued only what is added beside it can change (core.triggers)."""

    kind = models.CharField(_("документ"), max_length=12, choices=Kind.choices)
    period = models.CharField(_("період"), max_length=20)  # 2026-Q3, 2026, a round's code
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("план")
    )
    subject = models.CharField(_("про кого"), max_length=300, blank=True)  # the unit of a sheet, the name of a round
    revision = models.PositiveSmallIntegerField(_("версія"), default=1)
    state = models.CharField(_("стан"), max_length=10, choices=State.choices, default=State.DRAFT)
    conclusion = models.TextField(_("висновок"), blank=True)  # empty: the one suggested from the facts
    reason = models.TextField(_("причина виправлення"), max_length=2000, blank=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("хто склав")
    )
    drawn_at = models.DateTimeField(_("складено"), default=clock.now)

    as_of = models.DateField(_("станом на"), null=True, blank=True)
    payload = models.JSONField(_("дані документа"), null=True, blank=True)
    template_version = models.CharField(_("версія бланка"), max_length=40, blank=True)
    renderer = models.CharField(_("чим надруковано"), max_length=300, blank=True)
    pdf = models.BinaryField(_("файл"), null=True, blank=True)
    sha256 = models.CharField(_("контрольна сума"), max_length=64, blank=True)
    page = models.BinaryField(_("сторінка"), null=True, blank=True)  # see reports.twins; earlier documents have none
    workbook = models.BinaryField(_("таблиці"), null=True, blank=True)
    rest_sha256 = models.CharField(_("контрольна сума даних, сторінки й таблиць"), max_length=64, blank=True)
    code = models.CharField(_("код перевірки"), max_length=12, blank=True)  # printed on it, see reports.marking
    signatory_post = models.CharField(_("посада підписувача"), max_length=200, blank=True)
    signatory = models.CharField(_("підписувач"), max_length=120, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто видав"),
    )
    issued_at = models.DateTimeField(_("видано"), null=True, blank=True)

    # Beside the unchanged bytes.
    registration_number = models.CharField(_("номер у СЕД"), max_length=40, blank=True)
    registration_date = models.DateField(_("дата реєстрації"), null=True, blank=True)
    is_public = models.BooleanField(
        _("показувати всім"), default=False, help_text=_("PDF можна буде завантажити з відкритої сторінки плану.")
    )
    history = HistoricalRecords(verbose_name=_("зміна документа"), excluded_fields=list(HEAVY))

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("документ")
        verbose_name_plural = _("документи")
        ordering = ["-period", "kind", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "period", "revision"], name="report_version_once"),
            models.UniqueConstraint(
                fields=["kind", "period"], condition=Q(state=State.DRAFT), name="report_one_draft"
            ),
            models.UniqueConstraint(
                fields=["kind", "period"], condition=Q(state=State.ISSUED), name="report_one_in_force"
            ),
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="report_code_once"),
            models.CheckConstraint(
                name="report_issued_is_whole",
                condition=Q(state=State.DRAFT)
                | Q(
                    as_of__isnull=False,
                    payload__isnull=False,
                    pdf__isnull=False,
                    issued_at__isnull=False,
                    issued_by__isnull=False,
                )
                & ~Q(sha256="")
                & ~Q(renderer="")
                & ~Q(template_version=""),
            ),
            models.CheckConstraint(
                name="report_correction_has_reason",
                condition=Q(revision=1) | ~Q(reason=""),
                violation_error_message=_("Вкажіть, чому документ виправлено."),
            ),
            models.CheckConstraint(
                name="report_registration_is_whole",
                condition=Q(registration_number="", registration_date__isnull=True)
                | (SEALED & ~Q(registration_number="") & Q(registration_date__isnull=False)),
                violation_error_message=_("Вкажіть і номер, і дату реєстрації."),
            ),
            models.CheckConstraint(
                name="report_draft_is_not_public",
                condition=Q(is_public=False) | SEALED,
                violation_error_message=_("Проєкт не показують усім."),
            ),
        ]

    def __str__(self):
        version = _(", версія %d") % self.revision if self.revision > 1 else ""
        return f"{title_of(self.kind, self.period, self.subject)}{version}"

    @property
    def period_words(self) -> str:
        """«III квартал 2026 року»; a code that names no quarter stays as it is."""
        return period_words(self.period)

    @property
    def shown_to_all(self) -> bool:
        """Whether everybody may read it while the public pages are open: the version in force, once ticked."""
        return self.is_public and self.state == State.ISSUED

    @property
    def is_draft(self) -> bool:
        """Whether it can still change."""
        return self.state == State.DRAFT
