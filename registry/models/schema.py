"""Structures of tables («структура набору»): what columns a file must have. Code lists that columns refer to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core.models import Searchable


class CodeList(models.Model):
    """A list of codes of our own that columns may take their values from (task IV.1.2)."""

    code = models.SlugField(_("код"), max_length=60, unique=True)
    title = models.CharField(_("назва"), max_length=254)
    description = models.TextField(_("опис"), max_length=2000, blank=True)
    source = models.URLField(_("джерело"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна довідника кодів"))

    class Meta:
        verbose_name = _("довідник кодів")
        verbose_name_plural = _("довідники кодів")
        ordering = ["code"]

    def __str__(self):
        return self.title


class CodeListItem(models.Model):
    """A code and what it stands for."""

    codelist = models.ForeignKey(CodeList, on_delete=models.CASCADE, related_name="items", verbose_name=_("довідник"))
    code = models.CharField(_("код"), max_length=100)
    label = models.CharField(_("значення"), max_length=500)
    order = models.PositiveIntegerField(_("порядок"), default=0)

    class Meta:
        verbose_name = _("код")
        verbose_name_plural = _("коди")
        ordering = ["codelist", "order", "code"]
        constraints = [models.UniqueConstraint(fields=["codelist", "code"], name="code_once")]

    def __str__(self):
        return f"{self.code} – {self.label}"


class TableSchema(Searchable):
    """The structure of a table. `columns` is a list of {name, title, description, datatype, required, codelist}."""

    code = models.SlugField(_("код"), max_length=80, unique=True)
    title = models.CharField(_("назва"), max_length=254)
    description = models.TextField(_("опис"), max_length=2000, blank=True)
    columns = models.JSONField(_("стовпці"), default=list)
    version = models.PositiveIntegerField(_("версія"), default=1, editable=False)
    history = HistoricalRecords(excluded_fields=["sort_key", "search_text"], verbose_name=_("зміна структури"))

    class Meta:
        verbose_name = _("структура таблиці")
        verbose_name_plural = _("структури таблиць")
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.title

    def sorts_by(self):
        return self.code

    def searched_in(self):
        return self.code, self.title, self.description
