"""Methodologies: their criteria to read, and while one is a draft, to change."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from audits import actions
from audits.checks import CHECKS
from audits.forms.methodology import ApproveForm, CopyForm, CriterionForm, MethodologyForm, written
from audits.forms.rounds import WhyForm
from audits.models import Methodology
from core.office_admin import ReadOnlyAdmin
from core.templatetags.ui import Mark

CHANGE = "audits.change_methodology"
TYPED = (
    *("code", "principle", "wording", "kind", "check_name", "applies_to", "weight", "scale", "order"),
    *("valid_from", "valid_to"),
)


@admin.register(Methodology)
class MethodologyAdmin(ReadOnlyAdmin):
    """An approved edition is only read; another one begins as its copy."""

    list_display = ["title", "kind", "edition", "state_shown", "valid_from", "valid_to", "criteria_shown"]
    fields = ["kind", "edition", "note", "valid_from", "valid_to", "basis_shown", "approved_by", "approved_at"]
    readonly_fields = ["basis_shown"]
    empty_text = gettext_lazy("Методики завантажуються разом з установою: manage.py load_office.")
    change_form_outer_before_template = "admin/audits/methodology_before.html"
    change_form_outer_after_template = "admin/audits/methodology_after.html"

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_urls(self):
        pages = {
            "copy": (self.copy_view, ""),
            "words": (self.words_view, ""),
            "approve": (self.approve_view, ""),
            "criterion": (self.criterion_view, "criterion/"),
            "criterion_change": (self.criterion_view, "criterion/<int:criterion_id>/"),
            "criterion_remove": (self.criterion_remove_view, "criterion/<int:criterion_id>/remove/"),
        }
        return [
            path(
                f"<int:object_id>/{tail or f'{name}/'}",
                self.admin_site.admin_view(view),
                name=f"audits_methodology_{name}",
            )
            for name, (view, tail) in pages.items()
        ] + super().get_urls()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("approved_by").annotate(number=Count("criteria"))

    @display(description=gettext_lazy("стан"))
    def state_shown(self, methodology):
        return Mark("done" if methodology.is_approved else "owed", methodology.get_state_display()).html

    @display(description=gettext_lazy("критеріїв"))
    def criteria_shown(self, methodology):
        return methodology.number

    @display(description=gettext_lazy("підстава"))
    def basis_shown(self, methodology):
        return str(methodology.basis or "–")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        methodology = self.get_object(request, object_id)
        if methodology is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, methodology)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, methodology):
        """What stands around the facts: what can be done, every criterion."""
        may = request.user.has_perm(CHANGE)
        criteria = list(methodology.criteria.all())
        return {
            "methodology": methodology,
            "may_copy": may and methodology.is_approved,
            "may_type": may and not methodology.is_approved,
            "criteria": [(row, CHECKS[row.check_name].title if row.check_name in CHECKS else "") for row in criteria],
            "total": sum(row.weight for row in criteria),
        }

    def copy_view(self, request, object_id):
        """«Створити нову редакцію»."""
        methodology = self.row_for(request, object_id)
        return self.action_page(
            request,
            row=methodology,
            form_class=CopyForm,
            title=_("Нова редакція: %s") % methodology.title,
            button=_("Створити нову редакцію"),
            run=lambda form: actions.copy_methodology(
                methodology=methodology, by=request.user, reason=form.cleaned_data["reason"]
            ),
            done=_("Нову редакцію створено. Змініть критерії та затвердьте її."),
            back=self.list_url(),
        )

    def words_view(self, request, object_id):
        """«Змінити назву й пояснення»."""
        methodology = self.row_for(request, object_id)
        return self.action_page(
            request,
            row=methodology,
            form_class=MethodologyForm,
            initial={"title": methodology.title, "note": methodology.note},
            title=_("Назва й пояснення методики"),
            button=_("Зберегти"),
            run=lambda form: actions.keep_methodology(methodology=methodology, by=request.user, **form.cleaned_data),
            done=_("Збережено."),
        )

    def approve_view(self, request, object_id):
        """«Затвердити методику»."""
        methodology = self.row_for(request, object_id)
        return self.action_page(
            request,
            row=methodology,
            form_class=ApproveForm,
            title=_("Затвердити методику: %s") % methodology,
            button=_("Затвердити"),
            run=lambda form: actions.approve_methodology(
                methodology=methodology,
                by=request.user,
                **{name: form.cleaned_data[name] for name in ("valid_from", "basis", "reason", "version")},
            ),
            done=_("Методику затверджено. Відтепер її не змінюють: нові критерії – у новій редакції."),
        )

    def criterion_view(self, request, object_id, criterion_id=None):
        """A criterion of a draft, a new one or one to change."""
        methodology = self.row_for(request, object_id)
        criterion = self.criterion_or_404(methodology, criterion_id) if criterion_id else None
        initial = (
            {name: getattr(criterion, name) for name in TYPED} if criterion else {"order": methodology.number + 1}
        )
        return self.action_page(
            request,
            row=methodology,
            form_class=CriterionForm,
            initial=initial | ({"rubric": written(criterion.rubric)} if criterion else {}),
            title=_("Критерій %s") % criterion.code if criterion else _("Новий критерій"),
            button=_("Зберегти"),
            run=lambda form: actions.keep_criterion(
                methodology=methodology,
                criterion=criterion,
                values=form.values,
                by=request.user,
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
            ),
            done=_("Критерій збережено."),
        )

    def criterion_remove_view(self, request, object_id, criterion_id):
        """«Вилучити критерій»."""
        methodology = self.row_for(request, object_id)
        criterion = self.criterion_or_404(methodology, criterion_id)
        return self.action_page(
            request,
            row=methodology,
            form_class=WhyForm,
            title=_("Вилучити критерій %s") % criterion.code,
            button=_("Вилучити"),
            run=lambda form: actions.remove_criterion(criterion=criterion, by=request.user, **form.cleaned_data),
            done=_("Критерій вилучено з проєкту методики."),
        )

    def row_for(self, request, object_id):
        """The methodology, for those who may change one."""
        methodology = self.row_or_404(request, object_id, "view")
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return methodology

    def criterion_or_404(self, methodology, criterion_id):
        """A criterion of this methodology."""
        criterion = methodology.criteria.filter(pk=criterion_id).first()
        if criterion is None:
            raise Http404
        return criterion
