"""Rows that people search and sort in Ukrainian."""

from django.db import models

from core.ukrainian import search_text, sort_key


class Searchable(models.Model):
    """A row that people search and sort in Ukrainian; its two companion columns follow on every save."""

    sort_key = models.CharField(max_length=250, editable=False, db_index=True)
    search_text = models.TextField(editable=False)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.fill_companions()
        if update_fields is not None:
            update_fields = {*update_fields, "sort_key", "search_text"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def clean_fields(self, exclude=None):
        self.fill_companions()
        super().clean_fields(exclude=exclude)

    def sorts_by(self) -> str:
        raise NotImplementedError

    def searched_in(self) -> tuple[str, ...]:
        raise NotImplementedError

    def fill_companions(self):
        """Sets both companion columns; bulk writes call it themselves."""
        self.sort_key = sort_key(self.sorts_by())
        self.search_text = search_text(*self.searched_in())
