"""CKAN's envelope: `{help, success, result | error}`, whatever the status it travels with.

CKAN itself sends errors with 400, 403, 404 or 409, the national portal with 200: `success` alone decides. A request
it cannot read at all is answered by a bare line of text.
"""

from typing import Any

from core.outbound_answer import Answer
from core.outbound_errors import Broken
from registry.portal.errors import Busy, NoAccess, NotThere, PortalError, from_error


def result(answer: Answer) -> Any:
    """What the portal answered, or why it did not, as an error with a sentence."""
    if answer.status == 429:
        raise Busy(answer.retry_after)
    try:
        said = answer.json()
    except Broken as error:
        raise _without_envelope(answer) or error from error
    if isinstance(said, dict) and "success" in said:
        return _opened(said, answer.url)
    if isinstance(said, str):
        raise from_error(said)
    raise _without_envelope(answer) or Broken(answer.url, why="це не відповідь порталу CKAN")


def _opened(said: dict[str, Any], url: str) -> Any:
    """What an envelope holds."""
    if said["success"] not in (True, "true", "True"):
        raise from_error(said.get("error"))
    if "result" not in said:
        raise Broken(url, why="портал каже, що все гаразд, але нічого не передав")
    return said["result"]


def _without_envelope(answer: Answer) -> PortalError | None:
    """What a status means where the portal's program did not speak itself."""
    if answer.ok:
        return None
    if answer.status in (401, 403):
        return NoAccess("Портал закрив доступ ще до перевірки ключа. Запитайте власника порталу.")
    if answer.status in (404, 405):
        return NotThere("За цією адресою портал не відповідає на запити програм. Перевірте адресу порталу.")
    if answer.status == 413:
        return PortalError("Файл завеликий для порталу.")
    return PortalError(f"Портал тимчасово не працює (код {answer.status}). Спробуйте пізніше.")
