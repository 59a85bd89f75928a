"""What can go wrong when we ask another server, each in a sentence that says what happened and what to do."""

import ssl

import httpx

from core.refusals import Refused

SHOWN = 200  # characters of an address in a sentence


def shown(url: object) -> str:
    """An address as a sentence bears it: short, without a name and password somebody put into it."""
    text = str(url)
    scheme, mark, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    if "@" in host:
        text = f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


class OutboundError(Refused):
    """An address that could not be asked, or an answer that cannot be used; `url` is the address."""

    said = "Не вдалося звернутися за адресою {url}."

    def __init__(self, url: object = "", **facts: object):
        self.url, self.facts = shown(url), facts
        super().__init__(self.said.format(url=self.url, **facts))


class BadAddress(OutboundError):
    """The address itself is wrong."""

    said = "Адреса «{url}» написана з помилкою: {why}. Виправте її."


class Forbidden(OutboundError):
    """The address leads inside the network, or to a port nobody publishes on."""

    said = (
        "Адреса {url} веде {where}, тому Хартія до неї не звертається. Якщо так і треба, "
        "додайте «{host}» до налаштування OUTBOUND_ALLOW."
    )


class NoSuchHost(OutboundError):
    """The name has no address."""

    said = "Сервера «{host}» не знайдено. Перевірте, чи правильно написано його ім’я і чи є зв’язок."


class NoAnswer(OutboundError):
    """Nobody took the connection, or it broke off."""

    said = "Сервер не відповідає за адресою {url}: з’єднання не встановлено або перервано. Спробуйте пізніше."


class Untrusted(OutboundError):
    """The certificate of the server does not stand."""

    said = (
        "Сервер за адресою {url} не підтвердив, що він справжній: його сертифікат недійсний або для іншого імені. "
        "Повідомте власника сервера."
    )


class TooSlow(OutboundError):
    """The time ran out; `seconds` is what was allowed."""

    said = "Сервер за адресою {url} не відповів за відведений час ({seconds} с). Спробуйте пізніше."


class TooLarge(OutboundError):
    """More bytes than the caller takes; `most` is what was allowed."""

    said = "Відповідь за адресою {url} більша за {megabytes} МБ, тому її не прочитано."


class TooManyRedirects(OutboundError):
    """Sent on and on; `count` is how many times were allowed."""

    said = "Адреса {url} переспрямовує більше ніж {count} разів поспіль. Вкажіть кінцеву адресу."


class Moved(OutboundError):
    """A request that writes was sent elsewhere: it is not carried there by itself."""

    said = "Сервер переспрямував запис з адреси {url} на {there}. Вкажіть нову адресу в налаштуваннях."


class Broken(OutboundError):
    """The answer breaks the rules of HTTP, or is packed in a way we cannot open."""

    said = "Сервер за адресою {url} відповів незрозуміло: {why}. Повідомте власника сервера."


class BadStatus(OutboundError):
    """The server answered with a refusal; `status` is its number."""

    said = "Сервер за адресою {url} відповів відмовою: {words} (код {status})."


STATUS_WORDS = {
    400: "запит не прийнято",
    401: "потрібен ключ доступу",
    403: "доступ заборонено",
    404: "такої сторінки немає",
    405: "такий запит не дозволено",
    409: "дані не прийнято",
    410: "сторінку вилучено",
    413: "файл завеликий",
    429: "забагато запитів, треба зачекати",
    500: "на сервері сталася помилка",
    502: "сервер тимчасово не працює",
    503: "сервер тимчасово не працює",
    504: "сервер не встиг відповісти",
}


def status_words(status: int) -> str:
    """A status of HTTP in words."""
    fallback = "на сервері сталася помилка" if status >= 500 else "запит не виконано"
    return STATUS_WORDS.get(status, fallback)


def translated(error: httpx.HTTPError, url: object, seconds: float) -> OutboundError:
    """The library's error as ours."""
    if isinstance(error, httpx.TimeoutException):
        return TooSlow(url, seconds=round(seconds))
    if _about_certificate(error):
        return Untrusted(url)
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in str(error):
        cut = "complete message body" in str(error)
        return Broken(url, why="відповідь обірвалася на середині" if cut else "порушено правила HTTP")
    return NoAnswer(url)


def _about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
