"""Public consultations of an audit: written, announced, replies looked at, results published."""

from django.contrib import admin
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from audits.actions import consultations, replies
from audits.admin.question_pages import QuestionPages
from audits.consultation_results import results
from audits.models import Consultation, Reply
from audits.questions import REPLY_TONES, TONES, ReplyState, Stage
from core.clock import today
from core.office_admin import OfficeAdmin
from core.templatetags.ui import Mark
from registry.admin.feedback_steps import Step, StepsAdmin
from registry.forms.feedback_admin import SureForm, WhyForm

CHANGE = "audits.change_consultation"


@admin.register(Consultation)
class ConsultationAdmin(QuestionPages, OfficeAdmin):
    """Consultations; questions, the announcement and the results have pages of their own."""

    form = QuestionPages.consultation_form
    list_display = ["title_shown", "days_shown", "stage_shown"]
    list_display_links = ["title_shown"]
    list_filter = ["round"]
    list_select_related = ["round"]
    list_fullwidth = True
    search_fields = ["title"]
    search_help_text = gettext_lazy("Слова з назви")
    fieldsets = [(None, {"fields": ["round", "title", "intro", "opens_on", "closes_on"]})]
    change_form_outer_before_template = "admin/audits/consultation_before.html"
    change_form_outer_after_template = "admin/audits/consultation_after.html"
    empty_text = gettext_lazy("Консультацію проводять на початку інформаційного аудиту: запитайте, яких даних бракує.")

    class Media:
        css = {"all": ["css/admin_plan.css", "css/admin_register.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view
        pages = [path(there, view(page), name=f"audits_consultation_{name}") for there, page, name in self.pages()]
        return [*pages, *super().get_urls()]

    def get_readonly_fields(self, request, obj=None):
        announced = obj is not None and obj.announced_at
        return ("round", "title", "intro", "opens_on") if announced else ("round",) if obj else ()

    def perform(self, request, form):
        typed = form.cleaned_data
        return consultations.keep_consultation(
            round=typed.get("round") or form.instance.round,
            values={name: typed[name] for name in consultations.TYPED if name in typed},
            by=request.user,
            consultation=None if form.instance._state.adding else form.instance,
            version=typed.get("version"),
            reason=typed.get("reason", ""),
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row = self.get_object(request, object_id)
        if row is not None:
            extra_context = {**(extra_context or {}), **self.page_of(request, row)}
        return super().change_view(request, object_id, form_url, extra_context)

    def page_of(self, request, row):
        """Where it stands, its questions, and what was replied so far."""
        stage = row.stage(today())
        return {
            "consultation": row,
            "stage": stage,
            "mark": Mark(TONES[stage], str(stage.label)),
            "questions": list(row.questions.all()),
            "results": None if stage in (Stage.DRAFT, Stage.AHEAD) else results(row),
            "may_act": request.user.has_perm(CHANGE),
        }

    @display(description=gettext_lazy("Консультація"))
    def title_shown(self, row):
        cell = '<span class="cell-text">{}<br><span class="soft">{}</span></span>'
        return format_html(cell, row.title, row.round.code)

    @display(description=gettext_lazy("Коли"), ordering="opens_on")
    def days_shown(self, row):
        return f"{row.opens_on:%d.%m.%Y} – {row.closes_on:%d.%m.%Y}"

    @display(description=gettext_lazy("Стан"))
    def stage_shown(self, row):
        stage = row.stage(today())
        return Mark(TONES[stage], str(stage.label)).html


def _step(action, *names):
    return lambda _admin, request, row, form: action(
        reply=row, by=request.user, **{name: form.cleaned_data[name] for name in (*names, "version")}
    )


STEPS = (
    Step(
        "show",
        gettext_lazy("Врахувати й показати слова"),
        gettext_lazy("Відповідь враховано, слова буде показано."),
        SureForm,
        _step(replies.show_reply),
        (ReplyState.NEW, ReplyState.COUNTED, ReplyState.HIDDEN),
        main=True,
    ),
    Step(
        "count",
        gettext_lazy("Врахувати без слів"),
        gettext_lazy("Відповідь враховано, слів показано не буде."),
        SureForm,
        _step(replies.count_reply),
        (ReplyState.NEW, ReplyState.SHOWN, ReplyState.HIDDEN),
    ),
    Step(
        "hide",
        gettext_lazy("Вилучити"),
        gettext_lazy("Відповідь вилучено з підрахунку."),
        WhyForm,
        _step(replies.leave_out, "reason"),
        (ReplyState.NEW, ReplyState.SHOWN, ReplyState.COUNTED),
    ),
)


@admin.register(Reply)
class ReplyAdmin(StepsAdmin):
    """What people replied; those in words wait to be looked at."""

    steps = STEPS
    list_display = ["said_shown", "consultation_shown", "state_shown"]
    list_display_links = ["said_shown"]
    list_filter = ["state", "consultation"]
    ordering = ["-received_at", "-pk"]
    fields = ["consultation", "received_at", "note", "settled_by", "settled_on"]
    empty_text = gettext_lazy("Відповіді з’являться, щойно хтось відповість і підтвердить адресу.")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("consultation").prefetch_related("consultation__questions")

    @display(description=gettext_lazy("Що відповіли"))
    def said_shown(self, row):
        words = "; ".join(words for _question, words in answers_of(row))
        cell = '<span class="cell-text">{}<br><span class="soft">{}</span></span>'
        return format_html(cell, words[:200] or _("без слів"), f"{row.received_at:%d.%m.%Y}")

    @display(description=gettext_lazy("Консультація"))
    def consultation_shown(self, row):
        return format_html('<span class="cell-party">{}</span>', row.consultation.title)

    @display(description=gettext_lazy("Стан"), ordering="state")
    def state_shown(self, row):
        return self.mark(row).html

    def mark(self, row):
        return Mark(REPLY_TONES[ReplyState(row.state)], row.get_state_display())

    def told(self, row):
        return "\n".join(f"{question} – {words}" for question, words in answers_of(row))

    def sentence(self, row):
        return self.told(row)


def answers_of(row) -> list[tuple[str, str]]:
    """Each answered question with what was answered."""
    given = ((one.text, row.answers.get(str(one.pk))) for one in row.consultation.questions.all())
    return [(text, ", ".join(said) if isinstance(said, list) else str(said)) for text, said in given if said]
