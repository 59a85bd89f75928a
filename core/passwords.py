"""What NIST SP 800-63B and OWASP ASVS ask of a password beside its length, in words for people."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import Office

LONGEST = 256  # far above the 64 that must be possible: only a flood of data is refused
OWN_WORDS = ("khartiia", "hartiia", "хартія", "opendata", "відкритідані")
COMMON_WORDS = ("password", "qwerty", "admin", "пароль", "йцукен", "адмін", "123456789", "12345", "123")
BETWEEN = re.compile(r"[\s!-/:-@\[-`{-~]+")  # spaces and signs that change nothing for a guesser
REST = 8  # signs that must remain without such words


class LongestValidator:
    """A password of unreasonable size."""

    def validate(self, password, user=None):
        if len(password) > LONGEST:
            raise ValidationError(_("Пароль задовгий: щонайбільше %s знаків.") % LONGEST, code="password_too_long")

    def get_help_text(self):
        return gettext_lazy("Можна використовувати будь-які знаки, також пробіли та емодзі.")


class OwnWordsValidator:
    """A password made of the name of the system, of the city, of the mail address, or of what everybody types."""

    def validate(self, password, user=None):
        rest = _plain(password)
        words = {_plain(word) for word in [*OWN_WORDS, *COMMON_WORDS, *_city(), *_address(user)]}
        for word in sorted(words - {""}, key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(set(rest)) < REST // 2 or len(rest) < REST:
            message = _("Пароль легко вгадати: він складений із назви системи, міста, вашої пошти або поширених слів.")
            raise ValidationError(message, code="password_own_words")

    def get_help_text(self):
        return gettext_lazy("Не складайте пароль із назви системи чи міста.")


def _plain(text):
    return BETWEEN.sub("", text.casefold())


def _city():
    office = Office.objects.first()
    return [office.city, *office.city.split()] if office else []


def _address(user):
    name, _at, domain = getattr(user, "email", "").partition("@")
    return [part for part in (name, domain.partition(".")[0]) if len(part) > 2]
