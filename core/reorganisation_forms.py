"""Forms of a reorganisation: the new name; who comes in the place of a unit; what goes to whom."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import history
from core.action_fields import BASIS, BasisForm, day_field, reason_field
from core.models import Unit
from core.office_forms import ActionForm, dress
from core.reorganisation import LEAVES

MOST = 4  # successors of a unit that is split
LEAVES_TYPED = "leaves"
FROM = gettext_lazy("День може бути попереду: до нього лишаються стара назва й старі обов’язки.")
NEEDED = {"required": gettext_lazy("Вкажіть день, з якого це діє.")}
KNOWN, NEW = gettext_lazy("Наявний підрозділ"), gettext_lazy("або назва нового")
NTH = gettext_lazy("Підрозділ %(number)s: наявний")


class RenameForm(BasisForm):
    """«Перейменувати»."""

    basis_required = True

    name = forms.CharField(label=gettext_lazy("Нова назва"), max_length=300)
    short_name = forms.CharField(label=gettext_lazy("Нова скорочена назва"), max_length=80, required=False)
    effective_on = day_field(gettext_lazy("Діє з"), help_text=FROM)
    reason = reason_field()
    field_order = ["version", "name", "short_name", "effective_on", *BASIS, "reason"]


class HeirsForm(ActionForm):
    """From which day, and who comes in the place of the units; the answers stand in the address of the next page."""

    day = day_field(gettext_lazy("Діє з"), help_text=FROM)

    def __init__(self, *args, gone=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.gone = gone
        self.fields["day"].error_messages |= NEEDED

    def _units(self):
        keys = [unit.pk for unit in self.gone]
        return Unit.objects.filter(kind=Unit.Kind.UNIT, valid_to=None).exclude(pk__in=keys)

    def _known(self, label):
        return forms.ModelChoiceField(
            label=label,
            queryset=self._units(),
            required=False,
            empty_label=_("Оберіть"),
            error_messages={"invalid_choice": _("Оберіть зі списку чинний підрозділ.")},
        )

    def _new(self):
        return forms.CharField(label=NEW, max_length=300, required=False)

    def add_heirs(self, number):
        """Fields of so many successors, each known or new."""
        for place in range(number):
            label = KNOWN if number == 1 else NTH % {"number": place + 1}
            self.fields[f"known_{place}"], self.fields[f"new_{place}"] = self._known(label), self._new()
        dress(self)

    @property
    def heirs(self) -> list[Unit]:
        """The successors as typed; new ones not yet saved."""
        found = []
        for place in range(MOST):
            known, new = self.cleaned_data.get(f"known_{place}"), self.cleaned_data.get(f"new_{place}", "").strip()
            found += [known] if known else [Unit(name=new)] if new else []
        return found

    def clean(self):
        cleaned = super().clean()
        for place in range(MOST):
            if cleaned.get(f"known_{place}") and cleaned.get(f"new_{place}", "").strip():
                self.add_error(f"new_{place}", _("Оберіть наявний підрозділ або впишіть назву нового, не обидва."))
        if not self.errors and len(self.heirs) < self.fewest:
            self.add_error("known_0", self.missing)
        return cleaned


class MergeHeirForm(HeirsForm):
    """Whom the units are merged into."""

    fewest, missing = 1, gettext_lazy("Вкажіть, до якого підрозділу переходять обов’язки.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_heirs(1)


class SplitHeirsForm(HeirsForm):
    """Whom a unit is split into, and whether it goes on itself."""

    missing = gettext_lazy("Вкажіть щонайменше два підрозділи; якщо цей лишається, досить одного.")
    stays = forms.BooleanField(
        label=gettext_lazy("Підрозділ лишається й передає лише частину обов’язків"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_heirs(MOST)

    @property
    def fewest(self):
        """How many successors there must be."""
        return 1 if self.cleaned_data.get("stays") else 2


class CarryForm(BasisForm):
    """What goes to whom, the act and the reason; a choice for each duty where there is one."""

    basis_required = True

    versions = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = reason_field()
    field_order = ["versions", *BASIS, "reason"]

    def __init__(self, *args, units=(), heirs=(), duties=(), refusal=None, **kwargs):
        super().__init__(*args, refusal=refusal, **kwargs)
        now = " ".join(f"{unit.pk}:{history.version_of(unit)}" for unit in units)
        self.initial["versions"] = now
        if self.is_bound and refusal is not None:  # the refusal told what changed: saving again goes through
            self.data = self.data.copy()
            self.data["versions"] = now
        self.chosen = {}
        whither = [(str(place), heir.label) for place, heir in enumerate(heirs)]
        for _heading, found in duties:
            for duty in found:
                leaves = [(LEAVES_TYPED, _("не переходить: залишає посаду"))] if duty.may_leave else []
                if len(whither) + len(leaves) > 1:
                    self._add_choice(duty, [*whither, *leaves])
        dress(self)

    def _add_choice(self, duty, choices):
        name = f"to_{duty.key.replace(':', '_')}"
        self.chosen[duty.key] = name
        self.fields[name] = forms.ChoiceField(
            label=_("Кому"),
            choices=choices,
            required=False,
            widget=forms.Select(attrs={"aria-label": f"{duty.code} {duty.words}".strip()}),
            error_messages={"invalid_choice": _("Оберіть зі списку.")},
        )

    def clean_versions(self):
        """{unit: version}; what is not understood counts as an old version."""
        pairs = (pair.partition(":") for pair in self.cleaned_data["versions"].split())
        return {int(pk): int(version) for pk, _sign, version in pairs if pk.isdecimal() and version.isdecimal()}

    @property
    def act_fields(self):
        """The act and the reason, apart from the choices."""
        return [self[name] for name in (*BASIS, "reason")]

    @property
    def choices(self) -> dict[str, int | None]:
        """The place of the successor of each duty, as the actions take it; none given: the first."""
        typed = {key: self.cleaned_data[name] for key, name in self.chosen.items() if self.cleaned_data[name]}
        return {key: LEAVES if value == LEAVES_TYPED else int(value) for key, value in typed.items()}
