"""Acts and the bases that changes rest on: kind, number and date, always together."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.ukrainian import LOOKALIKES

NBSP = "\xa0"
_NUMBER = re.compile(r"№ ?(\S+)(?: (\w)(?!\w))?")


def act_key(number: str) -> str:
    """The number of an act without what people write differently: case, spaces, dashes, Latin look-alikes."""
    return "".join(sign for sign in number.casefold().translate(LOOKALIKES) if sign.isalnum() or sign == "/")


def whole_number(text: str) -> str:
    """The words about an act with «№ 21 Р» never parted at the end of a line."""
    return _NUMBER.sub(lambda found: NBSP.join(filter(None, ["№", *found.groups()])), text)


@dataclass(frozen=True)
class Basis:
    """The act or resolution a change rests on."""

    kind: str
    number: str
    date: date

    def __str__(self):
        return f"{self.kind} від {self.date:%d.%m.%Y} № {self.number}"


class BasisFields(models.Model):
    """A basis written beside the row it justifies, so that it stays as it was typed."""

    basis_kind = models.CharField(_("вид документа-підстави"), max_length=80, blank=True)
    basis_number = models.CharField(_("номер підстави"), max_length=40, blank=True)
    basis_date = models.DateField(_("дата підстави"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def basis(self):
        """The basis, or None where the row rests on none."""
        if self.basis_date is None:
            return None
        return Basis(self.basis_kind, self.basis_number, self.basis_date)

    @basis.setter
    def basis(self, basis):
        self.basis_kind = basis.kind if basis else ""
        self.basis_number = basis.number if basis else ""
        self.basis_date = basis.date if basis else None


NO_BASIS = Q(basis_kind="", basis_number="", basis_date__isnull=True)
WHOLE_BASIS = Q(basis_date__isnull=False) & ~Q(basis_kind="") & ~Q(basis_number="")


def basis_is_whole(name):
    """A constraint: the kind, number and date of a basis stand together or not at all."""
    return models.CheckConstraint(
        name=name,
        condition=NO_BASIS | WHOLE_BASIS,
        violation_error_message=_("Підставу вказують повністю: вид документа, номер і дату."),
    )
