"""Files of every kind made in code, for tests of the readers."""

import csv
import io
import zipfile

import docx
import openpyxl

from tests.plan.reading import orders


def csv_of(rows, separator=";", encoding="utf-8-sig"):
    """A CSV with these rows, as bytes."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_of(rows, merges=(), **sheets):
    """A workbook whose first sheet has these rows; further sheets by name."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for merge in merges:
        book.active.merge_cells(merge)
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(list(row))
    return saved(book)


def saved(document):
    """The bytes of a document of python-docx or openpyxl."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_table(document, rows):
    """A table with these rows; a line break in a cell is a new paragraph."""
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text.split("\n")[0]
            for line in text.split("\n")[1:]:
                cell.add_paragraph(line)
    return table


def docx_of(*tables, before="", after=""):
    """A Word document: lines as paragraphs, the tables, lines."""
    document = docx.Document()
    for line in before.splitlines():
        document.add_paragraph(line)
    for rows in tables:
        add_table(document, rows)
        document.add_paragraph("")
    for line in after.splitlines():
        document.add_paragraph(line)
    return saved(document)


def docx_order(rows=orders.ROWS):
    """The short order as a Word document."""
    return docx_of([orders.HEADING, *rows], before=orders.BEFORE.replace("**", ""), after=orders.AFTER)


def zip_of(**parts):
    """An archive; a part's name is written with `__` for `/` and `_` before its extension."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_part(content, name, data):
    """The archive with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, data)
    return out.getvalue()


def part(content, name):
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)
