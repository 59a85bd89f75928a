"""The office itself, and its calendar."""

from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Office(models.Model):
    """The office itself, one row: whose plan this is, and whether its data are invented for a demonstration."""

    authority = models.TextField(_("орган"), help_text=_("Назва для шапки документів, рядок за рядком."))
    city = models.CharField(_("місто"), max_length=80)
    edrpou = models.CharField(_("код ЄДРПОУ"), max_length=8, blank=True)
    submit_day = models.PositiveSmallIntegerField(
        _("подати інформацію до"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text=_("Число місяця після кварталу; вихідний переносить на наступний робочий день."),
    )
    review_day = models.PositiveSmallIntegerField(
        _("розглянути до"),
        default=9,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text=_("Число місяця після кварталу, до якого тривають розгляд і виправлення."),
    )
    self_acceptance = models.BooleanField(
        _("дозволити прийняття без другої перевірки"),
        default=False,
        help_text=_("Якщо перевірити підрозділ координатора більше нікому. У звіті буде позначка."),
    )
    public_pages = models.BooleanField(
        _("сторінки плану відкриті для всіх"), null=True, editable=False
    )  # desk.actions
    demo = models.BooleanField(_("демонстраційні дані"), default=False, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна відомостей про установу"))

    class Meta:
        verbose_name = _("установа")
        verbose_name_plural = _("установа")
        constraints = [models.CheckConstraint(name="office_only_one", condition=Q(pk=1))]

    def __str__(self):
        return self.city

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        """Whether the public pages are open: as the coordinator decided, before that as the server is set up."""
        return settings.PUBLIC_PAGES if self.public_pages is None else self.public_pages


class DayOffQuerySet(models.QuerySet):
    """The office's own days off."""

    def days(self) -> frozenset[date]:
        """The days themselves, as the arithmetic of working days takes them."""
        return frozenset(self.values_list("day", flat=True))


class DayOff(models.Model):
    """A day the office does not work, beside weekends and the state's holidays."""

    day = models.DateField(_("день"), unique=True)
    note = models.CharField(_("чому"), max_length=200, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна вихідного дня"))

    objects = DayOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("вихідний день")
        verbose_name_plural = _("вихідні дні")
        ordering = ["day"]

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"
