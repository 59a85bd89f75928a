"""Which units a collective party is made of: shown on its page, recorded on a page of its own."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import collectives
from core.action_fields import day_field, reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm

ALL, SOME = "all", "some"
WHO = [(ALL, gettext_lazy("усі підрозділи установи")), (SOME, gettext_lazy("лише позначені"))]


class MembersForm(ActionForm):
    """Who belongs to the collective, from when, and why."""

    who = forms.ChoiceField(label=gettext_lazy("Кого запитуємо"), choices=WHO, widget=forms.RadioSelect)
    units = forms.ModelMultipleChoiceField(
        queryset=None,
        label=gettext_lazy("Підрозділи"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Потрібні, якщо вище обрано «лише позначені»."),
    )
    since = day_field(gettext_lazy("З якого дня"))
    reason = reason_field()
    field_order = ["who", "units", "since", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = Unit.objects.valid(today()).filter(kind=Unit.Kind.UNIT)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("who") == SOME and not cleaned.get("units") and "units" not in self.errors:
            self.add_error("units", _("Позначте хоча б один підрозділ або оберіть «усі підрозділи установи»."))
        return cleaned

    @property
    def chosen(self):
        """The units, None for all of the office."""
        return None if self.cleaned_data["who"] == ALL else list(self.cleaned_data["units"])


class CollectivePages:
    """Mixed into the admin of parties."""

    change_form_outer_before_template = "admin/office/collective.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.members_view)
        return [path("<int:object_id>/members/", view, name="core_members"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        party = self.get_object(request, object_id)
        if party is not None and party.kind == Unit.Kind.COLLECTIVE:
            extra_context = {**(extra_context or {}), **composition(party)}
            extra_context["may_record"] = self.has_change_permission(request, party)
        return super().change_view(request, object_id, form_url, extra_context)

    def members_view(self, request, object_id):
        """«Записати склад»: all units of the office or those ticked, from a day on."""
        party = self.row_or_404(request, object_id)
        if party.kind != Unit.Kind.COLLECTIVE:
            raise PermissionDenied
        now = composition(party)["members"]
        ticked = [row.unit_id for row in now or () if row.unit_id]
        return self.action_page(
            request,
            row=party,
            form_class=MembersForm,
            initial={"who": SOME if ticked else ALL, "units": ticked, "since": today()},
            title=_("Склад: %s") % party,
            button=_("Записати склад"),
            run=lambda form: collectives.set_members(
                collective=party,
                units=form.chosen,
                since=form.cleaned_data["since"],
                by=request.user,
                reason=form.cleaned_data["reason"],
            ),
            done=_("Склад записано."),
        )


def composition(party):
    """Who belongs to a collective today (None: never recorded), and everything that was recorded."""
    known = collectives.membership(party)
    members = known.recorded(party.pk, today())
    return {
        "collective": party,
        "members": members,
        "everybody": members is None or any(row.unit is None for row in members),
        "recorded": sorted(known.rows.get(party.pk, ()), key=lambda row: row.member_from, reverse=True),
    }
