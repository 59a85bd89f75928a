"""Spam is kept out without outside services: a trap field, a minimal time, limits by address and by network.

Counters stand in the shared cache under keyed hashes, so that the cache holds nobody's address.
"""

import hashlib
import hmac
import ipaddress
import re
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SALT = "registry.feedback"
AT_LEAST, AT_MOST = timedelta(seconds=3), timedelta(hours=12)
HOUR = 60 * 60
LIMITS = {"email": 5, "network": 30}  # messages an hour
LINK = re.compile(r"https?://|www\.|\[url", re.IGNORECASE)
MOST_LINKS = 3


@dataclass(frozen=True)
class Sender:
    """Where a form came from: the network's address, without the machine in it."""

    network: str

    @classmethod
    def of(cls, request) -> "Sender":
        """The network a request came from; behind a proxy of our own it is the last address the proxy names."""
        address = request.META.get("REMOTE_ADDR", "")
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        return cls(_network(forwarded if forwarded and _is_own(address) else address))


def _is_own(address):
    try:
        return not address or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True


def _network(address):
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{known}/{24 if known.version == 4 else 64}", strict=False))


def within_limit(kind: str, value: str) -> bool:
    """Counts one message more of an address or a network; False where there were too many in the hour."""
    said = hmac.new(settings.SECRET_KEY.encode(), f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()
    key = f"citizen-{said[:32]}"
    if cache.add(key, 1, HOUR):
        return True
    try:
        return cache.incr(key) <= LIMITS[kind]
    except ValueError:  # it has just expired
        return True


def check_links(text: str) -> str:
    """A text for people: no link in its first line, and only a few of them."""
    text = text.strip()
    if LINK.search(text.partition("\n")[0]):
        raise ValidationError(_("Перший рядок має бути без посилань: почніть зі слів."))
    if len(LINK.findall(text)) > MOST_LINKS:
        raise ValidationError(_("Забагато посилань: залиште щонайбільше три."))
    return text


class CitizenForm(forms.Form):
    """What every form for citizens has: the address, the trap, and the time it was opened at."""

    email = forms.EmailField(
        label=gettext_lazy("Ваша електронна пошта"),
        max_length=254,
        help_text=gettext_lazy("Надішлемо посилання для підтвердження. Адресу ніде не показуємо."),
        error_messages={
            "required": gettext_lazy("Вкажіть електронну пошту: на неї прийде посилання."),
            "invalid": gettext_lazy("Перевірте адресу: вона має бути на зразок imia@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, label=gettext_lazy("Не заповнюйте цього поля"))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, sender, **kwargs):
        super().__init__(*args, **kwargs)
        self.sender = sender
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.initial["opened"] = signing.TimestampSigner(salt=SALT).sign("form")
        self.order_fields([*(name for name in self.fields if name not in ("email", "website", "opened")), "email"])

    @property
    def shown(self):
        """The fields a person fills in."""
        return [self[name] for name in self.fields if name not in ("website", "opened")]

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled in the field people do not see: it is thanked, and nothing is kept."""
        return bool(self.data.get("website"))

    def clean(self):
        cleaned = super().clean()
        self._check_time()
        if self.errors:
            return cleaned
        if not within_limit("network", self.sender.network) or not within_limit("email", cleaned["email"].lower()):
            raise ValidationError(_("Забагато повідомлень за годину. Спробуйте пізніше: введене збережено у формі."))
        return cleaned

    def _check_time(self):
        """Nobody fills in a form in three seconds; one that lay open for half a day is sent once more."""
        signer = signing.TimestampSigner(salt=SALT)
        try:
            signer.unsign(self.data.get("opened", ""), max_age=AT_MOST)
        except signing.BadSignature:
            self._renew()
            raise ValidationError(_("Форма застаріла. Перевірте написане й надішліть ще раз.")) from None
        try:
            signer.unsign(self.data["opened"], max_age=AT_LEAST)
        except signing.SignatureExpired:
            return
        raise ValidationError(_("Ви надіслали форму надто швидко. Зачекайте кілька секунд і надішліть ще раз."))

    def _renew(self):
        """The form is shown again with a moment of its own."""
        self.data = self.data.copy()
        self.data["opened"] = self.initial["opened"]
