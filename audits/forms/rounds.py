"""What is typed of a round: which one, its days, why it is returned, approved or opened again."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from audits.models.round import Day
from audits.timetable import NotARound, parse
from core.action_fields import day_field, reason_field
from core.office_forms import ActionForm


class DrawUpForm(ActionForm):
    """«Скласти раунд»: by hand, beside the timetable."""

    code = forms.CharField(
        label=gettext_lazy("Код раунду"),
        max_length=12,
        help_text=gettext_lazy("Моніторинг за перше півріччя 2027 року – M2027-1, аудит 2027 року – A2027."),
    )
    reason = reason_field()

    def clean_code(self):
        try:
            return parse(self.cleaned_data["code"])
        except NotARound as error:
            raise ValidationError(str(error)) from error


class MoveForm(ActionForm):
    """«Перенести строки»."""

    opens_on = day_field(gettext_lazy("Початок"))
    answers_due = day_field(gettext_lazy("Відповіді підрозділів до"))
    review_due = day_field(gettext_lazy("Розгляд до"))
    report_due = day_field(gettext_lazy("Звіт до"))
    reason = reason_field(gettext_lazy("Чому переносите"))

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        if row.state != "planned":
            self.fields.pop("opens_on")
        for day in Day:
            if day.value in self.fields:
                self.initial[day.value] = getattr(row, day.value)

    @property
    def days(self) -> dict:
        """The days as they are to be."""
        return {day.value: self.cleaned_data[day.value] for day in Day if day.value in self.cleaned_data}


class PlainForm(ActionForm):
    """A step that needs no words: the button alone."""


class ApproveForm(ActionForm):
    """«Затвердити результати»."""

    note = forms.CharField(
        label=gettext_lazy("Примітка"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Залишиться біля затвердження, наприклад номер протоколу."),
    )


class WhyForm(ActionForm):
    """A step that says why."""

    reason = reason_field()
