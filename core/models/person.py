"""People with an account."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import roles
from core.managers import UserManager
from core.models.party import Unit


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account; the e-mail is the login. Deactivated when he leaves, never deleted."""

    email = models.EmailField(_("електронна пошта"), unique=True)
    last_name = models.CharField(_("прізвище"), max_length=60, blank=True)
    first_name = models.CharField(_("власне ім’я"), max_length=60, blank=True)
    middle_name = models.CharField(_("по батькові"), max_length=60, blank=True)
    role = models.CharField(_("роль"), max_length=16, choices=roles.Role.choices, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("підрозділ")
    )
    language = models.CharField(_("мова"), max_length=2, choices=settings.LANGUAGES, default="uk")
    is_active = models.BooleanField(_("чинний"), default=True, help_text=_("Замість вилучення зніміть позначку."))
    first_day = models.DateField(_("працює з"), null=True, blank=True, editable=False)  # core.accounts keeps both
    last_day = models.DateField(_("останній робочий день"), null=True, blank=True, editable=False)
    is_staff = models.BooleanField(_("працює в кабінеті координатора"), default=False)
    date_joined = models.DateTimeField(_("створено"), auto_now_add=True)
    history = HistoricalRecords(excluded_fields=["password", "last_login"], verbose_name=_("зміна облікового запису"))

    USERNAME_FIELD = "email"
    objects = UserManager()

    class Meta:
        verbose_name = _("користувач")
        verbose_name_plural = _("користувачі")
        ordering = ["last_name", "first_name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message=_("Обліковий запис із такою електронною поштою вже є."),
            ),
            models.CheckConstraint(
                name="user_unit_for_unit_roles",
                condition=~Q(role__in=[roles.Role.UNIT_HEAD, roles.Role.UNIT_DEPUTY]) | Q(unit__isnull=False),
                violation_error_message=_("Керівникові та заступникові керівника вкажіть підрозділ."),
            ),
            models.CheckConstraint(
                name="user_days_in_order",
                condition=Q(first_day__isnull=True) | Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                violation_error_message=_("Останній робочий день не може бути раніше за перший."),
            ),
        ]

    def __str__(self):
        return self.get_full_name() or self.email

    def get_full_name(self):
        """«First name SURNAME», as DSTU 4163:2020 writes a signatory."""
        return f"{self.first_name} {self.last_name.upper()}".strip()

    def works_on(self, on):
        """Whether the account is of use on a day: it is on, its first day has come and its last one has not passed."""
        begun = self.first_day is None or self.first_day <= on
        return self.is_active and begun and (self.last_day is None or on <= self.last_day)

    def get_short_name(self):
        return self.first_name or self.email

    def save(self, *args, **kwargs):
        if self.is_superuser:
            self.role = roles.Role.ADMINISTRATOR
        if self.role:
            self.is_staff = roles.is_staff(self.role)
        super().save(*args, **kwargs)
