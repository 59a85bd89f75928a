"""A task of the plan as approved, who is responsible for it, and the dates the order sets."""

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models import Searchable, Unit
from plan import reporters
from plan import schedule as schedules
from plan.models.plan import Area, Edition, Plan
from plan.queries import TaskQuerySet, facts_of
from plan.standing import Facts, Position, position


class Task(Searchable):
    """A task as approved. Its wording is law and changes by an edition only; its stage lives in dated facts."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("план"))
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("зміст принципу"))
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("редакція"), editable=False
    )
    removed_by = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="removed_tasks",
        verbose_name=_("вилучено актом"),
        editable=False,
    )
    amended = models.JSONField(default=list, blank=True, editable=False)  # [what, day, ran without an end till then]
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name=_("перенесено з попереднього плану"),
        editable=False,
    )
    number = models.PositiveSmallIntegerField(_("номер"), validators=[MinValueValidator(1)])
    code = models.CharField(_("код"), max_length=20)
    title = models.TextField(_("завдання"), max_length=4000)
    deadline_text = models.CharField(
        _("строк виконання"), max_length=500, help_text=_("Дослівно, як у розпорядженні.")
    )
    schedule = models.JSONField(_("розклад строків"), default=dict, editable=False)
    expected_result = models.TextField(_("очікуваний результат"), max_length=4000, blank=True)
    parties = models.ManyToManyField(Unit, through="Assignment", related_name="tasks", verbose_name=_("відповідальні"))
    reporting_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="reported_tasks",
        verbose_name=_("звітує"),
        limit_choices_to={"kind__in": [Unit.Kind.UNIT, Unit.Kind.ROLE]},
        help_text=_("Єдиний підрозділ, що подає інформацію про це завдання."),
    )
    reporters = models.JSONField(default=list, blank=True, editable=False)  # [until, unit], see ReportingChange
    note = models.TextField(_("примітка координатора"), max_length=4000, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(
        excluded_fields=["sort_key", "search_text", "amended", "reporters"], verbose_name=_("зміна завдання")
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("завдання")
        verbose_name_plural = _("завдання")
        ordering = ["plan", "sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="task_code_once",
                violation_error_message=_("Завдання з таким кодом у плані вже є. Коди не використовують удруге."),
            ),
            models.UniqueConstraint(
                fields=["area", "number"],
                name="task_number_once",
                violation_error_message=_("Завдання з таким номером у цьому змісті принципу вже є."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    def sorts_by(self):
        return self.code

    def searched_in(self):
        return self.code, self.title, self.deadline_text, self.expected_result

    @property
    def timetable(self) -> schedules.Schedule:
        """The structured schedule of the deadline's wording."""
        return schedules.from_json(self.schedule)

    @property
    def continuous(self) -> bool:
        """Whether the duty runs without an end («Постійно»)."""
        return self.timetable.continuous

    def worded_since(self, on) -> date:
        """Since when acts word the deadline as on a day: earlier dates are those of an earlier wording."""
        days = (date.fromisoformat(day) for _what, day, _ran in self.amended if day <= on.isoformat())
        return max([self.plan.starts_on, self.edition.effective_on, *days])

    def named_reporter(self, on) -> Unit:
        """The unit, or role, named to report on a day; asks nothing of tasks that came `with_reporters`."""
        key = reporters.key_on(self.reporters, self.reporting_unit_id, on)
        if key == self.reporting_unit_id:
            return self.reporting_unit
        known = getattr(self, "former_reporters", {})
        return known.get(key) or next(row.before for row in self.reporting_changes.all() if row.before_id == key)

    def reporter(self, on) -> Unit:
        """Who reported on the task on a day: the real unit, also where a role is named."""
        return self.named_reporter(on).stands_in(on)

    def facts(self) -> Facts:
        """The dated facts in force, as the pure rules take them (prefetched by `with_facts`)."""
        return facts_of(self)

    def position(self, on) -> Position:
        """Where the task stands on a day."""
        return position(self.facts(), on)


class Assignment(models.Model):
    """A party the order calls responsible, in the approved order and wording; the first one leads."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("завдання"))
    party = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("сторона"))
    order = models.PositiveSmallIntegerField(_("порядок"))
    wording = models.CharField(_("як у розпорядженні"), max_length=300)
    history = HistoricalRecords(verbose_name=_("зміна відповідальних"))

    class Meta:
        verbose_name = _("відповідальний")
        verbose_name_plural = _("відповідальні")
        ordering = ["task", "order"]
        constraints = [
            models.UniqueConstraint(fields=["task", "order"], name="assignment_order_once"),
            models.UniqueConstraint(
                fields=["task", "party"],
                name="assignment_party_once",
                violation_error_message=_("Цю сторону вже названо серед відповідальних."),
            ),
            models.CheckConstraint(name="assignment_order_from_one", condition=Q(order__gte=1)),
        ]

    def __str__(self):
        return self.wording


class Checkpoint(models.Model):
    """«Контрольний строк»: a date the order itself sets; it keeps this rule date wherever it is moved."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="checkpoints", verbose_name=_("завдання"))
    rule_date = models.DateField(_("строк за розпорядженням"))
    since = models.DateField(_("встановлено з"), null=True, blank=True, editable=False)  # by an amending act
    until = models.DateField(_("втратив чинність з"), null=True, blank=True, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна контрольного строку"))

    class Meta:
        verbose_name = _("контрольний строк")
        verbose_name_plural = _("контрольні строки")
        ordering = ["task", "rule_date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "rule_date"], condition=Q(until__isnull=True), name="checkpoint_date_once"
            ),
            models.CheckConstraint(
                name="checkpoint_days_in_order",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self):
        return f"{self.rule_date:%d.%m.%Y}"

    def in_force(self, on) -> bool:
        """Whether the order, as worded on a day, sets this date."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)
