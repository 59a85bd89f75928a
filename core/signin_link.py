"""The key of a one-time sign-in link: only its hash is kept, so whoever reads the database cannot sign in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core import clock


class LinkQuerySet(models.QuerySet):
    """Links as of a moment."""

    def live(self, at):
        """Links that still sign somebody in."""
        return self.filter(used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at)


class SignInLink(models.Model):
    """A link in a letter that signs one person in, once, and leads to a page."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_in_links", verbose_name=_("чиє")
    )
    hash = models.CharField("SHA-256", max_length=64, unique=True)
    path = models.CharField(_("сторінка"), max_length=500)
    made_at = models.DateTimeField(_("створено"), default=clock.now)
    expires_at = models.DateTimeField(_("діє до"))
    used_at = models.DateTimeField(_("використано"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("скасовано"), null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("посилання для входу")
        verbose_name_plural = _("посилання для входу")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="link_expires_after_it_is_made",
                condition=Q(expires_at__gt=F("made_at")),
                violation_error_message=_("Посилання діє до пізнішого часу, ніж його створено."),
            ),
            models.CheckConstraint(
                name="link_used_or_revoked",
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True),
                violation_error_message=_("Використане посилання не скасовують."),
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.path}"
