"""A row of the questionnaire as a unit fills it in: the official columns in parts, each with its explanation."""

from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.asset_columns import BY_FIELD, FIELDS, PARTS, REQUIRED, UID
from audits.models import InformationAsset
from core.action_fields import WRONG_DAY

HEADINGS = {
    "what": gettext_lazy("Що це за дані"),
    "who": gettext_lazy("Хто з ними працює"),
    "use": gettext_lazy("Як ними користуються"),
    "shape": gettext_lazy("Як їх улаштовано"),
    "software": gettext_lazy("Програма й оприлюднення"),
}


class AssetForm(forms.ModelForm):
    """A draft may be saved with its title alone; what handing in demands is marked."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = InformationAsset
        fields = FIELDS
        widgets = {"date_created": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        self.fields[UID].required = False
        self.fields["date_created"].error_messages["invalid"] = WRONG_DAY
        self.fields["records_number"].error_messages["invalid"] = _("Вкажіть ціле число.")
        for name, column in BY_FIELD.items():
            field = self.fields[name]
            field.help_text = format_html('<span lang="uk">{}</span>', column.description)
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3
            if name not in REQUIRED:
                field.label = _("%s (якщо є)") % capfirst(str(field.label))
            else:
                field.label = capfirst(str(field.label))

    @property
    def parts(self):
        """The fields by part, each with its heading."""
        return [(HEADINGS[part], [self[name] for name in names]) for part, names in PARTS.items()]

    @property
    def values(self) -> dict:
        """What was typed, as the action takes it."""
        return {name: self.cleaned_data[name] for name in FIELDS}
