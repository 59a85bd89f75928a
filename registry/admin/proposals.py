"""Proposals of new datasets and the showcase: shown or not, decided with a reason."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from registry.actions import proposals, reuses
from registry.admin.feedback_steps import Step, StepsAdmin
from registry.catalogue_marks import proposal_mark, reuse_mark
from registry.forms.feedback_admin import AcceptForm, AlreadyForm, SureForm, WhyForm
from registry.models import Proposal, Reuse

State = Proposal.State
UNDECIDED = (State.NEW, State.OPEN)


def _proposal(action, *names):
    """An action on a proposal with what was typed."""
    return lambda _admin, request, row, form: action(
        proposal=row, by=request.user, **{name: form.cleaned_data[name] for name in (*names, "version")}
    )


def _reuse(action, *names):
    return lambda _admin, request, row, form: action(
        reuse=row, by=request.user, **{name: form.cleaned_data[name] for name in (*names, "version")}
    )


PROPOSAL_STEPS = (
    Step(
        "open",
        gettext_lazy("Показати для підтримки"),
        gettext_lazy("Пропозицію показано, вона збирає підтримку."),
        SureForm,
        _proposal(proposals.open_proposal),
        (State.NEW, State.HIDDEN),
        main=True,
    ),
    Step(
        "accept",
        gettext_lazy("Прийняти"),
        gettext_lazy("Прийнято: у реєстрі з’явився запланований набір."),
        AcceptForm,
        _proposal(proposals.accept, "identifier", "holder", "reason"),
        UNDECIDED,
    ),
    Step(
        "already",
        gettext_lazy("Такі дані вже є"),
        gettext_lazy("Записано: такі дані вже оприлюднено."),
        AlreadyForm,
        _proposal(proposals.point_to, "dataset", "reason"),
        UNDECIDED,
    ),
    Step(
        "decline",
        gettext_lazy("Відхилити"),
        gettext_lazy("Пропозицію відхилено, причину показано."),
        WhyForm,
        _proposal(proposals.decline, "reason"),
        UNDECIDED,
    ),
    Step(
        "hide",
        gettext_lazy("Не показувати"),
        gettext_lazy("Пропозицію не показано."),
        WhyForm,
        _proposal(proposals.hide_proposal, "reason"),
        UNDECIDED,
    ),
)
REUSE_STEPS = (
    Step(
        "show",
        gettext_lazy("Показати у вітрині"),
        gettext_lazy("Показано у вітрині."),
        SureForm,
        _reuse(reuses.show_reuse),
        (Reuse.State.NEW, Reuse.State.HIDDEN),
        main=True,
    ),
    Step(
        "hide",
        gettext_lazy("Не показувати"),
        gettext_lazy("У вітрині не показано."),
        WhyForm,
        _reuse(reuses.hide_reuse, "reason"),
        (Reuse.State.NEW, Reuse.State.SHOWN),
    ),
)


@admin.register(Proposal)
class ProposalAdmin(StepsAdmin):
    """What people ask for, with the number of those who want it."""

    steps = PROPOSAL_STEPS
    list_display = ["title_shown", "support_shown", "state_shown"]
    list_display_links = ["title_shown"]
    list_filter = ["state"]
    ordering = ["-received_at", "-pk"]
    fields = ["title", "text", "received_at", "reason", "dataset", "decided_by", "decided_on"]
    empty_text = gettext_lazy("Пропозиції з’являться, щойно хтось надішле першу й підтвердить адресу.")

    def get_queryset(self, request):
        return super().get_queryset(request).with_support()

    @display(description=gettext_lazy("Які дані"))
    def title_shown(self, row):
        cell = '<span class="cell-text">{}<br><span class="soft">{}</span></span>'
        return format_html(cell, row.title, f"{row.received_at:%d.%m.%Y}")

    @display(description=gettext_lazy("За"), ordering="support")
    def support_shown(self, row):
        return row.support

    @display(description=gettext_lazy("Стан"), ordering="state")
    def state_shown(self, row):
        return self.mark(row).html

    def mark(self, row):
        return proposal_mark(row.state)


@admin.register(Reuse)
class ReuseAdmin(StepsAdmin):
    """What people have made; a link is looked at before it is shown."""

    steps = REUSE_STEPS
    list_display = ["title_shown", "author", "state_shown"]
    list_display_links = ["title_shown"]
    list_filter = ["state"]
    ordering = ["-received_at", "-pk"]
    fields = ["title", "url", "author", "text", "dataset", "received_at", "note", "settled_by", "settled_on"]
    empty_text = gettext_lazy("Роботи з’являться, щойно хтось розповість про першу й підтвердить адресу.")

    @display(description=gettext_lazy("Робота"))
    def title_shown(self, row):
        cell = '<span class="cell-text">{}<br><span class="soft">{}</span></span>'
        return format_html(cell, row.title, row.url)

    @display(description=gettext_lazy("Стан"), ordering="state")
    def state_shown(self, row):
        return self.mark(row).html

    def mark(self, row):
        return reuse_mark(row.state)
