"""The steps of people's messages in the admin: each on a page of its own, offered where its state allows it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path, reverse

from core.office_admin import ReadOnlyAdmin


@dataclass(frozen=True)
class Step:
    """A step: the end of its address, its button, what is said afterwards, its form and its action."""

    name: str
    button: object
    done: object
    form_class: type
    run: Callable  # of the admin, the request, the row and the form
    states: tuple[str, ...]
    main: bool = False


class StepsAdmin(ReadOnlyAdmin):
    """Rows that citizens wrote: nobody edits them, people decide on them."""

    steps: tuple[Step, ...] = ()
    list_fullwidth = True
    change_form_outer_before_template = "admin/registry/voice_before.html"

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_step"
        view = self.admin_site.admin_view(self.step_view)
        return [path("<int:object_id>/step/<slug:step>/", view, name=name), *super().get_urls()]

    def may_decide(self, request):
        """Whether a person decides, or only looks."""
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")

    def step_view(self, request, object_id, step):
        """One step of a row."""
        row = self.row_or_404(request, object_id, "view")
        if not self.may_decide(request):
            raise PermissionDenied
        known = next((one for one in self.steps if one.name == step), None)
        if known is None:
            raise Http404
        return self.action_page(
            request,
            row=row,
            form_class=known.form_class,
            title=known.button,
            button=known.button,
            done=str(known.done),
            run=lambda form: known.run(self, request, row, form),
            template="admin/registry/voice_step.html",
            extra={"told": self.told(row)},
        )

    def told(self, row):
        """The citizen's own words."""
        return getattr(row, "text", "") or str(row)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row = self.get_object(request, object_id)
        if row is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, row)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, row):
        """What stands above the row: its mark, what is owed, and the steps it allows."""
        decides = self.may_decide(request)
        steps = [(one, self._address(row, one)) for one in self.steps if row.state in one.states] if decides else []
        address = getattr(row, "address", None) if decides else None
        return {"voice": row, "mark": self.mark(row), "sentence": self.sentence(row), "steps": steps, "kept": address}

    def sentence(self, row):
        """What the coordinator owes."""
        return ""

    def _address(self, row, step):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_step", args=[row.pk, step.name])
