"""The pages of a task's actions: each a plain form of its own."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _

from core.clock import today
from plan import actions
from plan.admin.facts import FactLine, fact_of
from plan.forms.indicators import IndicatorsForm
from plan.forms.task import GrantForm, MeetForm, MoveForm, ReasonForm, ReleaseForm, StageForm
from plan.workflow import Stage, Standing

GIVEN = ("reason", "basis", "version")


def _given(form, *names):
    """What was typed, by the names the action knows."""
    return {name: form.cleaned_data[name] for name in (*GIVEN, *names) if name in form.cleaned_data}


def _or_asked(done, asked):
    """The sentence for a fact in force, or for one that is only asked for."""
    return lambda fact: asked if fact.standing == Standing.REQUESTED else done


def why_no_date(task, place) -> str:
    """Why no due date of the task can be moved or met, "" where one can."""
    dates = task.checkpoints.all()
    if not dates:
        return _("Розпорядження не встановлює для цього завдання дат.")
    if place.released:
        return _("Завдання знято з контролю: його строків більше не позначають і не переносять.")
    if not place.open:
        told = {"stage": place.stage.label}
        return _("Стан завдання – %(stage)s: його строків більше не позначають і не переносять.") % told
    waits = any(date.in_force(today()) and not date.met for date in dates)
    return "" if waits else _("Усі строки цього завдання вже виконано.")


class TaskPages:
    """Mixed into the admin of tasks."""

    def get_urls(self):
        pages = [
            ("stage", self.stage_view),
            ("move", self.move_view),
            ("met", self.met_view),
            ("release", self.release_view),
            ("indicators", self.indicators_view),
        ]
        found = [
            path(f"<int:object_id>/{name}/", self.admin_site.admin_view(view), name=f"plan_task_{name}")
            for name, view in pages
        ]
        fact = path(
            "<int:object_id>/facts/<str:kind>/<int:fact_id>/<str:verb>/",
            self.admin_site.admin_view(self.fact_view),
            name="plan_task_fact",
        )
        return [*found, fact, *super().get_urls()]

    def task_page(self, request, task, **options):
        """An action's page with the task and where it stands above the form."""
        return self.action_page(
            request,
            row=task,
            template="admin/plan/task_action.html",
            extra={"task": task, "sentence": self.sentence(task), **options.pop("extra", {})},
            **options,
        )

    def stage_view(self, request, object_id):
        """«Змінити стан»."""
        task = self.row_or_404(request, object_id)
        return self.task_page(
            request,
            task,
            form_class=StageForm,
            title=_("Змінити стан"),
            button=_("Змінити стан"),
            run=lambda form: actions.change_stage(
                task=task, stage=Stage(form.cleaned_data["stage"]), by=request.user, **_given(form, "effective_on")
            ),
            done=_or_asked(_("Стан змінено."), _("Внесено клопотання: стан зміниться, коли буде рішення.")),
        )

    def move_view(self, request, object_id):
        """«Перенести строк»."""
        task = self.row_or_404(request, object_id)
        return self.without_date(request, task) or self.task_page(
            request,
            task,
            form_class=MoveForm,
            title=_("Перенести строк"),
            button=_("Перенести строк"),
            run=lambda form: actions.move_due_date(
                by=request.user, **_given(form, "checkpoint", "due_on", "effective_on")
            ),
            done=_or_asked(_("Строк перенесено."), _("Внесено клопотання: строк лишається, доки немає рішення.")),
        )

    def met_view(self, request, object_id):
        """«Позначити строк виконаним»."""
        task = self.row_or_404(request, object_id)
        return self.without_date(request, task) or self.task_page(
            request,
            task,
            form_class=MeetForm,
            title=_("Позначити строк виконаним"),
            button=_("Позначити виконаним"),
            run=lambda form: actions.meet_checkpoint(by=request.user, **_given(form, "checkpoint", "met_on")),
            done=_("Строк позначено виконаним."),
        )

    def release_view(self, request, object_id):
        """«Зняти з контролю»."""
        task = self.row_or_404(request, object_id)
        return self.task_page(
            request,
            task,
            form_class=ReleaseForm,
            title=_("Зняти з контролю"),
            button=_("Зняти з контролю"),
            run=lambda form: actions.release(task=task, by=request.user, **_given(form, "effective_on")),
            done=_or_asked(_("Завдання знято з контролю."), _("Внесено клопотання: завдання лишається на контролі.")),
        )

    def indicators_view(self, request, object_id):
        """«Показники»."""
        task = self.row_or_404(request, object_id)
        return self.task_page(
            request,
            task,
            form_class=IndicatorsForm,
            title=_("Показники"),
            button=_("Зберегти показники"),
            run=lambda form: actions.name_indicators(task=task, targets=form.targets, by=request.user, **_given(form)),
            done=_("Показники збережено."),
        )

    def without_date(self, request, task):
        """A task without an open due date has no such page, and says why; what is sent is answered by the action."""
        why = why_no_date(task, task.position(today()))
        if request.method != "GET" or not why:
            return None
        messages.info(request, why)
        return HttpResponseRedirect(self.row_url(task))

    def fact_view(self, request, object_id, kind, fact_id, verb):
        """Grants, declines or takes back one dated fact."""
        task = self.row_or_404(request, object_id)
        fact = fact_of(task, kind, fact_id)
        if fact is None or verb not in DECISIONS:
            raise Http404
        form_class, action, words = DECISIONS[verb]
        options = {"fact": fact} if form_class is GrantForm else {}
        return self.task_page(
            request,
            task,
            form_class=form_class,
            title=words()[0],
            button=words()[0],
            run=lambda form: action(fact=fact, by=request.user, **_given(form, "effective_on")),
            done=words()[1],
            extra={"line": FactLine(kind, fact)},
            **options,
        )


DECISIONS = {
    "grant": (GrantForm, actions.grant, lambda: (_("Задовольнити клопотання"), _("Клопотання задоволено."))),
    "decline": (ReasonForm, actions.decline, lambda: (_("Відхилити клопотання"), _("Клопотання відхилено."))),
    "annul": (
        ReasonForm,
        actions.annul,
        lambda: (_("Скасувати помилковий запис"), _("Запис скасовано: він лишився в історії й більше не діє.")),
    ),
}
