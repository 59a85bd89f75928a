"""Words of the EU vocabularies that passports use: themes, licences, languages. Pure facts."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

EU = "http://publications.europa.eu/resource/authority/"


class Theme(models.TextChoices):
    """The EU's thirteen themes of data (vocabulary «data-theme»)."""

    AGRI = "AGRI", _("Сільське господарство, рибальство, лісництво та харчові продукти")
    ECON = "ECON", _("Економіка та фінанси")
    EDUC = "EDUC", _("Освіта, культура та спорт")
    ENER = "ENER", _("Енергетика")
    ENVI = "ENVI", _("Довкілля")
    GOVE = "GOVE", _("Врядування та державний сектор")
    HEAL = "HEAL", _("Здоров’я")
    INTR = "INTR", _("Міжнародні питання")
    JUST = "JUST", _("Правосуддя, правова система та громадська безпека")
    REGI = "REGI", _("Регіони та міста")
    SOCI = "SOCI", _("Населення та суспільство")
    TECH = "TECH", _("Наука та технології")
    TRAN = "TRAN", _("Транспорт")

    @property
    def uri(self) -> str:
        return f"{EU}data-theme/{self.value}"


class Licence(models.TextChoices):
    """Licences a set is published under; the law's default is Creative Commons Attribution."""

    CC_BY = "cc-by", _("Creative Commons «Із зазначенням авторства» 4.0")
    CC_ZERO = "cc-zero", _("Creative Commons «Суспільне надбання» (CC0)")
    CC_BY_SA = "cc-by-sa", _("Creative Commons «Із зазначенням авторства – поширення на тих самих умовах» 4.0")
    ODC_BY = "odc-by", _("Open Data Commons Attribution")
    ODC_ODBL = "odc-odbl", _("Open Database License")
    CLOSED = "closed", _("використання обмежено")


@dataclass(frozen=True)
class LicenceTerms:
    """Where a licence's text stands, its EU term, and whether it is open by the Open Definition."""

    url: str
    eu: str
    open: bool


LICENCES: dict[Licence, LicenceTerms] = {
    Licence.CC_BY: LicenceTerms("https://creativecommons.org/licenses/by/4.0/", EU + "licence/CC_BY_4_0", True),
    Licence.CC_ZERO: LicenceTerms("https://creativecommons.org/publicdomain/zero/1.0/", EU + "licence/CC0", True),
    Licence.CC_BY_SA: LicenceTerms(
        "https://creativecommons.org/licenses/by-sa/4.0/", EU + "licence/CC_BYSA_4_0", True
    ),
    Licence.ODC_BY: LicenceTerms("https://opendatacommons.org/licenses/by/1-0/", EU + "licence/ODC_BY", True),
    Licence.ODC_ODBL: LicenceTerms("https://opendatacommons.org/licenses/odbl/1-0/", EU + "licence/ODC_BL", True),
    Licence.CLOSED: LicenceTerms("", "", False),
}


class Language(models.TextChoices):
    """Languages of the data, by ISO 639-1."""

    UK = "uk", _("українська")
    EN = "en", _("англійська")


LANGUAGE_URIS = {Language.UK: EU + "language/UKR", Language.EN: EU + "language/ENG"}
