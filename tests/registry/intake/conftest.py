"""Register files of our own making."""

from datetime import date

import pytest

from registry.actions.intake import take_register
from registry.intake.comparing import compare
from registry.intake.outcome import Options
from registry.intake.reading import read

HEADER = (
    "uid;title;description;accrualPeriodicity;keywords;purpose;url;distributionFormat;"
    "publisherName;publisherId;contactPointName;contactPointEmail"
)
ROW = {
    "uid": "reklamni-zasoby",
    "title": "Інформація про рекламні засоби",
    "description": "Адреси й розміри рекламних засобів",
    "accrualPeriodicity": "Щокварталу",
    "keywords": "реклама, місто",
    "purpose": "Закон України «Про рекламу»",
    "url": "https://data.gov.ua/dataset/reklama",
    "distributionFormat": "CSV, XLSX",
    "publisherName": "Відділ відкритих даних",
    "publisherId": "",
    "contactPointName": "Коваль Олена",
    "contactPointEmail": "o.koval@example.org",
}
ON = date(2026, 9, 30)


def table(*rows, header=HEADER):
    """A CSV file of rows, each a change to the usual one."""
    names = header.split(";")
    lines = [";".join('"{}"'.format((ROW | row).get(name, "").replace('"', '""')) for name in names) for row in rows]
    return "\n".join([header, *lines]).encode()


@pytest.fixture
def tell(unit):
    """What a file would change: `tell({"title": …}, options…)`."""

    def telling(*rows, header=HEADER, **options):
        return compare(read("reestr.csv", table(*rows, header=header)), Options(**options), ON)

    return telling


@pytest.fixture
def take(tell, coordinator):
    """Takes a file in."""

    def taking(*rows, **options):
        intake = tell(*rows, **options)
        assert intake.errors == []
        take_register(intake=intake, by=coordinator, reason="Імпорт з файлу reestr.csv")
        return intake

    return taking
