"""What is typed of a methodology: its words, its criteria, from which day it holds."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.checks import CHECKS
from audits.workflow import Answered, AppliesTo
from core.action_fields import BasisForm, day_field, reason_field
from core.office_forms import ActionForm

GRADE = re.compile(r"(?P<points>\d+(?:[.,]\d+)?)\s*[:–-]\s*(?P<text>\S.*)")
PRINCIPLES = [("", "–"), *((number, number) for number in ("I", "II", "III", "IV", "V", "VI"))]


def written(rubric) -> str:
    """A rubric as it is typed: a grade a line."""
    return "\n".join(f"{row['points']}: {row['text']}" for row in rubric)


def read(text: str) -> list[dict]:
    """A typed rubric; a line that is no grade is told."""
    rubric = []
    for number, line in enumerate(filter(str.strip, text.splitlines()), start=1):
        found = GRADE.fullmatch(line.strip())
        if found is None:
            raise ValidationError(
                _("Рядок {number}: «{line}». Запишіть оцінку так – 2: Усе виконано.").format(
                    number=number, line=line.strip()[:60]
                )
            )
        points = Decimal(found["points"].replace(",", "."))
        rubric.append({"points": int(points) if points == int(points) else float(points), "text": found["text"]})
    return rubric


class MethodologyForm(ActionForm):
    """«Змінити назву й пояснення» of a draft."""

    title = forms.CharField(label=gettext_lazy("Назва"), max_length=300)
    note = forms.CharField(
        label=gettext_lazy("Пояснення"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    reason = reason_field()


class CopyForm(ActionForm):
    """«Створити нову редакцію»."""

    reason = reason_field(help_text=gettext_lazy("Наприклад: зауваження робочої групи за підсумками моніторингу."))


class ApproveForm(BasisForm):
    """«Затвердити методику»: from which day, by which document."""

    valid_from = day_field(gettext_lazy("Діє з"))
    reason = reason_field()
    field_order = ["version", "valid_from", "basis_kind", "basis_number", "basis_date", "reason"]


class CriterionForm(ActionForm):
    """A criterion of a draft."""

    code = forms.CharField(
        label=gettext_lazy("Код"),
        max_length=20,
        help_text=gettext_lazy("За кодом порівнюють із попереднім раундом, тож не змінюйте його без потреби."),
    )
    principle = forms.ChoiceField(label=gettext_lazy("Принцип Хартії"), choices=PRINCIPLES, required=False)
    wording = forms.CharField(
        label=gettext_lazy("Формулювання"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    kind = forms.ChoiceField(label=gettext_lazy("Хто перевіряє"), choices=Answered.choices)
    check_name = forms.ChoiceField(
        label=gettext_lazy("Автоматична перевірка"),
        required=False,
        help_text=gettext_lazy("Лише для критеріїв, які перевіряє програма."),
    )
    applies_to = forms.ChoiceField(label=gettext_lazy("Чого стосується"), choices=AppliesTo.choices)
    weight = forms.DecimalField(
        label=gettext_lazy("Вага"), min_value=Decimal("0.01"), max_value=100, decimal_places=2, initial=1
    )
    scale = forms.IntegerField(label=gettext_lazy("Найвища оцінка"), min_value=1, max_value=100, initial=2)
    rubric = forms.CharField(
        label=gettext_lazy("Шкала оцінювання"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Від найвищої оцінки до 0, кожна в новому рядку, наприклад – 2: Усе виконано."),
    )
    order = forms.IntegerField(label=gettext_lazy("Порядок"), min_value=1, max_value=999)
    valid_from = day_field(gettext_lazy("Діє з"), required=False)
    valid_to = day_field(gettext_lazy("Діє до"), required=False)
    reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["check_name"].choices = [("", "–"), *((name, check.title) for name, check in CHECKS.items())]

    def clean_rubric(self):
        return read(self.cleaned_data["rubric"])

    @property
    def values(self) -> dict:
        """What the criterion is to hold."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "version")}
