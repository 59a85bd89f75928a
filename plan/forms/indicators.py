"""«Показники»: by which figures a task is judged, and what each is to reach."""

from django import forms
from django.utils.translation import gettext_lazy

from core.action_fields import reason_field
from core.indicators import INDICATORS
from core.office_forms import ActionForm, dress

SHARE = gettext_lazy("Ціль у відсотках, до 100. Порожньо – показник цього завдання не стосується.")
NUMBER = gettext_lazy("Ціль числом. Порожньо – показник цього завдання не стосується.")
FIELD = "target_"


class IndicatorsForm(ActionForm):
    """A target for each indicator the rooms register; an empty one leaves the indicator out."""

    reason = reason_field()

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        there = {one.code: one.target for one in row.indicators.all()}
        for code, indicator in INDICATORS.items():
            self.fields[FIELD + code] = forms.DecimalField(
                label=indicator.title,
                help_text=SHARE if indicator.share else NUMBER,
                initial=there.get(code),
                max_digits=7,
                decimal_places=1,
                required=False,
                localize=True,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )
        self.order_fields(["version", *(FIELD + code for code in INDICATORS), "reason"])
        dress(self)

    @property
    def targets(self):
        """The targets typed, by the code of their indicator."""
        typed = {code: self.cleaned_data.get(FIELD + code) for code in INDICATORS}
        return {code: target for code, target in typed.items() if target is not None}
