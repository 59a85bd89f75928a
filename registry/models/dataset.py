"""The passport of a dataset (CMU resolution 835)."""

from collections.abc import Collection
from datetime import date

from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import clock
from core.models import Searchable, Unit
from registry import deadlines
from registry.deadlines import Due
from registry.frequency import Frequency
from registry.models.legal import LegalItem
from registry.queries import DatasetQuerySet
from registry.vocabulary import Language, Licence
from registry.workflow import State

IDENTIFIER = RegexValidator(
    r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    _("Ідентифікатор складається з малих латинських літер, цифр і дефісів між ними, наприклад: reklamni-zasoby."),
)


class Dataset(Searchable):
    """A dataset the city holds, with every element of the passport.

    State and holder change by actions only, as dated facts (`StateChange`, `HolderChange`); the columns here are
    what is in force now. `changed_on` is the day of the latest `DataUpdate`, `change_known_on` the day from which a
    change of the source is known that is not yet in the published data («відразу після внесення змін»).
    """

    identifier = models.CharField(_("ідентифікатор"), max_length=100, unique=True, validators=[IDENTIFIER])
    legal_item = models.ForeignKey(
        LegalItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="datasets",
        verbose_name=_("номер у переліку обов’язкових наборів"),
    )
    title = models.CharField(_("назва"), max_length=254)
    description = models.TextField(
        _("опис"), max_length=4000, blank=True, validators=[MaxLengthValidator(4000)], help_text=_("До 4000 знаків.")
    )
    purpose = models.TextField(
        _("підстава та призначення збору інформації"),
        max_length=512,
        blank=True,
        validators=[MaxLengthValidator(512)],
        help_text=_("Реквізити нормативно-правових актів, до 512 знаків."),
    )
    language = models.CharField(_("мова"), max_length=2, choices=Language.choices, default=Language.UK)
    compression = models.CharField(_("формат стиснення"), max_length=20, blank=True)
    frequency = models.CharField(_("частота оновлення"), max_length=16, choices=Frequency.choices, blank=True)
    keywords = models.JSONField(_("ключові слова"), default=list, blank=True)
    themes = models.JSONField(_("теми"), default=list, blank=True)
    formats = models.JSONField(_("формати"), default=list, blank=True)
    licence = models.CharField(_("ліцензія"), max_length=10, choices=Licence.choices, default=Licence.CC_BY)
    restricted = models.TextField(
        _("що не оприлюднюють"), max_length=2000, blank=True, help_text=_("Яку частину даних вилучено.")
    )
    restricted_ground = models.TextField(_("правова підстава обмеження"), max_length=1000, blank=True)
    spatial = models.CharField(
        _("територія"), max_length=200, blank=True, help_text=_("Код КАТОТТГ або назва території.")
    )
    covers_from = models.DateField(_("охоплює період з"), null=True, blank=True)
    covers_to = models.DateField(_("охоплює період до"), null=True, blank=True)
    first_published = models.DateField(_("вперше оприлюднено"), null=True, blank=True)
    changed_on = models.DateField(_("останнє оновлення даних"), null=True, blank=True)
    true_on = models.DateField(_("дані станом на"), null=True, blank=True)
    change_known_on = models.DateField(_("відомо про зміни з"), null=True, blank=True)
    landing_page = models.URLField(_("сторінка набору"), max_length=1000, blank=True)
    structure_url = models.URLField(_("посилання на структуру"), max_length=1000, blank=True)
    holder = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="datasets",
        limit_choices_to={"kind": Unit.Kind.UNIT},
        verbose_name=_("розпорядник (підрозділ)"),
    )
    state = models.CharField(_("стан"), max_length=10, choices=State.choices, default=State.PLANNED)
    gaps = models.JSONField(default=list, blank=True, editable=False)  # codes of registry.completeness, on every save
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    recorded_at = models.DateTimeField(_("внесено"), default=clock.now, editable=False)
    touched_at = models.DateTimeField(_("змінено"), auto_now=True, db_index=True)
    history = HistoricalRecords(
        excluded_fields=["sort_key", "search_text", "gaps", "recorded_at", "touched_at"],
        verbose_name=_("зміна паспорта"),
    )

    objects = DatasetQuerySet.as_manager()

    class Meta:
        verbose_name = _("набір даних")
        verbose_name_plural = _("набори даних")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["state", "sort_key"], name="dataset_state_order"),
            models.Index(fields=["holder", "state"], name="dataset_holder_state"),
            models.Index(fields=["state", "id"], name="dataset_state_key"),
            models.Index(fields=["state", "touched_at", "first_published"], name="dataset_state_touched"),
            models.Index(fields=["state", "frequency", "changed_on"], name="dataset_state_due"),
            models.Index(fields=["changed_on"], name="dataset_changed_on"),
            models.Index(  # what the catalogue counts by, read without the passports
                fields=["holder", "frequency", "licence", "state", "changed_on", "change_known_on"],
                name="dataset_facets",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="dataset_period_in_order",
                condition=Q(covers_from__isnull=True) | Q(covers_to__isnull=True) | Q(covers_to__gte=F("covers_from")),
                violation_error_message=_("Кінець охопленого періоду не може бути раніше за його початок."),
            ),
            models.CheckConstraint(
                name="dataset_changed_after_published",
                condition=Q(first_published__isnull=True)
                | Q(changed_on__isnull=True)
                | Q(changed_on__gte=F("first_published")),
                violation_error_message=_("Останнє оновлення не може бути раніше за перше оприлюднення."),
            ),
            models.CheckConstraint(
                name="dataset_restriction_has_ground",
                condition=Q(restricted="") | ~Q(restricted_ground=""),
                violation_error_message=_("Вкажіть правову підставу, з якої частину даних не оприлюднюють."),
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def number(self) -> int | None:
        """The position in the legal list, by which the city numbers its datasets."""
        return self.legal_item.number if self.legal_item_id else None

    def sorts_by(self):
        return f"{self.number or 9999} {self.title}"

    def searched_in(self):
        return self.identifier, self.title, self.description, " ".join(self.keywords)

    def standing(self, on: date, days_off: Collection[date] = ()) -> Due:
        """How the set stands with its updates on a day."""
        return deadlines.due(
            self.frequency,
            self.state,
            on,
            updated_on=self.changed_on,
            change_known_on=self.change_known_on,
            days_off=days_off,
        )
