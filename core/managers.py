"""The questions the office asks of its people and parties."""

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import F, Q

from core.clock import today
from core.ukrainian import search_text


class SearchQuerySet(models.QuerySet):
    """Search in Ukrainian: every word must occur, whatever its case or apostrophe."""

    def search(self, words: str):
        """Rows in which each of the words occurs."""
        found = self
        for word in search_text(words).split():
            found = found.filter(search_text__contains=word)
        return found


class UnitQuerySet(SearchQuerySet):
    """Parties as of a day."""

    def valid(self, on):
        """Parties that exist on a day."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_to__isnull=True) | Q(valid_to__gte=on)
        )

    def reporting(self):
        """Parties that can owe an update: real units, and roles until a unit is named for them."""
        return self.filter(kind__in=[self.model.Kind.UNIT, self.model.Kind.ROLE])

    def open_data_unit(self, on=None):
        """The unit (or role) that leads open data on a day (today), or None; of two the one that is to be closed."""
        leading = self.filter(open_data=True).valid(on or today())
        return leading.order_by(F("valid_to").asc(nulls_last=True), "pk").first()


class UserManager(BaseUserManager):
    """Accounts by e-mail, unique without regard to case."""

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        """A new account; without a password nobody can sign in by one."""
        if not email:
            raise ValueError("Вкажіть електронну пошту: вона є іменем для входу.")
        user = self.model(email=self.normalize_email(email.strip()), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """An administrator."""
        return self.create_user(email, password, **{**fields, "is_superuser": True, "is_staff": True})
