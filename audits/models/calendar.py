"""What the office sets of its rounds' calendar; without a row the shipped rules hold."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.timetable import DEFAULTS, Rules, fits
from audits.workflow import Kind


def days_after(label):
    """A number of calendar days after the first day."""
    return models.PositiveSmallIntegerField(
        label, validators=[MinValueValidator(1), MaxValueValidator(300)], help_text=_("Днів після початку.")
    )


class RoundCalendar(models.Model):
    """«Календар раундів»: when a kind of round begins and how many days after that its other days fall."""

    kind = models.CharField(_("вид"), max_length=10, choices=Kind.choices, unique=True)
    month = models.PositiveSmallIntegerField(
        _("місяць початку"),
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("Для моніторингу – місяць півріччя (від 1 до 6), для аудиту – місяць року."),
    )
    day = models.PositiveSmallIntegerField(
        _("число"),
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text=_("Вихідний переносить на наступний робочий день."),
    )
    answers_after = days_after(_("відповіді підрозділів"))
    review_after = days_after(_("розгляд"))
    report_after = days_after(_("звіт"))
    history = HistoricalRecords(verbose_name=_("зміна календаря раундів"))

    class Meta:
        verbose_name = _("календар раундів")
        verbose_name_plural = _("календар раундів")
        ordering = ["kind"]

    def __str__(self):
        return self.get_kind_display()

    def clean(self):
        numbers = (self.month, self.day, self.answers_after, self.review_after, self.report_after)
        if None not in numbers and self.kind and not fits(Kind(self.kind), self.rules):
            raise ValidationError(
                _(
                    "Строки мають іти один за одним (відповіді, розгляд, звіт), а звіт – припадати щонайменше "
                    "за два тижні до кінця півріччя (для аудиту – року): цього вимагає строк у плані дій."
                )
            )

    @property
    def rules(self) -> Rules:
        """As the timetable takes them."""
        return Rules(self.month, self.day, self.answers_after, self.review_after, self.report_after)


def rules_of(kind: Kind) -> Rules:
    """What the office has set for a kind of round, else the shipped rules."""
    row = RoundCalendar.objects.filter(kind=kind).first()
    return row.rules if row else DEFAULTS[kind]
