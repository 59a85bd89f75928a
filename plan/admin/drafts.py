"""Taking away what was typed into a draft by mistake: a page that asks, an action that keeps history."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from core.refusals import Refused
from plan.models import Plan

REASON = "Вилучено з проєкту плану"


class RemovesDrafts:
    """Mixed into the admin of rows that may go while their plan is a draft; what is in force stays."""

    delete_confirmation_template = "admin/plan/remove.html"

    def draft_of(self, row):
        """The plan a row stands in."""
        return row.plan

    def goes_along(self, row):
        """What is taken away with a row: {what: how many}."""
        return {}

    def has_delete_permission(self, request, obj=None):
        allowed = request.user.has_perm(f"{self.opts.app_label}.delete_{self.opts.model_name}")
        return allowed and obj is not None and self.draft_of(obj).state == Plan.State.DRAFT

    def get_deleted_objects(self, objs, request):
        """The action takes away what hangs on the row, so nothing protects it here."""
        return [], self.goes_along(objs[0]), set(), []

    def delete_view(self, request, object_id, extra_context=None):
        """A refusal is told on the row's own page."""
        try:
            return super().delete_view(request, object_id, {"title": _("Вилучити"), **(extra_context or {})})
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(self.row_url(self.get_object(request, object_id)))
