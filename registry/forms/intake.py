"""A register file: the file itself, and what its sender chooses on the preview."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.models import Unit
from core.office_forms import ActionForm, dress
from registry.intake.outcome import Options
from registry.workflow import State


class FileForm(ActionForm):
    """The file of a register."""

    file = forms.FileField(
        label=_("Файл реєстру"),
        help_text=_("XLSX, ODS, CSV або JSON, до 30 МБ."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv,.json"}),
    )


class OptionsForm(forms.Form):
    """What to do where the file leaves a choice; nothing here is required."""

    propose = forms.BooleanField(
        label=_("Запропонувати латинські ідентифікатори"),
        required=False,
        help_text=_("Там, де ідентифікатора немає або він не за правилом. Їх видно в переліку змін."),
    )
    add_publishers = forms.BooleanField(
        label=_("Додати невідомих розпорядників"),
        required=False,
        help_text=_("До довідника підрозділів, як їх названо у файлі."),
    )
    shorten = forms.BooleanField(
        label=_("Скорочувати задовгі тексти"),
        required=False,
        help_text=_("Назва – до 254 знаків, опис – до 4000, підстава та призначення – до 512."),
    )
    clear_empty = forms.BooleanField(
        label=_("Очищати порожні"), required=False, help_text=_("Без позначки порожня комірка нічого не змінює.")
    )
    state = forms.ChoiceField(
        label=_("Стан нових наборів"),
        required=False,
        choices=[
            ("", _("за посиланням: є – оприлюднено, немає – заплановано")),
            *((found.value, found.label) for found in (State.PUBLISHED, State.PLANNED)),
        ],
    )
    holder = forms.ModelChoiceField(
        label=_("Підрозділ нових наборів, розпорядником яких названо установу"),
        required=False,
        queryset=Unit.objects.none(),
        empty_label=_("підрозділ, що веде відкриті дані"),
    )

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"].queryset = Unit.objects.filter(kind=Unit.Kind.UNIT).valid(on)
        dress(self)

    def options(self) -> Options:
        """What was chosen; a choice that is no more counts as none."""
        self.is_valid()
        ticks = ("propose", "add_publishers", "shorten", "clear_empty")
        holder = self.cleaned_data.get("holder")
        return Options(
            **{name: bool(self.cleaned_data.get(name)) for name in ticks},
            state=self.cleaned_data.get("state") or "",
            holder=holder.pk if holder else None,
        )


class ConfirmForm(OptionsForm):
    """The same choices carried along with what was previewed."""

    upload = forms.CharField(required=False)
    digest = forms.CharField(required=False)
    reason = forms.CharField(label=_("Підстава"), max_length=400, required=False)
