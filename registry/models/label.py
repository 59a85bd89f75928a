"""Keywords, themes and formats of datasets as rows: what catalogues count and filter by."""

from django.db import models

from registry.models.dataset import Dataset


class Label(models.Model):
    """One keyword, theme or format of a dataset. Derived from the passport on every save; it has no history."""

    class Kind(models.TextChoices):
        KEYWORD = "keyword"
        THEME = "theme"
        FORMAT = "format"

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="labels")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    value = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["kind", "value", "dataset"], name="label_kind_value_dataset")]
        constraints = [models.UniqueConstraint(fields=["dataset", "kind", "value"], name="label_once")]

    def __str__(self):
        return self.value
