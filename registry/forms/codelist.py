"""The forms of a code list."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from core.action_fields import reason_field
from core.office_forms import ActionForm, OfficeForm
from core.refusals import Refused
from registry.forms.structure import file_field
from registry.models import CodeList
from registry.tables import codes


class CodeListForm(OfficeForm):
    """A list with its codes, one a line."""

    codes = forms.CharField(
        label=gettext_lazy("Коди"),
        help_text=gettext_lazy("Кожен код з нового рядка: код; значення."),
        widget=forms.Textarea(attrs={"rows": 14}),
        strip=False,
    )
    source = forms.URLField(label=gettext_lazy("Джерело"), required=False, assume_scheme="https")

    class Meta:
        model = CodeList
        fields = ["code", "title", "description", "source"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["codes"] = codes.to_lines(self.instance.items.values_list("code", "label"))

    def clean_codes(self):
        """The pairs of the lines."""
        try:
            return codes.from_lines(self.cleaned_data["codes"])
        except Refused as refusal:
            raise ValidationError(list(refusal.reasons)) from refusal


class CodesFileForm(ActionForm):
    """«Замінити коди з файлу»."""

    file = file_field(
        gettext_lazy("Файл з кодами"),
        ".csv,.xlsx,.ods",
        gettext_lazy("Два стовпці: код і значення. CSV, XLSX або ODS."),
    )
    reason = reason_field()
