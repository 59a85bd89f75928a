"""The form of the city's answer to an item of the legal list."""

from django import forms
from django.utils.translation import gettext_lazy

from core.action_fields import reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm
from registry.models import LegalAnswer


class AnswerForm(ActionForm):
    """«Відповісти»: held or not, by whom, why not published."""

    held = forms.ChoiceField(label=gettext_lazy("Чи є ці дані в міста"), choices=LegalAnswer.Held.choices)
    holder = forms.ModelChoiceField(
        label=gettext_lazy("Хто володіє"), queryset=Unit.objects.none(), required=False, empty_label="–"
    )
    why_not = forms.CharField(
        label=gettext_lazy("Чому не оприлюднено"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Заповніть, якщо набір ще не оприлюднено або даних у міста немає."),
    )
    reason = reason_field(gettext_lazy("Звідки відомо"))

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=None, **kwargs)
        self.fields["holder"].queryset = Unit.objects.valid(today()).filter(kind=Unit.Kind.UNIT)
        answer = getattr(row, "answer", None)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=answer.version if answer else 0)
        if answer:
            self.initial |= {"held": answer.held, "holder": answer.holder_id, "why_not": answer.why_not}
