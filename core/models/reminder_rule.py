"""«Розклад нагадувань»: on which days the office reminds of what, and when superiors hear of it."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.day_lists import read_days, say_days
from core.ladder import FIRST, LADDERS, Cause, Ladder

COUNTDOWN = (Cause.DUE, Cause.SUBMIT)  # spoken of before the date, too
GOES_UP = (Cause.DUE, Cause.SILENT)  # of which superiors hear
BOUNDS = [MinValueValidator(1), MaxValueValidator(365)]


class ReminderRule(models.Model):
    """The days on which the office reminds of one cause; what it does not settle itself the house's table does."""

    class Kind(models.TextChoices):
        DUE = Cause.DUE.value, _("строк завдання")
        SUBMIT = Cause.SUBMIT.value, _("подання інформації за квартал")
        SILENT = Cause.SILENT.value, _("не подали інформації")
        RETURNED = Cause.RETURNED.value, _("повернуто на виправлення")
        REVIEW = Cause.REVIEW.value, _("чекає розгляду координатора")
        REQUEST = Cause.REQUEST.value, _("клопотання чекає рішення")

    cause = models.CharField(_("про що"), max_length=10, choices=Kind.choices, unique=True, editable=False)
    before = models.CharField(
        _("за скільки днів до строку"),
        max_length=80,
        blank=True,
        help_text=_("Числа через кому, від найбільшого: 14, 7, 1. Порожньо – не нагадувати заздалегідь."),
    )
    on_day = models.BooleanField(_("у сам день строку"), default=True)
    after = models.CharField(
        _("через скільки днів після строку"),
        max_length=80,
        blank=True,
        help_text=_("Числа через кому, від найменшого: 1, 3, 7."),
    )
    every = models.PositiveSmallIntegerField(
        _("далі кожні, днів"), default=7, validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    last = models.PositiveSmallIntegerField(
        _("припинити через, днів"),
        null=True,
        blank=True,
        validators=BOUNDS,
        help_text=_("Порожньо – нагадувати, доки потрібно."),
    )
    coordinator = models.PositiveSmallIntegerField(
        _("координатор дізнається через, днів"),
        null=True,
        blank=True,
        validators=BOUNDS,
        help_text=_("Після строку. Порожньо – не дізнається."),
    )
    curator = models.PositiveSmallIntegerField(
        _("куратор дізнається через, днів"),
        null=True,
        blank=True,
        validators=BOUNDS,
        help_text=_("Заступник міського голови, який відповідає за підрозділ. Порожньо – не дізнається."),
    )
    history = HistoricalRecords(verbose_name=_("зміна розкладу нагадувань"))

    class Meta:
        verbose_name = _("розклад нагадувань")
        verbose_name_plural = _("розклад нагадувань")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="reminder_rule_goes_up_in_order",
                condition=Q(coordinator__isnull=True) | Q(curator__isnull=True) | Q(curator__gte=F("coordinator")),
                violation_error_message=_("Куратор дізнається не раніше за координатора."),
            ),
        ]

    def __str__(self):
        return capfirst(self.get_cause_display())

    @property
    def ladder(self) -> Ladder:
        """The rungs; the day a superior first hears is a rung too, so that he hears of it on that very day."""
        table = LADDERS[Cause(self.cause)]
        told = [day for day in (self.coordinator, self.curator) if day]
        return Ladder(
            before=read_days(self.before, falling=True),
            after=tuple(sorted({*read_days(self.after), *told})),
            on_day=self.on_day,
            every=self.every,
            last=self.last,
            unit=table.unit,
            coordinator=FIRST if table.coordinator == FIRST else self.coordinator,
            curator=self.curator,
        )

    @property
    def settled(self) -> list[str]:
        """The names of what can be settled for its cause."""
        countdown = ["before", "on_day"] if self.cause in COUNTDOWN else []
        superiors = ["coordinator", "curator"] if self.cause in GOES_UP else []
        return [*countdown, "after", "every", "last", *superiors]

    def clean(self):
        wrong = {}
        for name, falling in (("before", True), ("after", False)):
            try:
                setattr(self, name, say_days(read_days(getattr(self, name) or "", falling=falling)))
            except ValueError as error:
                wrong[name] = str(error)
        if wrong:
            raise ValidationError(wrong)
        steps = self.ladder.steps
        if not steps:
            raise ValidationError(_("Вкажіть хоча б один день, коли нагадувати."))
        if self.last is not None and self.last < steps[-1]:
            words = _("Раніше за останнє нагадування, на %d-й день. Збільште або залиште порожнім.")
            raise ValidationError({"last": words % steps[-1]})


def ladders() -> dict[Cause, Ladder]:
    """The rungs of every cause, as the office has settled them by now."""
    return LADDERS | {Cause(rule.cause): rule.ladder for rule in ReminderRule.objects.all()}
