"""The forms of a structure: its file, its words, the code lists of its columns, a table to check."""

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy

from core.action_fields import reason_field
from core.office_forms import ActionForm, OfficeForm, dress
from registry.models import CodeList, TableSchema

FILE_HINT = gettext_lazy("CSVW чи Frictionless (JSON) або CSV, як у додатках до рекомендацій міністерства.")


def file_field(label, accept, hint=""):
    """A file to choose."""
    widget = forms.ClearableFileInput(attrs={"accept": accept})
    empty = {"required": gettext_lazy("Оберіть файл."), "empty": gettext_lazy("Файл порожній.")}
    return forms.FileField(label=label, help_text=hint, widget=widget, error_messages=empty)


class StructureForm(OfficeForm):
    """What a structure is called; its columns come from files."""

    class Meta:
        model = TableSchema
        fields = ["title", "description"]


class SchemaFileForm(ActionForm):
    """«Завантажити структуру»: a schema file."""

    file = file_field(gettext_lazy("Файл структури"), ".json,.csv,.jsonld", FILE_HINT)


class NewStructureForm(forms.Form):
    """What a new structure is called, on its preview."""

    code = forms.CharField(max_length=80, validators=[validate_slug])
    title = forms.CharField(max_length=254)
    description = forms.CharField(max_length=2000, required=False)
    reason = forms.CharField(max_length=400)


class ListsForm(ActionForm):
    """«Довідники стовпців»: for each column, the list whose codes alone it takes."""

    reason = reason_field()

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        lists = [("", gettext_lazy("будь-які значення")), *CodeList.objects.values_list("code", "title")]
        known = {code for code, _title in lists}
        reason = self.fields.pop("reason")
        for column in row.columns:
            code = column.get("codelist", "")
            choices = lists if code in known else [*lists, (code, code)]
            label = f"{column['name']} – {column['title']}" if column.get("title") else column["name"]
            self.fields[self.key(column["name"])] = forms.ChoiceField(
                label=label[:160], choices=choices, required=False, initial=code
            )
        self.fields["reason"] = reason
        dress(self)

    @staticmethod
    def key(name):
        """The field of a column."""
        return f"list-{name}"

    @property
    def lists(self):
        """The chosen list of each column, by its name."""
        return {column["name"]: self.cleaned_data[self.key(column["name"])] for column in self.row.columns}


class CheckForm(ActionForm):
    """«Перевірити файл»."""

    structure = forms.ModelChoiceField(
        label=gettext_lazy("Структура"), queryset=TableSchema.objects.all(), empty_label=gettext_lazy("Оберіть…")
    )
    file = file_field(
        gettext_lazy("Таблиця"), ".csv,.xlsx,.ods", gettext_lazy("CSV, XLSX або ODS, до 20 МБ. Файл не зберігається.")
    )
