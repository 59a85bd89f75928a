"""What people write about a dataset, and what the office answers. Whose address it came from stands apart."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from core.models import Unit
from registry.models.dataset import Dataset


class FeedbackQuerySet(models.QuerySet):
    """Messages by what is owed."""

    def waiting(self):
        """Those still owed an answer; a story of reuse waits only to be shown."""
        undecided = self.filter(state__in=("new", "shown"), answer="")
        return undecided.exclude(kind="reuse", state="shown")

    def overdue(self, on):
        """Those whose answer is late on a day."""
        return self.waiting().filter(due_on__lt=on)


class Feedback(models.Model):
    """A message about a dataset whose sender confirmed it by a letter; nothing unconfirmed comes here."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("запитання")
        ERROR = "error", _("помилка в даних")
        PROPOSAL = "proposal", _("пропозиція")
        REUSE = "reuse", _("як використовую дані")

    class State(models.TextChoices):
        NEW = "new", _("чекає розгляду")
        SHOWN = "shown", _("показано на сторінці")
        HIDDEN = "hidden", _("не показано")
        HANDED = "handed", _("передано на реєстрацію")

    dataset = models.ForeignKey(
        Dataset, on_delete=models.CASCADE, related_name="feedback", verbose_name=_("набір даних")
    )
    kind = models.CharField(_("що це"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("текст"), max_length=4000)
    state = models.CharField(_("стан"), max_length=10, choices=State.choices, default=State.NEW)
    received_at = models.DateTimeField(_("надійшло"), default=clock.now, editable=False)
    due_on = models.DateField(_("відповісти до"))
    answer = models.TextField(_("відповідь"), max_length=4000, blank=True)
    answered_on = models.DateField(_("дата відповіді"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("хто відповів")
    )
    settled_on = models.DateField(_("розглянуто"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто вирішив"),
    )
    note = models.CharField(_("чому не показано"), max_length=500, blank=True)
    request_number = models.CharField(_("номер запиту в СЕД"), max_length=40, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна відгуку"))

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("відгук")
        verbose_name_plural = _("відгуки про набори")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["dataset", "state"], name="feedback_dataset_state")]
        constraints = [
            models.CheckConstraint(
                name="feedback_answer_is_whole",
                condition=Q(answer="", answered_on__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False, answered_by__isnull=False)),
                violation_error_message=_("Відповідь має текст, підрозділ і дату."),
            ),
        ]

    def __str__(self):
        return capfirst(f"{self.get_kind_display()}: {self.text[:60]}")

    @property
    def waits(self) -> bool:
        """Whether an answer is still owed; a story of reuse asks for none."""
        undecided = self.state in (self.State.NEW, self.State.SHOWN) and not self.answer
        return undecided and (self.kind != self.Kind.REUSE or self.state == self.State.NEW)

    def is_overdue(self, on) -> bool:
        """Whether the answer is late on a day."""
        return self.waits and on > self.due_on
