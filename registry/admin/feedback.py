"""Messages about datasets: what waits for an answer, the late ones first."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display

from core.clock import today
from core.site import site_of
from core.templatetags.ui import Mark
from registry.actions import feedback
from registry.actions.feedback_letters import write_answer
from registry.admin.feedback_steps import Step, StepsAdmin
from registry.catalogue_marks import feedback_mark
from registry.forms.feedback_admin import AnswerFeedbackForm, HandOverForm, SureForm, WhyForm
from registry.models import CitizenAddress, Feedback

State = Feedback.State


class OwedFilter(DropdownFilter):
    """What is still owed an answer, and what is late."""

    parameter_name = "owed"
    title = gettext_lazy("відповідь")

    def lookups(self, request, model_admin):
        return [("waits", _("чекає відповіді")), ("late", _("прострочено"))]

    def queryset(self, request, queryset):
        if self.value() == "late":
            return queryset.overdue(today())
        return queryset.waiting() if self.value() == "waits" else queryset


def _given(row, form, *names):
    return {"feedback": row, **{name: form.cleaned_data[name] for name in (*names, "version")}}


def answer(model_admin, request, row, form):
    """Answers, and has the letter written while the address is kept."""
    feedback.answer(by=request.user, **_given(row, form, "text", "unit"))
    for address in CitizenAddress.objects.filter(feedback=row):
        write_answer.enqueue(address.pk, site_of(request))


STEPS = (
    Step(
        "answer",
        gettext_lazy("Відповісти"),
        gettext_lazy("Відповідь показано на сторінці набору й надіслано авторові."),
        AnswerFeedbackForm,
        answer,
        (State.NEW, State.SHOWN),
        main=True,
    ),
    Step(
        "show",
        gettext_lazy("Показати без відповіді"),
        gettext_lazy("Відгук показано на сторінці набору."),
        SureForm,
        lambda _admin, request, row, form: feedback.show(by=request.user, **_given(row, form)),
        (State.NEW, State.HIDDEN),
    ),
    Step(
        "hand-over",
        gettext_lazy("Це запит на публічну інформацію"),
        gettext_lazy("Записано: запит передано на реєстрацію."),
        HandOverForm,
        lambda _admin, request, row, form: feedback.hand_over(by=request.user, **_given(row, form, "number")),
        (State.NEW,),
    ),
    Step(
        "hide",
        gettext_lazy("Не показувати"),
        gettext_lazy("Відгук не показано."),
        WhyForm,
        lambda _admin, request, row, form: feedback.hide(by=request.user, **_given(row, form, "reason")),
        (State.NEW, State.SHOWN),
    ),
)


@admin.register(Feedback)
class FeedbackAdmin(StepsAdmin):
    """The list, and the steps of each message."""

    steps = STEPS
    list_display = ["text_shown", "dataset_shown", "state_shown", "due_shown"]
    list_display_links = ["text_shown"]
    list_filter = [OwedFilter, "state", "kind"]
    ordering = ["-received_at", "-pk"]
    fields = [
        *("dataset", "kind", "text", "received_at", "due_on", "answer", "answered_by", "answered_on"),
        *("request_number", "note", "settled_by", "settled_on"),
    ]
    empty_text = gettext_lazy("Відгуки з’являться, щойно хтось напише про набір і підтвердить адресу.")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("dataset__legal_item", "answered_by")

    @display(description=gettext_lazy("Відгук"))
    def text_shown(self, row):
        cell = '<span class="cell-text">{}<br><span class="soft">{}, {}</span></span>'
        return format_html(cell, row.text[:200], row.get_kind_display(), f"{row.received_at:%d.%m.%Y}")

    @display(description=gettext_lazy("Набір"))
    def dataset_shown(self, row):
        return format_html('<span class="cell-party">{}</span>', row.dataset.title)

    @display(description=gettext_lazy("Стан"), ordering="state")
    def state_shown(self, row):
        return self.mark(row).html

    @display(description=gettext_lazy("Відповісти до"), ordering="due_on")
    def due_shown(self, row):
        if row.is_overdue(today()):
            return Mark("late", _("прострочено, %s") % f"{row.due_on:%d.%m.%Y}").html
        return f"{row.due_on:%d.%m.%Y}" if row.waits else "–"

    def mark(self, row):
        return feedback_mark(row.state)

    def sentence(self, row):
        day = f"{row.due_on:%d.%m.%Y}"
        if row.is_overdue(today()):
            return _("Відповісти треба було до %s.") % day
        return _("Відповісти до %s.") % day if row.waits else ""
