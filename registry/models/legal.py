"""The legal list of mandatory datasets (CMU resolution 835), by editions, and what the city answers to each item."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models import Searchable, Unit


class LegalListQuerySet(models.QuerySet):
    """Editions of the list, as of a day."""

    def in_force(self, on):
        """The edition in force on a day, or None."""
        return self.filter(effective_on__lte=on).order_by("-effective_on").first()


class LegalList(models.Model):
    """An edition of the resolution's list; the city numbers its datasets by the position in it."""

    code = models.SlugField(_("код редакції"), max_length=40, unique=True)
    title = models.CharField(_("назва"), max_length=300)
    act_kind = models.CharField(_("вид акта"), max_length=80)
    act_number = models.CharField(_("номер"), max_length=40)
    act_date = models.DateField(_("дата акта"))
    effective_on = models.DateField(_("чинна з"))
    history = HistoricalRecords(verbose_name=_("зміна редакції переліку"))

    objects = LegalListQuerySet.as_manager()

    class Meta:
        verbose_name = _("редакція переліку обов’язкових наборів")
        verbose_name_plural = _("редакції переліку обов’язкових наборів")
        ordering = ["-effective_on"]

    def __str__(self):
        return self.title


class LegalItem(Searchable):
    """One mandatory dataset of an edition."""

    class Section(models.TextChoices):
        EVERYBODY = "everybody", _("усі розпорядники")
        LOCAL = "local", _("органи місцевого самоврядування")

    edition = models.ForeignKey(LegalList, on_delete=models.PROTECT, related_name="items", verbose_name=_("редакція"))
    number = models.PositiveSmallIntegerField(_("номер"))
    section = models.CharField(_("розділ"), max_length=12, choices=Section.choices)
    title = models.TextField(_("назва"), max_length=2000)
    succeeds = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="succeeded_by",
        verbose_name=_("номер у попередній редакції"),
    )
    history = HistoricalRecords(
        excluded_fields=["sort_key", "search_text"], verbose_name=_("зміна переліку обов’язкових наборів")
    )

    class Meta:
        verbose_name = _("обов’язковий набір")
        verbose_name_plural = _("обов’язкові набори")
        ordering = ["edition", "number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="legal_item_once")]

    def __str__(self):
        return f"{self.number}. {self.title}"

    def sorts_by(self):
        return f"{self.number} {self.title}"

    def searched_in(self):
        return str(self.number), self.title


class LegalAnswer(models.Model):
    """What the city says of a mandatory dataset: held or not, by whom, and why it is not published."""

    class Held(models.TextChoices):
        UNKNOWN = "unknown", _("не з’ясовано")
        YES = "yes", _("є в міста")
        NO = "no", _("у міста немає")

    item = models.OneToOneField(
        LegalItem, on_delete=models.PROTECT, related_name="answer", verbose_name=_("обов’язковий набір")
    )
    held = models.CharField(_("чи є ці дані"), max_length=8, choices=Held.choices, default=Held.UNKNOWN)
    holder = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="legal_answers",
        limit_choices_to={"kind": Unit.Kind.UNIT},
        verbose_name=_("хто володіє"),
    )
    why_not = models.TextField(_("чому не оприлюднено"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна відповіді щодо обов’язкового набору"))

    class Meta:
        verbose_name = _("відповідь щодо обов’язкового набору")
        verbose_name_plural = _("відповіді щодо обов’язкових наборів")
        ordering = ["item"]
        constraints = [
            models.CheckConstraint(
                name="legal_answer_holder_of_what_is_held",
                condition=Q(holder__isnull=True) | Q(held="yes"),
                violation_error_message=_("Володільця вказують лише для даних, які є в міста."),
            ),
        ]

    def __str__(self):
        return f"{self.item.number}: {self.get_held_display()}"
