"""Posts that people hold, from a day to a day."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models.party import Unit
from core.models.person import User

_TWO_HEADS = _(
    "Підрозділ уже має керівника: %(person)s, %(days)s. Закрийте ту посаду днем раніше або внесіть в. о. керівника."
)


class Post(models.Model):
    """A post somebody holds from a day to a day: head, deputy, acting, responsible for data, curator."""

    class Kind(models.TextChoices):
        HEAD = "head", _("керівник")
        DEPUTY = "deputy", _("заступник керівника")
        ACTING = "acting", _("в. о. керівника")
        DATA = "data", _("відповідальна особа за відкриті дані")
        CURATOR = "curator", _("куратор (заступник міського голови)")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts", verbose_name=_("підрозділ"))
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("обліковий запис"),
    )
    email = models.EmailField(
        _("електронна пошта"),
        blank=True,
        help_text=_("Куди надсилати нагадування, якщо облікового запису немає."),
    )
    person = models.CharField(_("хто обіймає"), max_length=120, help_text=_("Власне ім’я ПРІЗВИЩЕ"))
    kind = models.CharField(_("вид посади"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("посада"), max_length=200, blank=True, help_text=_("Як її пишуть у документах."))
    held_from = models.DateField(_("обіймає з"))
    held_to = models.DateField(_("обіймає до"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна посади"))

    class Meta:
        verbose_name = _("посада")
        verbose_name_plural = _("посади")
        ordering = ["unit", "kind", "held_from"]
        constraints = [
            models.CheckConstraint(
                name="post_dates_in_order",
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                violation_error_message=_("Дата «обіймає до» не може бути раніше за «обіймає з»."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()}"

    def clean(self):
        """A unit has one head at a time; whoever acts for him may overlap."""
        super().clean()
        if self.kind != self.Kind.HEAD or not (self.unit_id and self.held_from):
            return
        others = Post.objects.filter(unit=self.unit_id, kind=self.Kind.HEAD).exclude(pk=self.pk)
        others = others.filter(Q(held_to__isnull=True) | Q(held_to__gte=self.held_from))
        if self.held_to:
            others = others.filter(held_from__lte=self.held_to)
        if other := others.first():
            raise ValidationError(_TWO_HEADS % {"person": other.person, "days": other.days})

    @property
    def days(self):
        """From when until when, in words."""
        since = _("з %s") % f"{self.held_from:%d.%m.%Y}"
        return f"{since} {_('до %s') % f'{self.held_to:%d.%m.%Y}'}" if self.held_to else since
