"""What a probe found, in the words of people: the mark, what is behind the address, since when it fails."""

from django.utils import formats
from django.utils.translation import gettext as _

from audits.models import Probe
from core.people import plural
from core.templatetags.ui import Mark

TONES = {Probe.State.OK: "done", Probe.State.BROKEN: "late", Probe.State.UNSURE: "wait"}


def mark_of(probe: Probe) -> Mark:
    """How an address stands."""
    return Mark(TONES[Probe.State(probe.state)], probe.get_state_display())


def seen(probe: Probe) -> str:
    """What is behind an address that answers: format, size, rows."""
    if probe.state != Probe.State.OK:
        return ""
    if not probe.download:
        return _("сторінка, а не файл") if probe.format == "HTML" else _("сторінка")
    parts = [probe.format or _("формат невідомий")]
    parts += [_size(probe.bytes)] if probe.bytes else []
    parts += [_rows(probe.table)] if probe.table and probe.table["rows"] else []
    return ", ".join(parts)


def _size(count: int) -> str:
    """«3,2 МБ», «12 КБ»."""
    if count < 1_000_000:
        return _("%s\u00a0КБ") % max(round(count / 1000), 1)
    return _("%s\u00a0МБ") % f"{count / 1_000_000:.1f}".replace(".", ",")


def _rows(table) -> str:
    rows = table["rows"]
    more = "" if table["whole"] else _("понад ")
    counted = plural(rows, _("рядок"), _("рядки"), _("рядків"))
    return f"{more}{formats.number_format(rows, force_grouping=True)}\u00a0{counted}"


def trouble(probe: Probe) -> str:
    """Why an address does not stand and since when, or what in the file a person should look at; "" where nothing."""
    if probe.state != Probe.State.OK:
        since = _day(_("Так із %s."), probe.first_failure_at)
        return " ".join(
            filter(None, [probe.reason, since, _day(_("Востаннє відкривалося %s."), probe.last_success_at)])
        )
    declared = probe.distribution.format if probe.distribution else ""
    told = []
    if probe.download and declared and probe.format and declared != probe.format:
        told.append(_("Заявлено %(said)s, а за вмістом це %(found)s.") % {"said": declared, "found": probe.format})
    told += list((probe.table or {}).get("problems", []))[:1]
    if probe.signs:
        told.append(_("Є ознаки персональних даних: перегляньте файл."))
    return " ".join(told)


def _day(words: str, moment) -> str:
    return words % f"{moment:%d.%m.%Y}" if moment else ""
