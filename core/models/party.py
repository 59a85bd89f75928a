"""Whom an order may call responsible."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.clock import today
from core.managers import UnitQuerySet
from core.models.searchable import Searchable


class Unit(Searchable):
    """A party an order may name: a structural unit, a role some unit holds, a collective, an official, a body."""

    class Kind(models.TextChoices):
        UNIT = "unit", _("структурний підрозділ")
        ROLE = "role", _("роль, яку виконує підрозділ")
        COLLECTIVE = "collective", _("сукупність підрозділів")
        OFFICIAL = "official", _("посадова особа")
        BODY = "body", _("колегіальний орган")

    name = models.CharField(_("назва"), max_length=300, help_text=_("Дослівно, як у розпорядженні чи положенні."))
    short_name = models.CharField(_("скорочена назва"), max_length=80, blank=True)
    kind = models.CharField(_("вид"), max_length=12, choices=Kind.choices, default=Kind.UNIT)
    edrpou = models.CharField(
        _("код ЄДРПОУ"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", _("Код ЄДРПОУ має 8 цифр."))],
    )
    email = models.EmailField(_("електронна пошта"), blank=True)
    phone = models.CharField(_("телефон"), max_length=40, blank=True)
    open_data = models.BooleanField(
        _("веде відкриті дані"),
        default=False,
        help_text=_("Підрозділ (або роль), що за замовчуванням звітує про завдання плану."),
    )
    valid_from = models.DateField(_("діє з"), null=True, blank=True)
    valid_to = models.DateField(_("діє до"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("правонаступник"),
    )
    renamed = models.JSONField(default=list, blank=True, editable=False)  # [until, name, short name], see FormerName
    history = HistoricalRecords(
        excluded_fields=["sort_key", "search_text", "renamed"], verbose_name=_("зміна сторони")
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("сторона плану")
        verbose_name_plural = _("підрозділи та інші сторони")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(valid_to__isnull=True),
                name="unit_name_once",
                violation_error_message=_("Сторона з такою назвою вже є в довіднику."),
            ),
            models.UniqueConstraint(
                fields=["open_data"],
                condition=Q(open_data=True, valid_to__isnull=True),
                name="unit_one_open_data",
                violation_error_message=_("Відкриті дані вже веде інший підрозділ: спершу зніміть позначку з нього."),
            ),
            models.CheckConstraint(
                name="unit_dates_in_order",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("Дата «діє до» не може бути раніше за «діє з»."),
            ),
            models.CheckConstraint(
                name="unit_not_its_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("pk")),
                violation_error_message=_("Підрозділ не може бути правонаступником самого себе."),
            ),
        ]

    def __str__(self):
        return self.called(today())

    def sorts_by(self):
        return self.name

    def searched_in(self):
        former = (name for _until, *names in self.renamed for name in names)
        return self.name, self.short_name, self.edrpou, self.email, *former

    def called(self, on):
        """What the party was called on a day; `name` is its latest name, which may begin on a day to come."""
        return self._names(on)[0]

    def label_on(self, on):
        """Its name for narrow places, as of a day."""
        name, short_name = self._names(on)
        return short_name or name

    @property
    def label(self):
        """Today's name for narrow places."""
        return self.label_on(today())

    def _names(self, on):
        former = (names for until, *names in self.renamed if on.isoformat() < until)
        return next(former, [self.name, self.short_name])

    def stood(self, on):
        """Whether the party existed on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)

    def heir(self, on):
        """Whoever took the place of a unit closed by a day; the unit itself while it stands."""
        unit, seen = self, {self.pk}
        while unit.valid_to and unit.valid_to < on and unit.successor_id and unit.successor_id not in seen:
            unit = unit.successor
            seen.add(unit.pk)
        return unit

    def stands_in(self, on):
        """The real unit behind a role on a day (the party itself where nobody holds the role)."""
        if self.kind != self.Kind.ROLE:
            return self
        held = [h for h in self.holdings.all() if h.held_from <= on and (h.held_to is None or on <= h.held_to)]
        return held[-1].unit if held else self
