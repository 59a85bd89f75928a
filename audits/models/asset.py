"""«Інформаційний актив»: a row of the questionnaire to units in the 29 official columns, with its state."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from audits.asset_cells import check_emails, check_links, check_phones, is_given
from audits.asset_columns import BY_FIELD, FIELDS, REQUIRED
from audits.asset_workflow import WRITTEN, AssetState
from audits.models.round import Round, person
from core import clock
from core.models import Unit

LINE, TEXT = 300, 4000


def line(label, length=LINE, **options):
    """A short cell."""
    return models.CharField(label, max_length=length, blank=True, **options)


def text(label, length=TEXT):
    """A long cell."""
    return models.TextField(label, max_length=length, blank=True, validators=[MaxLengthValidator(length)])


class AssetQuerySet(models.QuerySet):
    """Rows of the register of information assets."""

    def of_round(self, round):
        """Rows of a round in the order of the table."""
        return self.filter(round=round).order_by("uid", "pk")

    def accepted(self):
        """Rows that belong to the result."""
        return self.filter(state=AssetState.ACCEPTED)

    def undecided(self):
        """Candidates for opening: accepted, not published, and nothing decided yet."""
        return self.accepted().filter(decision__isnull=True, url="")


class InformationAsset(models.Model):
    """A row; its columns are those of the official structure «infoAudit», in `audits.asset_columns.FIELDS`."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assets", verbose_name=_("раунд"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assets", verbose_name=_("підрозділ"))
    uid = models.CharField(_("ідентифікатор"), max_length=40)
    title = models.CharField(_("назва набору даних"), max_length=LINE)
    type = line(_("тип даних"), 500)
    data_user = line(_("підрозділ, що працює з даними"))
    data_creator = line(_("підрозділ, що створює дані"))
    data_transfer = line(_("кому передають дані"), 500)
    data_user_name = line(_("хто працює з даними (ПІБ)"), 200)
    data_user_telephone = line(_("телефон"), 200, validators=[check_phones])
    data_user_email = line(_("електронна пошта"), 254, validators=[check_emails])
    description = text(_("опис"))
    date_created = models.DateField(_("коли створено"), null=True, blank=True)
    records_number = models.PositiveBigIntegerField(_("кількість записів"), null=True, blank=True)
    purpose = text(_("підстава для створення"), 2000)
    source = text(_("джерело інформації"), 2000)
    updating_frequency = line(_("частота оновлення"), 100)
    usage_frequency = line(_("частота використання"), 100)
    public_interest = line(_("як часто запитують громадяни"))
    goverment_interest = line(_("як часто запитують інші органи"))
    relation = text(_("зв’язки з іншими наборами"), 2000)
    format = line(_("формат"), 100)
    structure = text(_("перелік полів"))
    restricted_fields = text(_("поля з обмеженим доступом"))
    documentation = text(_("документація"), 2000)
    developer_name = line(_("розробник програми"))
    developer_id = line(_("код розробника"), 40)
    dictionary = text(_("довідники"), 2000)
    size = line(_("розмір"), 100)
    resource = line(_("ресурси на основі даних"), 1000, validators=[check_links])
    url = line(_("посилання на оприлюднене"), 1000, validators=[check_links])

    state = models.CharField(_("стан"), max_length=10, choices=AssetState.choices, default=AssetState.DRAFT)
    note = models.TextField(_("що виправити"), max_length=2000, blank=True)
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name=_("перенесено з рядка"),
    )
    submitted_by = person(_("хто подав"))
    submitted_at = models.DateTimeField(_("подано"), null=True, blank=True)
    reviewed_by = person(_("хто розглянув"))
    reviewed_at = models.DateTimeField(_("розглянуто"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(excluded_fields=["recorded_at"], verbose_name=_("зміна інформаційного активу"))

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("інформаційний актив")
        verbose_name_plural = _("інформаційні активи")
        ordering = ["-round", "uid", "pk"]
        indexes = [models.Index(fields=["round", "unit", "state"], name="asset_round_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "uid"],
                name="asset_uid_once",
                violation_error_message=_("Рядок із таким ідентифікатором у цьому аудиті вже є."),
            ),
            models.CheckConstraint(
                name="asset_submitted_with_its_time",
                condition=Q(state=AssetState.DRAFT) | Q(submitted_at__isnull=False),
                violation_error_message=_("Поданий рядок має час подання."),
            ),
            models.CheckConstraint(
                name="asset_reviewed_with_its_time",
                condition=Q(state__in=[AssetState.DRAFT, AssetState.SUBMITTED]) | Q(reviewed_at__isnull=False),
                violation_error_message=_("Розглянутий рядок має час розгляду."),
            ),
            models.CheckConstraint(
                name="asset_returned_with_its_note",
                condition=~Q(state=AssetState.RETURNED) | ~Q(note=""),
                violation_error_message=_("Напишіть, що виправити."),
            ),
        ]

    def __str__(self):
        return f"{self.uid}. {self.title}"

    def clean(self):
        if self.date_created and self.date_created > clock.today():
            raise ValidationError({"date_created": gettext("Ця дата ще не настала.")})

    @property
    def gaps(self) -> list[str]:
        """The titles of official columns that must be filled in and are not."""
        return [BY_FIELD[name].title for name in REQUIRED if getattr(self, name) in ("", None)]

    @property
    def is_written(self) -> bool:
        """Whether the unit may still change it."""
        return self.state in WRITTEN

    @property
    def is_candidate(self) -> bool:
        """Whether somebody has to decide on its opening."""
        return self.state == AssetState.ACCEPTED and not is_given(self.url)

    @property
    def cells(self) -> list[str]:
        """The row in the official columns: dates as 2016-01-01."""
        return [_told(getattr(self, name)) for name in FIELDS]


def _told(value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
