"""The admin as the office uses it: base classes for every room.

    @admin.register(Task)
    class TaskAdmin(OfficeAdmin):
        form = TaskForm                      # an OfficeForm; may be left out
        list_display = ["code", "title"]
        search_fields = ["search_text"]      # shows the box; rows with `search()` are searched in Ukrainian
        readonly_fields = ["code", "stage"]  # what has a workflow changes on an action form only
        search_help_text = _("Код, слова завдання…")
        empty_text = _("Завантажте затверджене розпорядження.")   # what to do next

        def perform(self, request, form):    # every save goes through one action; returns the saved row
            return edit_task(
                task=form.instance, changes=..., by=request.user,
                reason=form.cleaned_data["reason"], version=form.cleaned_data["version"],
            )

By then Django has put what was typed into `form.instance`: an action that compares takes the row anew. Refused and
Conflict raised by `perform` come back as errors of the form (see core.office_forms), nothing is written.

A page of its own for an action (register its address in `get_urls`, call it from a button):

    def move_view(self, request, object_id):
        task = self.row_or_404(request, object_id)
        return self.action_page(
            request, row=task, form_class=MoveForm, title=_("Перенести строк"), button=_("Перенести строк"),
            run=lambda form: move_due_date(checkpoint=..., by=request.user, **form.cleaned_data),
            done=_("Строк перенесено."),
        )

`ReadOnlyAdmin` shows facts that only actions write. `deletable = True` lets rows go that leave no trace behind.
"""

from contextlib import nullcontext

from django.contrib import messages
from django.contrib.admin import ShowFacets
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline

from core import history
from core.actions import keep
from core.office_forms import OfficeForm
from core.refusals import Refused

KEPT_BY_FORM = ("reason", "version")


class OfficeAdmin(ModelAdmin):
    """A list, a form and a history in the office's words."""

    form = OfficeForm
    list_per_page = 50
    list_max_show_all = 500
    show_full_result_count = False
    show_facets = ShowFacets.NEVER  # a count beside each choice costs a query a choice
    list_filter_submit = True
    compressed_fields = True
    empty_value_display = ""
    deletable = False
    empty_text = ""
    history_per_page = 50

    def has_delete_permission(self, request, obj=None):
        return self.deletable and super().has_delete_permission(request, obj)

    def get_search_results(self, request, queryset, search_term):
        if hasattr(queryset, "search"):
            return queryset.search(search_term), False
        return super().get_search_results(request, queryset, search_term)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if kwargs.get("fields"):  # declared by the form itself, and on a task a column that nobody edits
            kwargs["fields"] = [name for name in kwargs["fields"] if name not in KEPT_BY_FORM]
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def get_fieldsets(self, request, obj=None):
        """The reason stands last, and only before those who may change; the version is hidden on top of the form."""
        sets = [
            (name, {**options, "fields": [field for field in options["fields"] if field not in KEPT_BY_FORM]})
            for name, options in super().get_fieldsets(request, obj)
        ]
        if obj is not None and self.has_change_permission(request, obj) and issubclass(self.form, OfficeForm):
            sets.append((None, {"fields": ["reason"]}))
        return sets

    def changelist_view(self, request, extra_context=None):
        titles = {"title": capfirst(str(self.opts.verbose_name_plural)), "subtitle": None}
        return super().changelist_view(request, titles | (extra_context or {}))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        title = str(obj) if obj else _("Новий запис: %s") % self.opts.verbose_name
        context |= {"title": title, "subtitle": None, "show_save_and_add_another": add}
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A refusal rolls everything back, then the same form is shown with what was typed and what is wrong."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refusal = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        saved = self.perform(request, form)
        if saved is not None and saved is not obj:
            obj.__dict__.update(saved.__dict__)

    def perform(self, request, form):
        """Writes what the form holds; rooms whose rows have actions of their own call them here."""
        typed = form.cleaned_data
        reason = typed.get("reason") or self.usual_reason(form)
        return keep(row=form.instance, by=request.user, reason=reason, version=typed.get("version"))

    def usual_reason(self, form):
        """What history says where nobody gave a reason."""
        return "Внесено вручну" if form.instance._state.adding else "Змінено вручну"

    def save_formset(self, request, form, formset, change):
        reason = form.cleaned_data.get("reason") or "Змінено вручну"
        for row in formset.save(commit=False):
            history.save(row, by=request.user, reason=reason)
        for row in formset.deleted_objects:
            history.remove(row, by=request.user, reason=reason)
        formset.save_m2m()

    def delete_model(self, request, obj):
        history.remove(obj, by=request.user, reason="Вилучено вручну")

    def log_addition(self, request, obj, message):
        """History tells who made what."""

    def log_change(self, request, obj, message):
        """History tells who changed what."""

    def log_deletions(self, request, queryset):
        """History tells who removed what."""

    def row_or_404(self, request, object_id, permission="change"):
        """The row a page of an action is about; whoever may not is refused."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        if not getattr(self, f"has_{permission}_permission")(request, row):
            raise PermissionDenied
        return row

    def history_of(self, row):
        """The records the history page tells of, newest first."""
        return row.history.select_related("history_user").order_by("-history_date", "-history_id")

    def history_view(self, request, object_id, extra_context=None):
        """Who, when, what changed in words, why: newest first."""
        row = self.row_or_404(request, object_id, "view_or_change")
        page = Paginator(self.history_of(row), self.history_per_page).get_page(request.GET.get("p"))
        start = page.start_index() - 1 if page.paginator.count else 0
        records = list(page.paginator.object_list[start : start + self.history_per_page + 1])
        context = {
            **self.admin_site.each_context(request),
            "title": _("Історія змін"),
            "entries": history.trail(records)[: self.history_per_page],
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "row": row,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/office/history.html", context)

    def row_url(self, row):
        """The address of a row's form."""
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])

    def list_url(self):
        """The address of the list."""
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def action_page(
        self,
        request,
        *,
        form_class,
        run,
        title,
        button,
        done,
        row=None,
        back=None,
        template="admin/office/action.html",
        extra=None,
        patient=False,
        **options,
    ):
        """One action on a page of its own: GET shows the form, POST runs it; a refusal becomes its errors.

        `run(form)` calls the action and may answer with a page of its own; `done` is said afterwards, a sentence or a
        function of what `run` returned; `options` go to the form. `patient`: the action has transactions
        of its own, since it works for seconds before it writes, and nobody is to wait for it.
        """
        back = back or (self.row_url(row) if row else self.list_url())
        form, answer = self._tried(request, form_class, run, patient, {"row": row, **options})
        if isinstance(answer, HttpResponseBase):
            return answer
        if form is None:
            messages.success(request, done(answer) if callable(done) else done)
            return HttpResponseRedirect(back)
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "form": form,
            "media": self.media + form.media,
            "button": button,
            "back": back,
            "row": row,
            "opts": self.opts,
            **(extra or {}),
        }
        return TemplateResponse(request, template, context)

    def _tried(self, request, form_class, run, patient, options):
        """The form to show, or None and what the action answered."""
        if request.method != "POST":
            return form_class(**options), None
        form = form_class(request.POST, request.FILES, **options)
        if not form.is_valid():
            return form, None
        try:
            with nullcontext() if patient else transaction.atomic():
                return None, run(form)
        except Refused as refusal:
            if options["row"] is not None:
                options["row"].refresh_from_db()
            form = form_class(request.POST, request.FILES, refusal=refusal, **options)
            form.is_valid()
            return form, None


class ReadOnlyAdmin(OfficeAdmin):
    """Facts that only actions write: everybody who may looks, nobody types."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyInline(TabularInline):
    """The same within another row's form."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def back_to_list(model_admin, request, sentence, level=messages.SUCCESS):
    """Says what was done and opens the list again."""
    messages.add_message(request, level, sentence)
    return redirect(model_admin.list_url())
