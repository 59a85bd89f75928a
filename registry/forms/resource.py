"""The form of a dataset's resource."""

from django import forms
from django.utils.translation import gettext_lazy

from core.action_fields import day_field, reason_field
from core.office_forms import ActionForm
from registry.models import Distribution, TableSchema

NAMES = (
    "kind",
    "name",
    "title",
    "description",
    "format",
    "compression",
    "access_url",
    "download_url",
    "size",
    "issued_on",
    "modified_on",
    "table_schema",
)
ADDRESS_HINT = gettext_lazy("Повна адреса, що починається з https://")


class ResourceForm(ActionForm):
    """«Додати ресурс», «Змінити ресурс»."""

    kind = forms.ChoiceField(label=gettext_lazy("Що це"), choices=Distribution.Kind.choices)
    name = forms.CharField(
        label=gettext_lazy("Назва ресурсу"),
        max_length=100,
        help_text=gettext_lazy("Латиницею, наприклад: reklamniZasoby. Для структури – struktura."),
    )
    title = forms.CharField(label=gettext_lazy("Заголовок"), max_length=254, required=False)
    description = forms.CharField(
        label=gettext_lazy("Опис"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    format = forms.CharField(label=gettext_lazy("Формат"), max_length=20, required=False)
    compression = forms.CharField(label=gettext_lazy("Формат стиснення"), max_length=20, required=False)
    access_url = forms.URLField(
        label=gettext_lazy("Сторінка ресурсу"), required=False, assume_scheme="https", help_text=ADDRESS_HINT
    )
    download_url = forms.URLField(
        label=gettext_lazy("Пряме завантаження"), required=False, assume_scheme="https", help_text=ADDRESS_HINT
    )
    size = forms.IntegerField(label=gettext_lazy("Розмір, байтів"), min_value=0, required=False)
    issued_on = day_field(gettext_lazy("Оприлюднено"), required=False)
    modified_on = day_field(gettext_lazy("Змінено"), required=False)
    table_schema = forms.ModelChoiceField(
        label=gettext_lazy("Структура таблиці"), queryset=TableSchema.objects.all(), required=False
    )
    reason = reason_field()

    def __init__(self, *args, row=None, resource=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        if resource is not None:
            self.initial |= {name: getattr(resource, name) for name in NAMES}

    @property
    def values(self):
        """What was typed, by the model's field names."""
        return {name: self.cleaned_data[name] for name in NAMES}


class RemoveForm(ActionForm):
    """«Вилучити ресурс»."""

    reason = reason_field()
