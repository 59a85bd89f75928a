"""The reminder to a unit as a text to copy: into a letter through СЕД or a message."""

from django.conf import settings
from django.utils.translation import gettext as _

from plan.reported import UnitBlock
from plan.reporting import Freshness

MISSING = (Freshness.EXPECTED, Freshness.SILENT, Freshness.RETURNED)


def missing(block: UnitBlock) -> list:
    """The lines of a unit that still wait for the unit itself."""
    return [line for line in block.lines if line.freshness in MISSING]


def reminder(block: UnitBlock, period) -> str:
    """What to write to a unit; empty where nothing is missing."""
    lines = missing(block)
    if not lines:
        return ""
    asked = [
        _("Шановні колеги!"),
        _("За %(period)s від підрозділу «%(unit)s» очікуємо інформацію про виконання завдань плану дій:")
        % {"period": period, "unit": str(block.unit)},
        *(_line(line) for line in lines),
        _("Просимо подати її до %s.") % f"{block.submit_by:%d.%m.%Y}",
    ]
    if block.silent:
        asked[-1] = _("Строк подання минув %s. Просимо надіслати її невідкладно.") % f"{block.submit_by:%d.%m.%Y}"
    site = getattr(settings, "SITE_URL", "")
    return "\n".join([*asked, *([site] if site else [])])


def _line(line) -> str:
    told = f"– {line.task.code} {line.task.title}"
    if line.freshness == Freshness.RETURNED:
        return _("%(task)s (повернуто: %(note)s)") % {"task": told, "note": line.update.review_note}
    return told
