"""Taking an approved order in: the file or the pasted text, then what the preview asks."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import Office, Unit
from core.office_forms import ActionForm, dress
from plan import reading
from plan.actions.orders import guess_kind
from plan.approved import Unreadable
from plan.directory import read_order
from plan.forms.act import ACT, SIGNED, ActFields

LARGEST = 20 * 1024 * 1024  # bytes
PASTED = "текст.txt"
NOT_ADDED = ("", gettext_lazy("не додавати: виправлю у файлі або в довіднику"))


class OrderForm(ActionForm):
    """The order as a file, or as text pasted from its PDF."""

    file = forms.FileField(
        label=gettext_lazy("Файл розпорядження"),
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx,.xlsx,.csv,.json"}),
        help_text=gettext_lazy("DOCX або XLSX із таблицею, CSV, або текст TXT, скопійований із PDF. До 20 МБ."),
    )
    text = forms.CharField(
        label=gettext_lazy("або вставте текст розпорядження"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Скопійовану з PDF таблицю разом із реквізитами та підписами."),
    )

    def clean(self):
        cleaned = super().clean()
        field = "file" if cleaned.get("file") else "text"
        if not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            self.add_error("file", _("Додайте файл або вставте текст розпорядження."))
            return cleaned
        try:
            cleaned["name"], cleaned["content"] = self._sent(cleaned[field])
            cleaned["approved"] = read_order(cleaned["name"], cleaned["content"])
        except Unreadable as refusal:
            self.add_error(field, str(refusal))
        return cleaned

    def _sent(self, sent):
        if isinstance(sent, str):
            return PASTED, sent.encode()
        if sent.size > LARGEST:
            raise Unreadable(_("Файл завеликий для плану дій: понад 20 МБ."))
        return sent.name, sent.read()


class PreviewForm(ActFields, ActionForm):
    """What the preview asks: the act where the file is silent, and who the unknown parties are."""

    authority = forms.CharField(
        label=gettext_lazy("Орган"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Назва для шапки документів, рядок за рядком."),
    )
    controller = forms.CharField(label=gettext_lazy("Контроль за виконанням"), max_length=200, required=False)
    field_order = [*ACT, "authority", *SIGNED, "controller"]

    def __init__(self, *args, approved=None, **kwargs):
        self.approved = approved
        super().__init__(*args, **kwargs)
        act = approved.act
        self.initial |= {name: getattr(act, name.removeprefix("act_")) for name in ACT}
        self.initial |= {name: getattr(act, name) for name in (*SIGNED, "authority", "controller")}
        if not act.authority and (office := Office.objects.first()):
            self.initial["authority"] = office.authority
        for number, name in enumerate(approved.unknown):
            self.fields[f"party_{number}"] = forms.ChoiceField(
                label=name, required=False, choices=[*Unit.Kind.choices, NOT_ADDED], initial=guess_kind(name)
            )
        dress(self)

    @property
    def parties(self):
        """The fields of the unknown parties."""
        return [self[f"party_{number}"] for number in range(len(self.approved.unknown))]

    @property
    def act_fields(self):
        """The fields of the act."""
        return [self[name] for name in self.field_order]

    def order(self):
        """The order as the preview leaves it."""
        typed = self.cleaned_data
        act = replace(
            self.approved.act,
            **{name.removeprefix("act_"): typed[name] for name in ACT},
            **{name: typed[name] for name in (*SIGNED, "authority", "controller")},
        )
        return reading.rescheduled(replace(self.approved, act=act))

    def created(self):
        """The parties to add to the directory, with their kinds."""
        kinds = {name: self.cleaned_data[f"party_{number}"] for number, name in enumerate(self.approved.unknown)}
        return {name: kind for name, kind in kinds.items() if kind}
