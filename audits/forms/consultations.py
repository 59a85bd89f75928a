"""What the coordinator types of a consultation, and what citizens answer in it."""

from django import forms
from django.utils.translation import gettext_lazy

from audits.forms.information import open_audits
from audits.models import Consultation, Question
from audits.questions import CHOICES, SCALE, QuestionKind
from core.office_forms import ActionForm, OfficeForm
from registry.forms.feedback_limits import CitizenForm, check_links

REQUIRED = {"required": gettext_lazy("Дайте відповідь на це запитання.")}
LONGEST = 2000


class ConsultationForm(OfficeForm):
    """A consultation; its questions have pages of their own."""

    class Meta:
        model = Consultation
        fields = ["round", "title", "intro", "opens_on", "closes_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "round" in self.fields:
            self.fields["round"].queryset = open_audits()
            self.initial.setdefault("round", open_audits().order_by("-year").values_list("pk", flat=True).first())


class QuestionForm(ActionForm):
    """«Запитання»: options one a line."""

    kind = forms.ChoiceField(label=gettext_lazy("Як відповідають"), choices=QuestionKind.choices)
    text = forms.CharField(label=gettext_lazy("Запитання"), max_length=500)
    options = forms.CharField(
        label=gettext_lazy("Варіанти"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Кожен варіант – з нового рядка. Потрібні лише там, де обирають із варіантів."),
    )
    required = forms.BooleanField(label=gettext_lazy("Обов’язкове"), required=False, initial=True)

    def __init__(self, *args, question=None, **kwargs):
        super().__init__(*args, **kwargs)
        if question:
            self.initial |= {name: getattr(question, name) for name in ("kind", "text", "required")}
            self.initial["options"] = "\n".join(question.options)

    @property
    def values(self) -> dict:
        """As the action takes them."""
        told = {name: self.cleaned_data[name] for name in ("kind", "text", "required")}
        return {**told, "options": self.cleaned_data["options"].splitlines()}


class ResultsForm(ActionForm):
    """«Оприлюднити результати»."""

    conclusion = forms.CharField(
        label=gettext_lazy("Висновок міста"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Що почули й що з цим зробимо. Його прочитають усі."),
    )


class ReplyForm(CitizenForm):
    """The questions of a consultation, as a citizen sees them."""

    def __init__(self, *args, questions: list[Question], **kwargs):
        self.questions = questions
        self.base_fields = {**{key_of(one): _field(one) for one in questions}, **type(self).base_fields}
        super().__init__(*args, **kwargs)

    def clean(self):
        for one in self.questions:
            key = key_of(one)
            if one.kind == QuestionKind.TEXT and self.cleaned_data.get(key):
                try:
                    check_links(self.cleaned_data[key])
                except forms.ValidationError as error:
                    self.add_error(key, error)
        return super().clean()

    @property
    def told(self) -> dict:
        """What waits for its confirmation: answers by the question's key."""
        given = {str(one.pk): self.cleaned_data.get(key_of(one)) for one in self.questions}
        return {"answers": {key: value for key, value in given.items() if value not in (None, "", [])}}


def key_of(question) -> str:
    """What a question is called in the form."""
    return f"q{question.pk}"


def _field(question):
    common = {"label": question.text, "required": question.required, "error_messages": REQUIRED}
    options = [(option, option) for option in question.options]
    if question.kind == QuestionKind.TEXT:
        return forms.CharField(
            max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST}), **common
        )
    if question.kind == QuestionKind.MANY:
        return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **common)
    scale = [(str(mark), str(mark)) for mark in SCALE]
    choices = options if question.kind in CHOICES else scale
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
