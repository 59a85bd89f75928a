"""Columns of the register's tables: the official headers of 2025 and 2019, and what our full export adds. Pure.

The register's columns are those of the schema in CMU resolution 835 (its 2025 edition; 2019 names beside them).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from core.ukrainian import LOOKALIKES, search_text


@dataclass(frozen=True)
class Column:
    """A column: its name in the header, its Ukrainian heading, what older files call it."""

    code: str
    heading: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> set[str]:
        """Everything a header may call it, folded."""
        return {fold(name) for name in (self.code, self.heading, *self.also)}


UID = Column("uid", "Ідентифікатор", ("identifier",))
TITLE = Column("title", "Назва")
URL = Column("url", "Посилання на сторінку набору даних", ("landingPage",))
PUBLISHER = Column("publisherName", "Назва розпорядника", ("publisherPrefLabel",))
PUBLISHER_ID = Column("publisherId", "Ідентифікатор розпорядника", ("publisherIdentifier",))
PERSON = Column("contactPointName", "Відповідальна особа", ("contactPointFn",))
PERSON_EMAIL = Column("contactPointEmail", "Email відповідальної особи", ("contactPointHasEmail",))
REGISTER = (
    UID,
    TITLE,
    Column("description", "Опис"),
    Column("accrualPeriodicity", "Частота оновлення"),
    Column("keywords", "Ключові слова", ("keyword",)),
    Column("purpose", "Підстава та призначення збору інформації"),
    URL,
    Column("distributionFormat", "Формати ресурсів"),
    PUBLISHER,
    PUBLISHER_ID,
    PERSON,
    PERSON_EMAIL,
)
LEGAL = Column("legalNumber", "Номер у переліку обов’язкових наборів")
CHANGED = Column("changedOn", "Останнє оновлення даних")
STATE = Column("state", "Стан")
STATE_SINCE = Column("stateSince", "Стан діє з")
BASIS = (
    Column("stateBasisKind", "Підстава стану: вид документа"),
    Column("stateBasisNumber", "Підстава стану: номер"),
    Column("stateBasisDate", "Підстава стану: дата"),
)
HOLDER_SINCE = Column("holderSince", "Розпорядник з")
PASSPORT = (
    LEGAL,
    Column("language", "Мова"),
    Column("compression", "Формат стиснення"),
    Column("themes", "Теми"),
    Column("licence", "Ліцензія"),
    Column("restricted", "Що не оприлюднюють"),
    Column("restrictedGround", "Правова підстава обмеження"),
    Column("spatial", "Територія"),
    Column("coversFrom", "Охоплює період з"),
    Column("coversTo", "Охоплює період до"),
    Column("firstPublished", "Вперше оприлюднено"),
    CHANGED,
    Column("trueOn", "Дані станом на"),
    Column("changeKnownOn", "Відомо про зміни з"),
    Column("structureUrl", "Посилання на структуру"),
    STATE,
    STATE_SINCE,
    *BASIS,
    HOLDER_SINCE,
)
PEOPLE = (
    UID,
    Column("personName", "Відповідальна особа"),
    Column("personEmail", "Електронна пошта"),
    Column("personPhone", "Телефон"),
)
RESOURCES = (
    UID,
    Column("resourceName", "Назва ресурсу"),
    Column("resourceKind", "Що це"),
    Column("resourceTitle", "Заголовок"),
    Column("resourceDescription", "Опис ресурсу"),
    Column("resourceFormat", "Формат"),
    Column("accessUrl", "Сторінка ресурсу"),
    Column("downloadUrl", "Пряме завантаження"),
    Column("resourceCompression", "Стиснення ресурсу"),
    Column("size", "Розмір, байтів"),
    Column("sha256", "SHA-256"),
    Column("issuedOn", "Оприлюднено"),
    Column("modifiedOn", "Змінено"),
    Column("tableSchema", "Структура таблиці"),
)
WHOLE = tuple(column for column in REGISTER if column not in (PERSON, PERSON_EMAIL)) + PASSPORT
HEADINGS = {column.code: column.heading for column in (*RESOURCES, *PEOPLE, *PASSPORT, *REGISTER)}


def fold(text: str) -> str:
    """A name without what people type differently: case, spaces, underscores, apostrophes, look-alike letters."""
    return search_text(text).translate(LOOKALIKES).replace(" ", "").replace("_", "")


def by_name(columns: Iterable[Column]) -> dict[str, Column]:
    """Columns by every folded name they have."""
    return {name: column for column in columns for name in column.names}
