"""What is known of published addresses: runs of the probe, what each found, and the hashes that rounds compare."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from audits.models.round import Round
from core.models import Job
from core.models.work import UNDER_WAY, Work, finished_with_its_time
from registry.models import Dataset, Distribution


class ProbeRun(Work):
    """One walk over the addresses of a round, of one set, or of all. A killed one goes on with those not yet asked."""

    class State(models.TextChoices):
        WAITING = "waiting", _("у черзі")
        RUNNING = "running", _("триває")
        DONE = "done", _("завершено")
        STOPPED = "stopped", _("зупинено")
        FAILED = "failed", _("перервано")

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, null=True, blank=True, related_name="probe_runs", verbose_name=_("раунд")
    )
    dataset = models.ForeignKey(
        Dataset,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="probe_runs",
        verbose_name=_("набір даних"),
    )
    scope = models.CharField(max_length=40, editable=False)  # what is asked, in one word: one run at a time for each
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(_("стан"), max_length=8, choices=State.choices, default=State.WAITING)
    stop_asked = models.BooleanField(_("попрошено зупинити"), default=False)
    total = models.PositiveIntegerField(_("усього адрес"), default=0)
    done = models.PositiveIntegerField(_("перевірено"), default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто почав"),
    )
    asked_at = models.DateTimeField(_("замовлено"), auto_now_add=True)
    finished_at = models.DateTimeField(_("завершено"), null=True, blank=True)
    error = models.TextField(_("чому перервано"), blank=True)

    class Meta:
        verbose_name = _("перевірка посилань")
        verbose_name_plural = _("перевірки посилань")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scope"],
                condition=Q(state__in=UNDER_WAY),
                name="probe_run_one_at_a_time",
                violation_error_message=_("Ця перевірка вже триває."),
            ),
            finished_with_its_time(
                "probe_run_finished_with_its_time",
                ["done", "stopped", "failed"],
                _("Завершена перевірка має час завершення."),
            ),
        ]

    def __str__(self):
        return f"{self.dataset or self.round or _('усі набори')}: {self.get_state_display()}"


class ProbeQuerySet(models.QuerySet):
    """What addresses answered."""

    def newest(self):
        """The last probe of each address of a set."""
        last = self.order_by().values("dataset", "url").annotate(last=models.Max("pk")).values("last")
        return self.model._default_manager.filter(pk__in=last)

    def current(self):
        """Probes of addresses that the register still has."""
        resources = Distribution.objects.filter(dataset=OuterRef("dataset"))
        named = Q(download_url=OuterRef("url")) | Q(access_url=OuterRef("url"))
        of_set = Q(dataset__landing_page=F("url")) | Q(dataset__structure_url=F("url"))
        return self.filter(of_set | Exists(resources.filter(named)))


class Probe(models.Model):
    """What one run found at one address of a set: facts only (`audits.probe.facts`), never the content."""

    class State(models.TextChoices):
        OK = "ok", _("відкривається")
        BROKEN = "broken", _("не відкривається")
        UNSURE = "unsure", _("невідомо")

    run = models.ForeignKey(ProbeRun, on_delete=models.CASCADE, related_name="probes", verbose_name=_("перевірка"))
    dataset = models.ForeignKey(
        Dataset, on_delete=models.CASCADE, related_name="probes", verbose_name=_("набір даних")
    )
    distribution = models.ForeignKey(
        Distribution,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="probes",
        verbose_name=_("ресурс"),
    )
    url = models.CharField(_("адреса"), max_length=1000)
    state = models.CharField(_("стан"), max_length=6, choices=State.choices)
    status = models.PositiveSmallIntegerField(_("код відповіді"), null=True, blank=True)
    reason = models.TextField(_("чому"), blank=True)
    checked_at = models.DateTimeField(_("перевірено"))
    first_failure_at = models.DateTimeField(_("не відкривається з"), null=True, blank=True)
    last_success_at = models.DateTimeField(_("востаннє відкривалося"), null=True, blank=True)
    bytes = models.PositiveBigIntegerField(_("розмір, байтів"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    beginning = models.CharField(_("SHA-256 початку файлу"), max_length=64, blank=True)
    format = models.CharField(_("формат за вмістом"), max_length=20, blank=True)
    media_type = models.CharField(_("тип за словами сервера"), max_length=200, blank=True)
    redirects = models.PositiveSmallIntegerField(_("переспрямувань"), default=0)
    download = models.BooleanField(_("пряме завантаження"), default=False)
    elapsed_ms = models.PositiveIntegerField(_("час відповіді, мс"), null=True, blank=True)
    table = models.JSONField(_("таблиця"), null=True, blank=True)
    signs = models.JSONField(_("ознаки персональних даних"), null=True, blank=True)

    objects = ProbeQuerySet.as_manager()

    class Meta:
        verbose_name = _("перевірене посилання")
        verbose_name_plural = _("перевірені посилання")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["run", "dataset", "url"], name="probe_once_a_run")]

    def __str__(self):
        return f"{self.url}: {self.get_state_display()}"


class ProbeFact(models.Model):
    """What a round knew of a resource when it was last probed in it: the round after compares the hash."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="probe_facts", verbose_name=_("раунд"))
    distribution = models.ForeignKey(
        Distribution, on_delete=models.CASCADE, related_name="probe_facts", verbose_name=_("ресурс")
    )
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    beginning = models.CharField(_("SHA-256 початку файлу"), max_length=64, blank=True)
    bytes = models.PositiveBigIntegerField(_("розмір, байтів"), null=True, blank=True)
    state = models.CharField(_("стан"), max_length=6, choices=Probe.State.choices)

    class Meta:
        verbose_name = _("ресурс у раунді")
        verbose_name_plural = _("ресурси в раундах")
        ordering = ["round", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "distribution"], name="probe_fact_once_a_round")]

    def __str__(self):
        return f"{self.distribution}: {self.get_state_display()}"
