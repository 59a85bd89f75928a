"""How a portal says no, in sentences: CKAN's kinds of errors and what its validators say of each field."""

import re
from typing import Any

from core.refusals import Refused

FIELDS = {
    "name": "ідентифікатор",
    "title": "назва",
    "notes": "опис",
    "tag_string": "ключові слова",
    "tags": "ключові слова",
    "maintainer": "відповідальна особа",
    "maintainer_email": "електронна пошта відповідальної особи",
    "author": "автор",
    "author_email": "електронна пошта автора",
    "update_frequency": "частота оновлення",
    "purpose_of_collecting_information": "підстава та призначення збору інформації",
    "license_id": "ліцензія",
    "language": "мова",
    "owner_org": "розпорядник на порталі",
    "organization": "розпорядник на порталі",
    "groups": "категорія",
    "extras": "додаткові поля",
    "resources": "файли",
    "url": "посилання",
    "upload": "файл",
    "format": "формат",
    "size": "розмір",
    "description": "опис файлу",
    "package_id": "набір даних",
    "id": "ідентифікатор",
    "private": "видимість",
    "message": "",
}
# What validators of CKAN say, in English and in its Ukrainian translation, and the same for people.
SAYS = [
    (r"missing value|значення відсутнє", "не заповнено"),
    (r"already (?:in use|exists)|уже зайняте", "на порталі вже є набір із таким ідентифікатором"),
    (r'(?:tag|тег) "(.*)" (?:must be alphanumeric|.*symbols)', "портал не приймає знаків у слові «{0}»"),
    (r'(?:tag|тег) "(.*)" (?:length is more|довший)', "слово «{0}» задовге для порталу (не більше 100 знаків)"),
    (r'(?:tag|тег) "(.*)" (?:length is less|коротший)', "слово «{0}» закоротке для порталу (щонайменше 2 знаки)"),
    (r"is not a valid format|not a valid email", "така адреса пошти неможлива"),
    (r"file upload too large|exceeds|entity too large", "файл завеликий для порталу"),
    (r"organi[sz]ation does not exist|організації не існує", "такого розпорядника на порталі немає"),
    (r"cannot add a dataset to this organi[sz]ation", "ключ не дає права додавати набори цьому розпоряднику"),
    (r"an organi[sz]ation must be provided", "вкажіть розпорядника на порталі"),
    (r"purely lowercase|must be lowercase", "лише малі латинські літери, цифри, дефіс і підкреслення"),
    (r"maximum of (\d+)|length is more than maximum (\d+)", "задовге для порталу (не більше {0} знаків)"),
    (r"at least (\d+)|length is less than minimum (\d+)", "закоротке для порталу (щонайменше {0} знаки)"),
    (r"date format incorrect", "дату записано не так, як чекає портал"),
    (r"invalid integer|enter an integer", "має бути числом"),
    (r"valid url", "посилання записано з помилкою"),
    (r"one of:? (.*)", "портал приймає лише: {0}"),
]


class PortalError(Refused):
    """A portal that did not do what was asked; the sentence says why."""


class NoAccess(PortalError):
    """The key is missing, wrong, or gives no right to this."""


class NotThere(PortalError):
    """No such dataset, file or organisation on the portal."""


class Busy(PortalError):
    """Too many questions; `seconds` says how long the portal asks to wait, where it does."""

    def __init__(self, seconds: float | None):
        self.seconds = seconds
        when = f"за {round(seconds)} с" if seconds else "пізніше"
        super().__init__(f"Портал просить не поспішати: забагато запитів. Спробуйте {when}.")


class Invalid(PortalError):
    """The portal did not accept some fields; `fields` keeps what it said, by its own names."""

    def __init__(self, fields: dict[str, Any]):
        self.fields = fields
        super().__init__(*(sentences(fields) or ["Портал не прийняв даних і не пояснив чому."]))


def from_error(error: Any) -> PortalError:
    """The envelope's error as ours."""
    if not isinstance(error, dict):
        return PortalError(f"Портал відмовив: «{str(error)[:300]}»." if error else "Портал відмовив без пояснення.")
    kind = str(error.get("__type", ""))
    if kind == "Validation Error":
        return Invalid({key: value for key, value in error.items() if not key.startswith("__")})
    if kind == "Authorization Error":
        return NoAccess("Портал не дозволив цього: перевірте ключ доступу (PORTAL_TOKEN_…) і права його власника.")
    if kind == "Not Found Error":
        return NotThere("На порталі цього немає: вилучено або вказано інший ідентифікатор.")
    said = str(error.get("message") or kind)[:300]
    return PortalError(f"Портал відмовив: «{said}»." if said else "Портал відмовив без пояснення.")


def sentences(fields: dict[str, Any], prefix: str = "") -> list[str]:
    """What a portal's validators said, a sentence each, with the field in the office's words."""
    found = []
    for key, said in fields.items():
        label = prefix + FIELDS.get(key, f"поле «{key}»")
        for message in said if isinstance(said, list) else [said]:
            if isinstance(message, dict):
                found += sentences(message, f"{label}: " if label else "")
            elif message:
                found.append(_sentence(label, str(message)))
    return list(dict.fromkeys(found))


def _sentence(label: str, message: str) -> str:
    words = in_ukrainian(message)
    line = f"{label}: {words}" if label else words
    return f"{line[:1].upper()}{line[1:]}."


def in_ukrainian(message: str) -> str:
    """A validator's message in our words; an unknown one is quoted."""
    for pattern, words in SAYS:
        if found := re.search(pattern, message, re.IGNORECASE | re.DOTALL):
            return words.format(next((group for group in found.groups() if group), ""))
    return f"портал каже «{message.strip().rstrip('.')[:300]}»"
