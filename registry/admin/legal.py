"""The legal list of mandatory datasets: for each, held or not, by whom, published or not, why not."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from core.clock import today
from core.office_admin import ReadOnlyAdmin
from core.templatetags.ui import Mark
from registry import actions
from registry.forms.legal import AnswerForm
from registry.models import Dataset, LegalAnswer, LegalItem, LegalList
from registry.sentences import state_mark
from registry.workflow import State

ANSWERS = "registry.change_legalanswer"
SHOWN = State.PUBLISHED, State.SUSPENDED, State.PLANNED  # of several sets the first of these
HELD_TONES = {LegalAnswer.Held.UNKNOWN: "wait", LegalAnswer.Held.YES: "done", LegalAnswer.Held.NO: "none"}


@admin.register(LegalItem)
class LegalItemAdmin(ReadOnlyAdmin):
    """The list in force; its text is the resolution's, the office only answers."""

    list_display = ["number", "title_shown", "held_shown", "holder_shown", "published_shown", "answer_link"]
    list_display_links = ["title_shown"]
    fields = ["edition", "number", "section", "title", "succeeds"]
    list_filter = ["section"]
    list_per_page = 100
    list_fullwidth = True
    ordering = ["number"]
    search_fields = ["search_text"]
    search_help_text = gettext_lazy("Номер або слова назви")
    empty_text = gettext_lazy("Перелік завантажується разом з установою: manage.py load_office.")

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view(self.answer_view)
        return [path("<int:object_id>/answer/", view, name="registry_legal_answer"), *super().get_urls()]

    def get_list_display(self, request):
        """Only those who may answer see the way to it."""
        shown = super().get_list_display(request)
        return shown if request.user.has_perm(ANSWERS) else [name for name in shown if name != "answer_link"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("edition", "answer__holder")
        return rows.filter(edition=LegalList.objects.in_force(today())).annotate(
            **{state.value: Exists(Dataset.objects.filter(legal_item=OuterRef("pk"), state=state)) for state in SHOWN}
        )

    def history_of(self, row):
        """The list's text is the resolution's: what changes is the city's answer."""
        answered = LegalAnswer.history.filter(item_id=row.pk)
        return answered.select_related("history_user").order_by("-history_date", "-history_id")

    @display(description=gettext_lazy("Набір із переліку"))
    def title_shown(self, item):
        return format_html('<span class="cell-text">{}</span>', item.title)

    @display(description=gettext_lazy("Чи є в міста"))
    def held_shown(self, item):
        held = LegalAnswer.Held(item.answer.held if hasattr(item, "answer") else LegalAnswer.Held.UNKNOWN)
        return Mark(HELD_TONES[held], str(held.label)).html

    @display(description=gettext_lazy("Володіє"))
    def holder_shown(self, item):
        holder = item.answer.holder if hasattr(item, "answer") else None
        return holder.label if holder else "–"

    @display(description=gettext_lazy("Оприлюднення"))
    def published_shown(self, item):
        for state in SHOWN:
            if getattr(item, state.value):
                return state_mark(state).html
        why = item.answer.why_not if hasattr(item, "answer") else ""
        cell = '{}<br><span class="soft cell-party">{}</span>'
        return format_html(cell, Mark("none", _("немає в реєстрі")).html, why)

    @display(description=gettext_lazy("дія"))
    def answer_link(self, item):
        return format_html('<a class="office-button quiet" href="{}/answer/">{}</a>', item.pk, _("Відповісти"))

    def answer_view(self, request, object_id):
        """«Відповісти»."""
        item = self.row_or_404(request, object_id, "view")
        self.check_may_answer(request)
        return self.action_page(
            request,
            row=item,
            form_class=AnswerForm,
            title=_("Обов’язковий набір: відповідь міста"),
            button=_("Зберегти відповідь"),
            back=self.list_url(),
            run=lambda form: actions.answer_item(item=item, by=request.user, **form.cleaned_data),
            done=_("Відповідь збережено."),
            template="admin/registry/legal_answer.html",
            extra={"item": item, "edition": item.edition, "datasets": item.datasets.all()},
        )

    def check_may_answer(self, request):
        """Whoever may change answers may answer."""
        if not request.user.has_perm(ANSWERS):
            raise PermissionDenied
