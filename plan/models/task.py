"""A task of the plan as approved, who is responsible for it, and the dates the order sets."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from core.models import Searchable, Unit
from plan import schedule as schedules
from plan.models.plan import Area, Edition, Plan
from plan.queries import TaskQuerySet, facts_of
from plan.standing import Facts, Position, position


class Task(Searchable):
    """A task as approved. Its wording is law and changes by an edition only; its stage lives in dated facts."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks", verbose_name="план")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="tasks", verbose_name="зміст принципу")
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="tasks", verbose_name="редакція", editable=False
    )
    number = models.PositiveSmallIntegerField("номер", validators=[MinValueValidator(1)])
    code = models.CharField("код", max_length=20)
    title = models.TextField("завдання", max_length=4000)
    deadline_text = models.CharField("строк виконання", max_length=500, help_text="Дослівно, як у розпорядженні.")
    schedule = models.JSONField("розклад строків", default=dict, editable=False)
    expected_result = models.TextField("очікуваний результат", max_length=4000, blank=True)
    parties = models.ManyToManyField(Unit, through="Assignment", related_name="tasks", verbose_name="відповідальні")
    reporting_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="reported_tasks",
        verbose_name="звітує",
        limit_choices_to={"kind__in": [Unit.Kind.UNIT, Unit.Kind.ROLE]},
        help_text="Єдиний підрозділ, що подає інформацію про це завдання.",
    )
    note = models.TextField("примітка координатора", max_length=4000, blank=True)
    version = models.PositiveIntegerField("версія", default=1, editable=False)
    history = HistoricalRecords(excluded_fields=["sort_key", "search_text"], verbose_name="зміна завдання")

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "завдання"
        verbose_name_plural = "завдання"
        ordering = ["plan", "sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="task_code_once",
                violation_error_message="Завдання з таким кодом у плані вже є. Коди не використовують удруге.",
            ),
            models.UniqueConstraint(
                fields=["area", "number"],
                name="task_number_once",
                violation_error_message="Завдання з таким номером у цьому розділі вже є.",
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

    def facts(self) -> Facts:
        """The dated facts in force, as the pure rules take them (prefetched by `with_facts`)."""
        return facts_of(self)

    def position(self, on) -> Position:
        """Where the task stands on a day."""
        return position(self.facts(), on)


class Assignment(models.Model):
    """A party the order calls responsible, in the approved order and wording; the first one leads."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments", verbose_name="завдання")
    party = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments", verbose_name="сторона")
    order = models.PositiveSmallIntegerField("порядок")
    wording = models.CharField("як у розпорядженні", max_length=300)
    history = HistoricalRecords(verbose_name="зміна відповідальних")

    class Meta:
        verbose_name = "відповідальний"
        verbose_name_plural = "відповідальні"
        ordering = ["task", "order"]
        constraints = [
            models.UniqueConstraint(fields=["task", "order"], name="assignment_order_once"),
            models.UniqueConstraint(
                fields=["task", "party"],
                name="assignment_party_once",
                violation_error_message="Цю сторону вже названо серед відповідальних.",
            ),
            models.CheckConstraint(name="assignment_order_from_one", condition=Q(order__gte=1)),
        ]

    def __str__(self):
        return self.wording


class Checkpoint(models.Model):
    """«Контрольний строк»: a date the order itself sets; it keeps this rule date wherever it is moved."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="checkpoints", verbose_name="завдання")
    rule_date = models.DateField("строк за розпорядженням")
    history = HistoricalRecords(verbose_name="зміна контрольного строку")

    class Meta:
        verbose_name = "контрольний строк"
        verbose_name_plural = "контрольні строки"
        ordering = ["task", "rule_date"]
        constraints = [models.UniqueConstraint(fields=["task", "rule_date"], name="checkpoint_date_once")]

    def __str__(self):
        return f"{self.rule_date:%d.%m.%Y}"
