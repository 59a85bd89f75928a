"""Changing a plan by a later act: the file or the typed changes, then what the preview asks; the successor plan."""

import json
import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.action_fields import day_field, reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm, dress
from core.refusals import Conflict
from plan.actions.orders import guess_kind
from plan.amendments import Add, Place, Remove, Restate, Retitle
from plan.forms.act import ACT, SIGNED, ActFields
from plan.forms.order import NOT_ADDED, OrderForm
from plan.models import Edition

CODE = re.compile(r"([IVXLC]+)\.(\d{1,3})\.(\d{1,3})")
MOST_NEW = 10
PARTS = {
    "title": gettext_lazy("Завдання"),
    "deadline_text": gettext_lazy("Строк виконання"),
    "expected_result": gettext_lazy("Очікуваний результат"),
    "responsible": gettext_lazy("Відповідальні"),
}
NAMES_HINT = gettext_lazy("Кожна назва з нового рядка, спершу та, що веде.")


class AmendingOrderForm(OrderForm):
    """The amending act as a file or pasted text, and whether it words the whole plan or only what it changes."""

    whole = forms.ChoiceField(
        label=gettext_lazy("Що у файлі"),
        choices=[
            ("part", gettext_lazy("лише завдання, які акт змінює або додає")),
            ("whole", gettext_lazy("увесь план у новій редакції: завдання, яких у файлі немає, буде вилучено")),
        ],
        initial="part",
        widget=forms.RadioSelect,
    )
    field_order = ["whole", "file", "text"]


class ChangesForm(forms.Form):
    """The changes typed in: chosen tasks restated or removed, and new ones. Only what is needed is shown."""

    def __init__(self, chosen, new, *args, headings=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.chosen, self.new, self.headings = list(chosen), new, list(headings)
        for code, row in self.headings:
            self.fields[_heading_key(code)] = forms.CharField(
                label=_("Назва"), max_length=500, initial=row.title, widget=forms.Textarea(attrs={"rows": 2})
            )
        for task in self.chosen:
            self._known_fields(task)
        for number in range(new):
            self._new_fields(number)
        dress(self)

    def _known_fields(self, task):
        self.fields[f"what_{task.pk}"] = forms.ChoiceField(
            label=_("Що робить акт"),
            choices=[("restate", _("викладає в новій редакції")), ("remove", _("вилучає з плану"))],
            initial="restate",
        )
        for name, value in worded(task).items():
            self.fields[f"{name}_{task.pk}"] = _text(name, initial=value)

    def _new_fields(self, number):
        self.fields[f"code_new{number}"] = forms.CharField(
            label=_("Код"), max_length=20, required=False, help_text=_("Наприклад, I.2.4: принцип, розділ, завдання.")
        )
        for name in PARTS:
            self.fields[f"{name}_new{number}"] = _text(name)
        for name, label in (("principle", _("Назва принципу")), ("area", _("Назва розділу"))):
            self.fields[f"{name}_new{number}"] = forms.CharField(
                label=label, max_length=500, required=False, help_text=_("Лише якщо такого в плані ще немає.")
            )

    def clean(self):
        cleaned = super().clean()
        self.changes = [change for code, row in self.headings if (change := self._retitled(code, row))]
        self.changes += [change for task in self.chosen if (change := self._known(task))]
        self.changes += [change for number in range(self.new) if (change := self._added(number))]
        if not self.changes and not self.errors:
            self.add_error(None, _("Ви нічого не змінили. Змініть текст завдання або вкажіть, що його вилучено."))
        return cleaned

    def _typed(self, key):
        typed = {name: (self.cleaned_data.get(f"{name}_{key}") or "").strip() for name in PARTS}
        names = [" ".join(line.split()) for line in typed["responsible"].splitlines() if line.strip()]
        return {**typed, "responsible": tuple(names)}

    def _retitled(self, code, row):
        title = self.cleaned_data.get(_heading_key(code), "")
        return Retitle(code, row.title, title) if title and _plain(title) != _plain(row.title) else None

    def _known(self, task):
        if self.cleaned_data.get(f"what_{task.pk}") == "remove":
            return Remove(task.code)
        typed = self._typed(task.pk)
        self._need(typed, task.pk)
        before = {**worded(task), "responsible": tuple(worded(task)["responsible"].splitlines())}
        fields = tuple(name for name in PARTS if _plain(before[name]) != _plain(typed[name]))
        return Restate(task.code, **typed, fields=fields) if fields else None

    def _added(self, number):
        key = f"new{number}"
        typed, code = self._typed(key), (self.cleaned_data.get(f"code_{key}") or "").strip()
        if not code and not any(typed.values()):
            return None
        self._need(typed, key)
        found = CODE.fullmatch(code)
        if not found:
            self.add_error(f"code_{key}", _("Запишіть код так: I.2.4 – принцип римською цифрою, розділ, завдання."))
            return None
        place = Place(
            found[1], int(found[2]), *(self.cleaned_data.get(f"{n}_{key}", "") for n in ("principle", "area"))
        )
        return Add(code, int(found[3]), place, **typed)

    def _need(self, typed, key):
        for name in ("title", "deadline_text"):
            if not typed[name] and f"{name}_{key}" not in self.errors:
                self.add_error(f"{name}_{key}", _("Заповніть це поле."))

    def known_rows(self):
        """Each chosen task with its field of what is done and, for each part, the old text and the field."""
        for task in self.chosen:
            parts = [(self[f"{name}_{task.pk}"], value) for name, value in worded(task).items()]
            yield task, self[f"what_{task.pk}"], parts

    def heading_rows(self):
        """Each chosen heading with its field."""
        return [(code, row, self[_heading_key(code)]) for code, row in self.headings]

    def new_rows(self):
        """The fields of each new task."""
        for number in range(self.new):
            yield [self[name] for name in self.fields if name.endswith(f"_new{number}")]


class AmendmentForm(ActFields, ActionForm):
    """What the preview of an amendment asks: the act, the day it takes effect, who the unknown parties are, why."""

    effective_on = day_field(gettext_lazy("Зміни діють з"))
    reason = reason_field(initial=gettext_lazy("Зміни до плану"))
    versions = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = [*ACT, "effective_on", *SIGNED, "reason"]

    def __init__(self, *args, act, unknown, versions, headings=(), whole=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.unknown, self.headings = list(unknown), list(headings)
        for number, heading in enumerate(self.headings):
            label = _("Акт змінює назву %s") % heading.code
            self.fields[f"heading_{number}"] = forms.BooleanField(label=label, required=False, initial=whole)
        self.initial |= {name: getattr(act, name.removeprefix("act_")) for name in ACT}
        self.initial |= {name: getattr(act, name) for name in SIGNED}
        self.initial |= {"effective_on": act.date or today(), "versions": json.dumps(versions)}
        for number, name in enumerate(self.unknown):
            self.fields[f"party_{number}"] = forms.ChoiceField(
                label=name, required=False, choices=[*Unit.Kind.choices, NOT_ADDED], initial=guess_kind(name)
            )
        dress(self)
        if self.is_bound and isinstance(self.refusal, Conflict):
            self.data = self.data.copy()
            self.data["versions"] = json.dumps(versions)

    def clean_versions(self):
        """The versions of tasks that the preview showed, by code."""
        try:
            known = json.loads(self.cleaned_data["versions"] or "{}")
        except ValueError:
            known = None
        if not isinstance(known, dict):
            raise forms.ValidationError(_("Відкрийте перегляд ще раз: сторінку надіслано неповністю."))
        return known

    @property
    def parties(self):
        """The fields of the unknown parties."""
        return [self[f"party_{number}"] for number in range(len(self.unknown))]

    @property
    def heading_lines(self):
        """Headings the file words otherwise, each with the field that asks whether the act changes it."""
        return [(heading, self[f"heading_{number}"]) for number, heading in enumerate(self.headings)]

    def retitled(self):
        """The headings the act changes."""
        return [one for number, one in enumerate(self.headings) if self.cleaned_data[f"heading_{number}"]]

    @property
    def act_fields(self):
        """The fields of the act, the day and the reason."""
        return [self[name] for name in self.field_order]

    def edition(self):
        """The act, not yet saved."""
        return Edition(**{name: self.cleaned_data[name] for name in (*ACT, *SIGNED, "effective_on")})

    def created(self):
        """The parties to add to the directory, with their kinds."""
        kinds = {name: self.cleaned_data[f"party_{number}"] for number, name in enumerate(self.unknown)}
        return {name: kind for name, kind in kinds.items() if kind}


def worded(task):
    """The wording of a task as the fields show it: parties line by line."""
    parties = "\n".join(row.wording for row in task.assignments.all())
    return {
        "title": task.title,
        "deadline_text": task.deadline_text,
        "expected_result": task.expected_result,
        "responsible": parties,
    }


def _heading_key(code):
    return f"heading_{code.replace('.', '_')}"


def _text(name, **options):
    rows = {"deadline_text": 2}.get(name, 4)
    return forms.CharField(
        label=PARTS[name],
        required=False,
        max_length=500 if name == "deadline_text" else 4000,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=NAMES_HINT if name == "responsible" else "",
        **options,
    )


def _plain(value):
    return " ".join(value.split()) if isinstance(value, str) else tuple(" ".join(name.split()) for name in value)


class WithdrawForm(ActionForm):
    """«Відкликати акт»: nothing but why."""

    reason = reason_field()
