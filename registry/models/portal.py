"""Portals of open data where the city publishes: the city's own, the national one."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

KEY = RegexValidator(
    r"\A[a-z][a-z0-9_]*\Z",
    _("Ключове слово складається з малих латинських літер, цифр і підкреслень, наприклад: datagovua."),
)


class DataPortal(models.Model):
    """A portal that speaks as CKAN does, and what our office is called there. Its key of access stands in settings."""

    key = models.CharField(
        _("ключове слово"),
        max_length=40,
        unique=True,
        validators=[KEY],
        help_text=_("За ним налаштування PORTAL_TOKEN_… знаходить ключ доступу, наприклад: datagovua."),
    )
    title = models.CharField(_("назва"), max_length=200)
    address = models.URLField(
        _("адреса"), max_length=500, help_text=_("Головна сторінка порталу, наприклад: https://data.gov.ua")
    )
    organization = models.CharField(
        _("розпорядник на порталі"),
        max_length=100,
        blank=True,
        help_text=_("Як вашу установу названо в адресах порталу: …/organization/назва"),
    )
    order = models.PositiveSmallIntegerField(_("порядок"), default=1)
    active = models.BooleanField(
        _("працювати з порталом"),
        default=True,
        help_text=_("Поки вимкнено, до порталу ніхто не звертається: ні звірка, ні оприлюднення."),
    )
    history = HistoricalRecords(verbose_name=_("зміна порталу"))

    class Meta:
        verbose_name = _("портал відкритих даних")
        verbose_name_plural = _("портали відкритих даних")
        ordering = ["order", "key"]
        constraints = [
            models.CheckConstraint(
                name="portal_on_knows_our_name",
                condition=Q(active=False) | ~Q(organization=""),
                violation_error_message=_("Щоб працювати з порталом, вкажіть, як на ньому названо вашу установу."),
            ),
        ]

    def __str__(self):
        return self.title
