"""What a file is, by its content: its name may say anything."""

from plan.approved import Unreadable

MAX_BYTES = 10 * 1024 * 1024
ZIP = b"PK\x03\x04"
OLD_WORD = "Це файл старого Word (.doc). Збережіть його як .docx і надішліть ще раз."
_SAVE = "Збережіть план як .docx, .xlsx, .csv або текст"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLDER_WORD = (b"\xdb\xa5-\x00", b"1\xbe\x00\x00", b"\x0d\x44\x4f\x43")  # Word 2, Write, Word for DOS
_FOREIGN = (
    (b"%PDF", f"Це PDF, таблицю з нього не прочитати. {_SAVE}, скопіювавши таблицю."),
    (b"\x89PNG", f"Це зображення PNG, а не таблиця. {_SAVE}."),
    (b"\xff\xd8\xff", f"Це зображення JPEG, а не таблиця. {_SAVE}."),
    (b"GIF8", f"Це зображення GIF, а не таблиця. {_SAVE}."),
    (b"{\\rtf", f"Це документ RTF. {_SAVE}."),
    (b"Rar!", f"Це архів RAR. {_SAVE} без архіву."),
    (b"7z\xbc\xaf", f"Це архів 7z. {_SAVE} без архіву."),
    (b"\x1f\x8b", f"Це архів gzip. {_SAVE} без архіву."),
    (b"PK\x05\x06", f"Це порожній архів. {_SAVE}."),
)
_MARKUP = ((b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<?xml", "XML"), (b"<", "розмітка"))


def refuse_foreign(content: bytes) -> None:
    """Refuses what is no text, CSV, Word or Excel file, saying what it is and what to save it as."""
    if len(content) > MAX_BYTES:
        raise Unreadable("Файл більший за 10 МБ. Залиште в ньому лише план дій, без зображень.")
    if not content.strip(b"\0 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("Файл порожній. Виберіть файл із планом дій.")
    for magic, message in _FOREIGN:
        if content.startswith(magic):
            raise Unreadable(message)
    if content.startswith(_OLDER_WORD):
        raise Unreadable(OLD_WORD)
    if content.startswith(_OLE):
        raise Unreadable(_ole(content))
    _refuse_markup(content)


def is_plain(content: bytes) -> bool:
    """Whether nothing else can be said of what a file is."""
    return not content.startswith((_OLE, ZIP))


def _ole(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "Файл захищено паролем. Зніміть захист і збережіть його наново."
    if "WordDocument".encode("utf-16-le") in content:
        return OLD_WORD
    return "Це файл старого Excel (.xls). Збережіть його як .xlsx і надішліть ще раз."


def _refuse_markup(content: bytes) -> None:
    start = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, name in _MARKUP:
        if start.startswith(magic):
            raise Unreadable(f"Це {name}, а не таблиця плану. {_SAVE}.")
    if start.startswith((b"{", b"[")):
        raise Unreadable(f"Це JSON, а не таблиця плану. {_SAVE}.")
