"""The files the register can be taken out as: what each is called and how it is sent."""

from collections.abc import Iterator
from datetime import date
from typing import IO

from django.db.models import QuerySet

from core.sheets import CONTENT_TYPES
from registry.intake.columns import REGISTER
from registry.models import Dataset
from registry.writing import official
from registry.writing.books import workbook
from registry.writing.text_files import csv_lines, json_lines

SHEET = "Реєстр наборів даних"
TYPES = {"csv": CONTENT_TYPES["csv"], "xlsx": CONTENT_TYPES["xlsx"], "json": "application/json; charset=utf-8"}


def register(kind: str, datasets: QuerySet[Dataset], on: date) -> Iterator[str] | IO[bytes]:
    """The register in its official columns: lines of text, or a workbook."""
    if kind == "csv":
        return csv_lines(official.HEADER, official.rows(datasets))
    if kind == "json":
        return json_lines(official.cells(datasets))
    return workbook([(SHEET, REGISTER, official.rows(datasets))], SHEET, on)
