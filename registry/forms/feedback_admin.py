"""What the coordinator fills in: an answer, a refusal, a decision."""

from django import forms
from django.utils.translation import gettext_lazy

from core.action_fields import reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm
from registry.models import Dataset
from registry.models.dataset import IDENTIFIER
from registry.workflow import State


def units():
    """The units of today."""
    return Unit.objects.valid(today()).filter(kind=Unit.Kind.UNIT)


class SureForm(ActionForm):
    """A step that asks for nothing more."""


class WhyForm(ActionForm):
    """A step with its reason."""

    reason = reason_field()


class AnswerFeedbackForm(ActionForm):
    """«Відповісти»: the text and the unit that answers."""

    text = forms.CharField(
        label=gettext_lazy("Відповідь"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Її побачать усі на сторінці набору; автор отримає її поштою."),
        error_messages={"required": gettext_lazy("Напишіть відповідь.")},
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("Хто відповідає"),
        queryset=Unit.objects.none(),
        empty_label="–",
        error_messages={"required": gettext_lazy("Оберіть підрозділ.")},
    )

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["unit"].queryset = units()
        self.initial |= {"text": row.answer, "unit": row.answered_by_id or row.dataset.holder_id}


class HandOverForm(ActionForm):
    """«Передати на реєстрацію»: the number under which the document system knows it."""

    number = forms.CharField(
        label=gettext_lazy("Номер у системі електронного документообігу"),
        max_length=40,
        help_text=gettext_lazy("На запит на публічну інформацію відповідають протягом п’яти робочих днів."),
        error_messages={"required": gettext_lazy("Вкажіть номер, під яким запит зареєстровано.")},
    )


class AcceptForm(ActionForm):
    """«Прийняти»: the planned dataset and the unit that will hold it."""

    identifier = forms.CharField(
        label=gettext_lazy("Ідентифікатор нового набору"),
        max_length=100,
        validators=[IDENTIFIER],
        help_text=gettext_lazy("Малі латинські літери, цифри й дефіси, наприклад: reklamni-zasoby."),
    )
    holder = forms.ModelChoiceField(
        label=gettext_lazy("Розпорядник (підрозділ)"), queryset=Unit.objects.none(), empty_label="–"
    )
    reason = reason_field(gettext_lazy("Чому прийнято"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"].queryset = units()


class AlreadyForm(ActionForm):
    """«Такі дані вже є»: which dataset."""

    dataset = forms.ModelChoiceField(
        label=gettext_lazy("Оприлюднений набір"), queryset=Dataset.objects.none(), empty_label="–"
    )
    reason = reason_field(gettext_lazy("Що відповісти"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dataset"].queryset = Dataset.objects.filter(state=State.PUBLISHED).select_related("legal_item")
