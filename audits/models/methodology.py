"""How data are judged: a methodology with its criteria, approved and from then on unchangeable."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.queries import MethodologyQuerySet
from audits.workflow import Answered, AppliesTo, Kind, MethodologyState
from core.acts import BasisFields, basis_is_whole


class Methodology(BasisFields):
    """«Методика»: an edition of the criteria by which one kind of round judges."""

    kind = models.CharField(_("вид"), max_length=10, choices=Kind.choices)
    edition = models.PositiveSmallIntegerField(_("редакція"), default=1)
    title = models.CharField(_("назва"), max_length=300)
    note = models.TextField(_("пояснення"), max_length=4000, blank=True)
    state = models.CharField(_("стан"), max_length=8, choices=MethodologyState.choices, default=MethodologyState.DRAFT)
    valid_from = models.DateField(_("діє з"), null=True, blank=True)
    valid_to = models.DateField(_("діє до"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("хто затвердив"),
    )
    approved_at = models.DateTimeField(_("затверджено"), null=True, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна методики"))

    objects = MethodologyQuerySet.as_manager()

    class Meta:
        verbose_name = _("методика")
        verbose_name_plural = _("методики")
        ordering = ["kind", "-edition"]
        constraints = [
            basis_is_whole("methodology_basis_whole"),
            models.UniqueConstraint(
                fields=["kind", "edition"],
                name="methodology_edition_once",
                violation_error_message=_("Редакція методики з таким номером уже є."),
            ),
            models.CheckConstraint(
                name="methodology_dates_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("Дата «діє до» не може бути раніше за «діє з»."),
            ),
            models.CheckConstraint(
                name="methodology_approved_with_its_day",
                condition=Q(state=MethodologyState.DRAFT) | Q(approved_at__isnull=False, valid_from__isnull=False),
                violation_error_message=_("Затверджена методика має дату, з якої вона діє."),
            ),
        ]

    def __str__(self):
        return f"{self.title} (редакція {self.edition})"

    @property
    def is_approved(self) -> bool:
        """Whether nothing of it can change any more."""
        return self.state == MethodologyState.APPROVED


class Criterion(models.Model):
    """«Критерій»: a question, how it is graded and how much it weighs. `rubric`: [{"points": 2, "text": "…"}, …]."""

    methodology = models.ForeignKey(
        Methodology, on_delete=models.CASCADE, related_name="criteria", verbose_name=_("методика")
    )
    code = models.CharField(_("код"), max_length=20)
    order = models.PositiveSmallIntegerField(_("порядок"), default=1)
    principle = models.CharField(
        _("принцип Хартії"), max_length=8, blank=True, help_text=_("Номер принципу, наприклад: IV.")
    )
    wording = models.TextField(_("формулювання"), max_length=1000)
    rubric = models.JSONField(_("шкала оцінювання"), default=list)
    weight = models.DecimalField(
        _("вага"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(Decimal(100))],
    )
    scale = models.PositiveSmallIntegerField(
        _("найвища оцінка"), default=2, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    kind = models.CharField(_("хто перевіряє"), max_length=9, choices=Answered.choices)
    check_name = models.CharField(_("автоматична перевірка"), max_length=60, blank=True)
    applies_to = models.CharField(
        _("чого стосується"), max_length=10, choices=AppliesTo.choices, default=AppliesTo.DATASETS
    )
    valid_from = models.DateField(_("діє з"), null=True, blank=True)
    valid_to = models.DateField(_("діє до"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна критерію"))

    class Meta:
        verbose_name = _("критерій")
        verbose_name_plural = _("критерії")
        ordering = ["methodology", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["methodology", "code"],
                name="criterion_code_once",
                violation_error_message=_("Критерій із таким кодом у методиці вже є."),
            ),
            models.CheckConstraint(
                name="criterion_check_where_automatic",
                condition=(Q(kind=Answered.AUTOMATIC) & ~Q(check_name=""))
                | (Q(kind=Answered.PERSON) & Q(check_name="")),
                violation_error_message=_("Автоматичний критерій має перевірку, а критерій для людини – не має."),
            ),
            models.CheckConstraint(
                name="criterion_dates_in_order",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("Дата «діє до» не може бути раніше за «діє з»."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.wording}"
