"""Files that lie with us: read from where they lie, not over the network.

The guarded client never goes inside, and a server behind a router cannot reach itself by its public name: asked over
the network, our own files would look broken where they are not. Whether the site itself answers, `/health` tells.
"""

from hashlib import sha256

from django.core.files.storage import default_storage

from audits.probe.links import Link
from audits.probe.sampling import sample
from audits.snapshot import LinkState, ProbeFacts
from core import clock

MISSING = "Файлу немає на місці в сховищі Хартії. Завантажте його ще раз."
HIDDEN = "Файл лежить у Хартії, але її публічні сторінки закрито: відвідувачі його не бачать."


def facts_of_own(link: Link, *, public: bool) -> ProbeFacts:
    """The facts of a file of ours; `public`: everybody may open the pages of the register."""
    try:
        with default_storage.open(link.own) as kept:
            content = kept.read()
    except OSError:
        return ProbeFacts(link.url, LinkState.BROKEN, status=404, reason=MISSING, checked_at=clock.now())
    found = sample(content, link, whole=True)
    return ProbeFacts(
        url=link.url,
        state=LinkState.OK if public else LinkState.UNSURE,
        status=200,
        reason="" if public else HIDDEN,
        checked_at=clock.now(),
        bytes=len(content),
        sha256=sha256(content).hexdigest(),
        format=found.format,
        download=bool(content),
        table=found.table,
        signs=found.signs,
    )
