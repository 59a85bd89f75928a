"""«Перейменувати», «Приєднати», «Поділити»: each on a page of its own, with everything that moves shown first."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from core import reorganisation
from core.models import Reorganisation, Unit
from core.people import day_words, plural
from core.reorganisation.movers import Duty
from core.reorganisation_forms import CarryForm, MergeHeirForm, RenameForm, SplitHeirsForm

MOST = 20  # units merged at once


@dataclass(frozen=True)
class Line:
    """A duty in the preview, with the field of its choice where there is one."""

    duty: Duty
    field: object


class ReorganisationPages:
    """Mixed into the admin of units."""

    actions = ["merge_many"]
    change_form_outer_after_template = "admin/office/unit_after.html"
    actions_detail = ["rename", "merge", "split"]

    def has_rename_permission(self, request, object_id=None):
        """Whoever may change this unit, while it is not closed."""
        unit = self._unit(request, object_id)
        return unit is not None and unit.kind in reorganisation.RENAMED and self._may(request, unit)

    def has_reorganise_permission(self, request, object_id=None):
        """The same for a structural unit."""
        unit = self._unit(request, object_id)
        return unit is not None and unit.kind == Unit.Kind.UNIT and self._may(request, unit)

    def _may(self, request, unit):
        return unit.valid_to is None and self.has_change_permission(request, unit)

    def _unit(self, request, object_id):
        """The unit of a page, read once a request; buttons ask one after another."""
        known = request.__dict__.setdefault("units_asked", {})
        if object_id not in known:
            digits = str(object_id or "").isdecimal()
            known[object_id] = Unit.objects.filter(pk=object_id).first() if digits else None
        return known[object_id]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Its form, and around it what became of it."""
        unit = self._unit(request, object_id)
        if unit is not None:
            changes = Reorganisation.objects.filter(pk__in=changes_of(unit))
            extra_context = {**(extra_context or {}), "unit_changes": changes, "unit": unit}
        return super().change_view(request, object_id, form_url, extra_context)

    @action(description=gettext_lazy("Перейменувати"), url_path="rename", permissions=["rename"])
    def rename(self, request, object_id):
        """Another name from a day on."""
        unit = self.row_or_404(request, object_id)
        return self.action_page(
            request,
            row=unit,
            form_class=RenameForm,
            title=_("Перейменувати: %s") % unit,
            button=_("Перейменувати"),
            run=lambda form: reorganisation.rename_unit(
                unit=unit,
                by=request.user,
                **{
                    name: form.cleaned_data[name]
                    for name in ("name", "short_name", "effective_on", "basis", "reason", "version")
                },
            ),
            done=lambda change: _("Нова назва діє з %s.") % day_words(change.effective_on),
            template="admin/office/rename.html",
        )

    @action(description=gettext_lazy("Приєднати"), url_path="merge", permissions=["reorganise"])
    def merge(self, request, object_id):
        """The unit, alone or with others, becomes a part of another or of a new one."""
        first = self.row_or_404(request, object_id)
        also = [int(key) for key in request.GET.get("also", "").split(",") if key.isdecimal() and len(key) < 10]
        units = [first, *Unit.objects.filter(pk__in=also[:MOST], kind=Unit.Kind.UNIT).exclude(pk=first.pk)]
        title = _("Приєднати до іншого підрозділу") if len(units) == 1 else _("Об’єднати підрозділи")
        return self._heirs_then_preview(request, units, MergeHeirForm, title, _merge)

    @action(description=gettext_lazy("Поділити"), url_path="split", permissions=["reorganise"])
    def split(self, request, object_id):
        """The unit becomes several, or gives a part of its duties away."""
        unit = self.row_or_404(request, object_id)
        return self._heirs_then_preview(request, [unit], SplitHeirsForm, _("Поділити підрозділ"), _split)

    @admin.action(description=gettext_lazy("Об’єднати вибрані"), permissions=["change"])
    def merge_many(self, request, queryset):
        """Several units of the list become one."""
        keys = list(queryset.filter(kind=Unit.Kind.UNIT, valid_to=None).values_list("pk", flat=True)[: MOST + 1])
        if len(keys) < 2 or len(keys) > MOST:
            messages.error(request, _("Оберіть від двох до %d чинних структурних підрозділів.") % MOST)
            return None
        address = reverse("admin:core_unit_merge", args=[keys[0]])
        return redirect(f"{address}?also={','.join(map(str, keys[1:]))}")

    def _heirs_then_preview(self, request, units, form_class, title, run):
        """First who comes in their place and when, then what moves; the answers to the first stand in the address."""
        asked = form_class(request.GET if "day" in request.GET else None, gone=units)
        context = {"units": units, "also": request.GET.get("also", ""), "title": title}
        if not (asked.is_bound and asked.is_valid()):
            return self._pick_page(request, asked, context)
        heirs, day = asked.heirs, asked.cleaned_data["day"]
        stays = asked.cleaned_data.get("stays", False)
        owners = [units[0], *heirs] if stays else heirs
        duties = [(unit, reorganisation.duties_of(unit, day)) for unit in units]
        flat = [pair for _unit, found in duties for pair in found]
        page = self.action_page(
            request,
            form_class=CarryForm,
            units=units,
            heirs=owners,
            duties=flat,
            title=title,
            button=_("Зберегти реорганізацію"),
            run=lambda form: run(units, heirs, day, stays, form, request.user),
            done=_told,
            back=self.row_url(units[0]),
            template="admin/office/reorganise.html",
            extra={**context, "heirs": heirs, "day": day, "stays": stays, "again": _again(request)},
        )
        if hasattr(page, "context_data"):
            form = page.context_data["form"]
            page.context_data["parts"] = [(unit, _parts(found, form)) for unit, found in duties]
        return page

    def _pick_page(self, request, form, context):
        whole = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            "back": self.row_url(context["units"][0]),
            **context,
        }
        return TemplateResponse(request, "admin/office/reorganise_pick.html", whole)


def changes_of(unit) -> list[int]:
    """Reorganisations that touched a unit, as the one that ended or the one that came."""
    named = unit.former_names.values_list("reorganisation", flat=True)
    gone = unit.successions.values_list("reorganisation", flat=True)
    came = Reorganisation.objects.filter(successions__into=unit).values_list("pk", flat=True)
    return [*named, *gone, *came]


def _parts(found, form):
    """The duties under their headings, each with its choice."""
    return [
        (heading, [Line(duty, form[form.chosen[duty.key]] if duty.key in form.chosen else None) for duty in duties])
        for heading, duties in found
    ]


def _again(request):
    """The first page with what was typed; it is not sent anew by itself."""
    typed = request.GET.copy()
    typed.pop("day", None)
    return f"?{typed.urlencode()}"


def _given(form, day, by):
    typed = form.cleaned_data
    shared = {"effective_on": day, "basis": typed["basis"], "reason": typed["reason"], "by": by}
    return shared | {"choices": form.choices}


def _merge(units, heirs, day, stays, form, by):
    given = _given(form, day, by)
    return reorganisation.merge_units(units=units, into=heirs[0], versions=form.cleaned_data["versions"], **given)


def _split(units, heirs, day, stays, form, by):
    [unit], versions = units, form.cleaned_data["versions"]
    version = versions.get(unit.pk, 0)
    return reorganisation.split_unit(unit=unit, into=heirs, ends=not stays, version=version, **_given(form, day, by))


def _told(change):
    count = len(change.moved)
    things = plural(count, _("обов’язок"), _("обов’язки"), _("обов’язків"))
    words = _("Реорганізацію внесено. Передано: %(count)s %(things)s, діє з %(day)s.")
    return words % {"count": count, "things": things, "day": day_words(change.effective_on)}
