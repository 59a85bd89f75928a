"""Register files in every form people send them."""

import io

from openpyxl import Workbook

from core import sheets

HEADINGS = [
    "Ідентифікатор",
    "Назва",
    "Опис",
    "Частота оновлення",
    "Ключові слова",
    "Підстава та призначення збору інформації",
    "Посилання на сторінку набору даних",
    "Формати ресурсів",
    "Назва розпорядника",
    "Ідентифікатор розпорядника",
    "Відповідальна особа",
    "Email відповідальної особи",
]
CODES_2025 = [
    "uid",
    "title",
    "description",
    "accrualPeriodicity",
    "keywords",
    "purpose",
    "url",
    "distributionFormat",
    "publisherName",
    "publisherId",
    "contactPointName",
    "contactPointEmail",
]
CODES_2019 = [
    "identifier",
    "title",
    "description",
    "accrualPeriodicity",
    "keyword",
    "purpose",
    "landingPage",
    "distributionFormat",
    "publisherPrefLabel",
    "publisherIdentifier",
    "contactPointFn",
    "contactPointHasEmail",
]
ROW = [
    "parky",
    "Парки",
    "Перелік",
    "Щороку",
    "парк, сквер",
    "Закон",
    "https://a.example/parky",
    "CSV",
    "Відділ",
    "",
    "",
    "",
]


def csv(*lines, sign=",", encoding="utf-8"):
    """Lines of cells as CSV."""
    return "\n".join(sign.join(f'"{cell}"' for cell in line) for line in lines).encode(encoding)


def xlsx(*lines, title="Аркуш1", more=()):
    """Lines of cells as a workbook; `more` are further sheets: (title, lines)."""
    book = Workbook()
    book.active.title = title
    for line in lines:
        book.active.append(line)
    for name, others in more:
        sheet = book.create_sheet(name)
        for line in others:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(header, *lines):
    """Lines of cells as an OpenDocument table."""
    return sheets.write("ods", header, list(lines))
