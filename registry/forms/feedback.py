"""What citizens fill in: feedback on a dataset, a proposal, support for one, a story of reuse."""

from django import forms
from django.utils.translation import gettext_lazy

from registry.catalogue_shown import shown
from registry.forms.feedback_limits import CitizenForm, check_links
from registry.models import Feedback

REQUIRED = {"required": gettext_lazy("Заповніть це поле.")}
LONG = gettext_lazy("Текст задовгий: скоротіть його.")


def _text(label, length, required=True, rows=6, hint=""):
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": length}),
        help_text=hint,
        error_messages={**REQUIRED, "max_length": LONG},
    )


def _line(label, length, hint=""):
    return forms.CharField(
        label=label, max_length=length, help_text=hint, error_messages={**REQUIRED, "max_length": LONG}
    )


class FeedbackForm(CitizenForm):
    """«Написати про набір»."""

    kind = forms.ChoiceField(label=gettext_lazy("Про що пишете"), choices=Feedback.Kind.choices)
    text = _text(
        gettext_lazy("Ваше повідомлення"),
        4000,
        hint=gettext_lazy("Його буде показано всім: не пишіть особистих даних – ні своїх, ні чужих."),
    )

    def clean_text(self):
        return check_links(self.cleaned_data["text"])

    @property
    def told(self):
        """What waits for its confirmation."""
        return {name: self.cleaned_data[name] for name in ("kind", "text")}


class ProposalForm(CitizenForm):
    """«Запропонувати набір»."""

    title = _line(gettext_lazy("Яких даних бракує"), 254, gettext_lazy("Наприклад: графік вивезення сміття."))
    text = _text(
        gettext_lazy("Навіщо вони вам і місту"),
        2000,
        required=False,
        rows=4,
        hint=gettext_lazy("Пропозицію буде показано всім: не пишіть особистих даних."),
    )

    def clean_title(self):
        return check_links(self.cleaned_data["title"])

    def clean_text(self):
        return check_links(self.cleaned_data["text"])

    @property
    def told(self):
        """What waits for its confirmation."""
        return {name: self.cleaned_data[name] for name in ("title", "text")}


class VoteForm(CitizenForm):
    """«Підтримати»."""


class ReuseForm(CitizenForm):
    """«Розповісти про своє»."""

    title = _line(gettext_lazy("Назва"), 200, gettext_lazy("Карта, застосунок, дослідження, стаття…"))
    url = forms.URLField(
        label=gettext_lazy("Посилання"),
        max_length=500,
        assume_scheme="https",
        error_messages={**REQUIRED, "invalid": gettext_lazy("Це не посилання. Воно починається з https://.")},
    )
    author = _line(gettext_lazy("Автор або команда"), 120, gettext_lazy("Як підписати у вітрині."))
    text = _text(gettext_lazy("Про що це"), 1000, required=False, rows=4)
    dataset = forms.ModelChoiceField(
        label=gettext_lazy("Які дані використано"),
        queryset=shown(),
        to_field_name="identifier",
        required=False,
        widget=forms.TextInput,
        help_text=gettext_lazy("Ідентифікатор набору з його сторінки, якщо знаєте."),
        error_messages={"invalid_choice": gettext_lazy("Набору з таким ідентифікатором у каталозі немає.")},
    )

    def clean_title(self):
        return check_links(self.cleaned_data["title"])

    @property
    def told(self):
        """What waits for its confirmation."""
        dataset = self.cleaned_data["dataset"]
        words = {name: self.cleaned_data[name] for name in ("title", "url", "author", "text")}
        return {**words, "dataset": dataset and dataset.pk}
