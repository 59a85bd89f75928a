"""The standing checks: what must not be, why it matters, and who mends it where."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audits.xray import findings, people, register, tasks


def itself(row: Any) -> Any:
    """The row is mended on its own form."""
    return row


@dataclass(frozen=True)
class Check:
    """A named query: `find` gives the rows of a day, `words` tells one, `mended` is the row whose form mends it."""

    code: str
    title: str | Promise
    advice: str | Promise
    find: Callable[[date], QuerySet]
    words: Callable[[Any], str] = str
    mended: Callable[[Any], Any] = itself


CHECKS = (
    Check(
        "done_without_evidence",
        _("Виконано, а підтвердних документів немає"),
        _("Попросіть підрозділ додати файл чи посилання до інформації про завдання або змініть стан."),
        tasks.done_without_evidence,
    ),
    Check(
        "overdue_without_reason",
        _("Прострочено, а причини не пояснено"),
        _("За останній квартал немає ні інформації підрозділу, ні клопотання про перенесення строку."),
        tasks.overdue_without_reason,
    ),
    Check(
        "nobody_to_report",
        _("Завдання є, а звітувати нікому"),
        _("Підрозділ, що звітує, не має жодного чинного облікового запису: запросіть керівника."),
        people.nobody_to_report,
    ),
    Check(
        "holder_without_person",
        _("Підрозділ володіє даними, а відповідальної особи не призначено"),
        _("Внесіть посаду «відповідальна особа за відкриті дані» з датою призначення."),
        people.holder_without_person,
    ),
    Check(
        "dataset_without_contact",
        _("Набір оприлюднено, а писати нікому"),
        _("Додайте до паспорта відповідальну особу з електронною поштою."),
        register.without_contact,
    ),
    Check(
        "published_without_link",
        _("Набір оприлюднено, а посилання немає"),
        _("Вкажіть сторінку набору або ресурс із посиланням чи файлом."),
        register.published_without_link,
    ),
    Check(
        "update_unknown",
        _("Набір оновлюють за графіком, а дати оновлення не внесено"),
        _("Внесіть день останнього оновлення: доти не видно, чи набір вчасний."),
        register.update_unknown,
    ),
    Check(
        "held_without_dataset",
        _("Обов’язкові дані є в міста, а набору й пояснення немає"),
        _("Заплануйте набір або поясніть, чому дані не оприлюднено."),
        register.held_without_dataset,
        mended=lambda answer: answer.item,
    ),
    Check(
        "finding_without_action",
        _("Зауваження прострочено, а коригувальної дії немає"),
        _("Нагадайте підрозділу або заплануйте дію за його листом."),
        findings.overdue_without_action,
    ),
)
