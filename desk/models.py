"""What the desk remembers: days of the daily round, letters and what they reminded of, keys to calendar feeds."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import clock
from core.models import Unit
from plan.models import ReportingPeriod
from reports.models import Report


class DayRound(models.Model):
    """The daily round of one day; hourly rounds of the same day share the row."""

    on = models.DateField("день", unique=True)
    started_at = models.DateTimeField("почато")
    finished_at = models.DateTimeField("завершено", null=True, blank=True)
    sent = models.PositiveIntegerField("надіслано листів", default=0)
    troubles = models.TextField("що не вдалося", blank=True)

    class Meta:
        verbose_name = "щоденний обхід"
        verbose_name_plural = "щоденні обходи"
        ordering = ["-on"]
        constraints = [
            models.CheckConstraint(
                name="dayround_times_in_order",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
                violation_error_message="Обхід не може завершитися раніше, ніж почався.",
            ),
        ]

    def __str__(self):
        return f"{self.on:%d.%m.%Y}"


class Letter(models.Model):
    """A digest or a word of a document to one person: written down, handed to the mail server, stamped as sent.

    One that was never stamped did not arrive: the next round lets its reminders count no more and writes anew.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("надсилається")
        SENT = "sent", _("надіслано")
        FAILED = "failed", _("не надіслано")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="letters", verbose_name=_("кому")
    )
    person = models.CharField(_("кому, без облікового запису"), max_length=120, blank=True)
    address = models.EmailField(_("на яку адресу, без облікового запису"), blank=True)
    on = models.DateField(_("за день"))
    subject = models.CharField(_("тема"), max_length=300)
    document = models.ForeignKey(
        Report, on_delete=models.SET_NULL, null=True, blank=True, related_name="letters", verbose_name=_("документ")
    )
    state = models.CharField(_("стан"), max_length=8, choices=State.choices, default=State.WAITING)
    written_at = models.DateTimeField(_("складено"), default=clock.now)
    sent_at = models.DateTimeField(_("надіслано"), null=True, blank=True)
    trouble = models.CharField(_("чому не надіслано"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("лист")
        verbose_name_plural = _("листи")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="letter_sent_with_its_time",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                violation_error_message=_("Надісланий лист має час надсилання."),
            ),
            models.CheckConstraint(
                name="letter_to_account_or_address",
                condition=Q(user__isnull=False, address="") | (Q(user__isnull=True) & ~Q(address="")),
                violation_error_message=_("Лист надсилається або на обліковий запис, або на адресу."),
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def reader(self):
        """Whom it was written to: an account, or the holder of a post without one."""
        return self.user or f"{self.person}, {self.address}"


class SentReminder(models.Model):
    """What a letter reminded of; a person hears of an item once a rung of the ladder."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("лист"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("кому")
    )
    address = models.EmailField(_("на яку адресу, без облікового запису"), blank=True)
    key = models.CharField(_("про що нагадано"), max_length=120)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("підрозділ"))
    words = models.CharField(_("про що"), max_length=500)
    counts = models.BooleanField(_("лист надіслано"), default=True)

    class Meta:
        verbose_name = _("надіслане нагадування")
        verbose_name_plural = _("надіслані нагадування")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"],
                condition=Q(counts=True),
                name="reminder_once",
                violation_error_message=_("Про це людині вже нагадано."),
            ),
            models.UniqueConstraint(
                fields=["address", "key"],
                condition=Q(counts=True, user__isnull=True),
                name="reminder_once_an_address",
                violation_error_message=_("Про це людині вже нагадано."),
            ),
        ]

    def __str__(self):
        return self.words


class HandReminder(models.Model):
    """A reminder that somebody sent himself: by a letter, in a messenger, by telephone."""

    class Way(models.TextChoices):
        LETTER = "letter", _("листом через СЕД")
        MESSENGER = "messenger", _("у месенджері")
        MAIL = "mail", _("електронною поштою")
        PHONE = "phone", _("телефоном")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("підрозділ"))
    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="+", verbose_name=_("період"))
    way = models.CharField(_("як нагадано"), max_length=10, choices=Way.choices)
    text = models.TextField(_("текст"), max_length=8000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("хто нагадав")
    )
    at = models.DateTimeField(_("коли"), default=clock.now)

    class Meta:
        verbose_name = _("нагадування від людини")
        verbose_name_plural = _("нагадування від людей")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.unit}, {self.period}"


class CalendarToken(models.Model):
    """A key to a calendar feed: whoever holds the address reads it. Only its hash is kept; it can be revoked."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_tokens", verbose_name=_("чий")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("підрозділ")
    )
    hash = models.CharField("SHA-256", max_length=64, unique=True)
    made_at = models.DateTimeField(_("створено"), default=clock.now)
    revoked_at = models.DateTimeField(_("скасовано"), null=True, blank=True)

    class Meta:
        verbose_name = _("ключ календаря")
        verbose_name_plural = _("ключі календаря")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="token_times_in_order",
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("made_at")),
                violation_error_message=_("Ключ не можна скасувати раніше, ніж створено."),
            )
        ]

    def __str__(self):
        return str(self.unit or _("увесь план"))
