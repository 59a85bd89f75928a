"""A criterion asked of one dataset or unit in a round, with copies of its wording: an old round reads as it was."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.models.round import Round, person
from audits.results import Result, Severity
from audits.workflow import Answered, WorkStatus
from core import clock
from core.models import Unit
from registry.models import Dataset


def points(label):
    """A grade, 0 to the item's scale; empty where nothing was graded."""
    return models.DecimalField(label, max_digits=6, decimal_places=2, null=True, blank=True)


class Item(models.Model):
    """«Позиція раунду»: what the machine found (`auto_*`), what the unit says (`answer_*`), what the review settled.

    Work status, result, points, comment and severity are separate: a reviewed item may well be «не перевірено».
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="items", verbose_name=_("раунд"))
    dataset = models.ForeignKey(
        Dataset,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("набір даних"),
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="items", verbose_name=_("підрозділ"))
    dataset_title = models.CharField(_("назва набору тоді"), max_length=300, blank=True)
    unit_name = models.CharField(_("назва підрозділу тоді"), max_length=300)
    criterion_code = models.CharField(_("код критерію"), max_length=20)
    order = models.PositiveSmallIntegerField(_("порядок"), default=1)
    principle = models.CharField(_("принцип Хартії"), max_length=8, blank=True)
    wording = models.TextField(_("формулювання"), max_length=1000)
    rubric = models.JSONField(_("шкала оцінювання"), default=list)
    weight = models.DecimalField(_("вага"), max_digits=5, decimal_places=2)
    scale = models.PositiveSmallIntegerField(_("найвища оцінка"))
    kind = models.CharField(_("хто перевіряє"), max_length=9, choices=Answered.choices)
    check_name = models.CharField(_("автоматична перевірка"), max_length=60, blank=True)
    work_status = models.CharField(
        _("стан роботи"), max_length=8, choices=WorkStatus.choices, default=WorkStatus.TO_DO
    )

    auto_result = models.CharField(_("результат перевірки"), max_length=14, choices=Result.choices, blank=True)
    auto_points = points(_("оцінка перевірки"))
    auto_said = models.TextField(_("пояснення перевірки"), blank=True)
    auto_facts = models.JSONField(_("факти перевірки"), default=dict, blank=True)
    auto_look = models.BooleanField(_("потребує погляду людини"), default=False)
    auto_at = models.DateTimeField(_("перевірено"), null=True, blank=True)

    answer_result = models.CharField(_("відповідь підрозділу"), max_length=14, choices=Result.choices, blank=True)
    answer_points = points(_("оцінка підрозділу"))
    answer = models.TextField(_("пояснення підрозділу"), max_length=4000, blank=True)
    answered_by = person(_("хто відповів"))
    answered_at = models.DateTimeField(_("відповідь подано"), null=True, blank=True)

    result = models.CharField(_("результат розгляду"), max_length=14, choices=Result.choices, blank=True)
    points = points(_("оцінка розгляду"))
    comment = models.TextField(_("коментар"), max_length=4000, blank=True)
    severity = models.CharField(_("серйозність"), max_length=6, choices=Severity.choices, blank=True)
    override_reason = models.TextField(_("чому змінено результат перевірки"), max_length=2000, blank=True)
    review_note = models.TextField(_("що виправити"), max_length=2000, blank=True)
    reviewed_by = person(_("хто розглянув"))
    reviewed_at = models.DateTimeField(_("розглянуто"), null=True, blank=True)
    second_check = models.BooleanField(_("розглянув хтось інший"), default=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(
        excluded_fields=["rubric", "wording", "auto_facts"], verbose_name=_("зміна позиції раунду")
    )

    class Meta:
        verbose_name = _("позиція раунду")
        verbose_name_plural = _("позиції раунду")
        ordering = ["round", "unit", "dataset", "order", "pk"]
        indexes = [
            models.Index(fields=["round", "unit", "work_status"], name="item_round_unit"),
            models.Index(fields=["round", "criterion_code"], name="item_round_criterion"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "dataset", "criterion_code"],
                condition=Q(dataset__isnull=False),
                name="item_of_dataset_once",
            ),
            models.UniqueConstraint(
                fields=["round", "unit", "criterion_code"],
                condition=Q(dataset__isnull=True),
                name="item_of_unit_once",
            ),
            models.CheckConstraint(
                name="item_reviewed_with_its_result",
                condition=~Q(work_status=WorkStatus.REVIEWED) | (~Q(result="") & Q(reviewed_at__isnull=False)),
                violation_error_message=_("Розглянута позиція має результат і час розгляду."),
            ),
            models.CheckConstraint(
                name="item_answered_with_its_time",
                condition=~Q(work_status=WorkStatus.ANSWERED) | Q(answered_at__isnull=False),
                violation_error_message=_("Подана відповідь має час подання."),
            ),
        ]

    def __str__(self):
        return f"{self.criterion_code}: {self.titled}"

    @property
    def titled(self) -> str:
        """What it is asked of, as it was called then."""
        return self.dataset_title or self.unit_name

    @property
    def settled(self) -> tuple[str, Decimal | None]:
        """The result and points that count: what the review settled, else what the unit handed in, else the check."""
        draft = self.work_status in (WorkStatus.TO_DO, WorkStatus.RETURNED)
        for result, grade in (
            (self.result if self.work_status == WorkStatus.REVIEWED else "", self.points),
            ("" if draft else self.answer_result, self.answer_points),
            (self.auto_result, self.auto_points),
        ):
            if result:
                return result, grade
        return Result.NOT_CHECKED, None


class ItemEvidence(models.Model):
    """What proves an answer: a link, or a file whose SHA-256 shows that it has not changed."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("позиція"))
    title = models.CharField(_("назва"), max_length=300)
    link = models.URLField(_("посилання"), max_length=1000, blank=True)
    file = models.FileField(_("файл"), upload_to="audits/%Y/%m", blank=True)
    name = models.CharField(_("ім’я файлу"), max_length=255, blank=True)
    media_type = models.CharField(_("тип"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("розмір, байтів"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    removed = models.BooleanField(_("вилучено"), default=False)
    uploaded_by = person(_("хто додав"))
    uploaded_at = models.DateTimeField(_("додано"), default=clock.now, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна доказу"))

    class Meta:
        verbose_name = _("доказ до позиції")
        verbose_name_plural = _("докази до позиції")
        ordering = ["item", "pk"]
        constraints = [
            models.CheckConstraint(
                name="item_evidence_link_or_file",
                condition=(Q(link="") & ~Q(file="")) | (~Q(link="") & Q(file="")),
                violation_error_message=_("Додайте посилання або файл."),
            )
        ]

    def __str__(self):
        return self.title
