"""What stands in the way of a reorganisation, each in a sentence."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.grounds import check_basis, check_reason
from core.models import Unit
from core.refusals import Refused, check_version

FARTHEST = timedelta(days=366)
RENAMED = (Unit.Kind.UNIT, Unit.Kind.OFFICIAL, Unit.Kind.BODY)


def locked(unit: Unit, version=None) -> Unit:
    """The unit's row, locked; `version` is what the form was opened with."""
    row = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    check_version(row, version)
    return row


def check_ground(reason, basis, day: date, on: date) -> str:
    """The reason in one piece; the act is whole and has come, the day is not beyond a year."""
    reason = check_reason(reason)
    if basis is None:
        raise Refused(_("Вкажіть акт, яким проведено реорганізацію: вид, номер і дату."))
    check_basis(basis, on)
    if day > on + FARTHEST:
        raise Refused(_("Перевірте рік: {day:%d.%m.%Y} – більш як за рік від сьогодні.").format(day=day))
    return reason


def check_stands(unit: Unit, day: date) -> None:
    """A unit is reorganised while it exists, and after whatever happened to it before."""
    name = unit.called(day)
    if unit.valid_to is not None:
        heir = _(" Правонаступник – {heir}.").format(heir=unit.successor) if unit.successor else ""
        raise Refused(
            _("«{name}»: підрозділ діє до {day:%d.%m.%Y}, його вже закрито.").format(name=name, day=unit.valid_to)
            + heir
        )
    if unit.valid_from is not None and day <= unit.valid_from:
        raise Refused(
            _("«{name}» діє з {day:%d.%m.%Y}: вкажіть пізніший день.").format(name=name, day=unit.valid_from)
        )
    last = max((until for until, *_names in unit.renamed), default="")
    if day.isoformat() <= last:
        raise Refused(
            _("«{name}» перейменовано з {day:%d.%m.%Y}: вкажіть пізніший день.").format(
                name=name, day=date.fromisoformat(last)
            )
        )


def check_heir(heir: Unit, day: date) -> None:
    """Duties go to a real unit that exists on the day and after it."""
    if heir.kind != Unit.Kind.UNIT:
        raise Refused(_("«{name}» – не структурний підрозділ: обов’язків йому не передають.").format(name=heir))
    if heir.valid_to is not None:
        raise Refused(_("«{name}» закрито або буде закрито: оберіть інший підрозділ.").format(name=heir))
    if heir.valid_from is not None and heir.valid_from > day:
        raise Refused(
            _("«{name}» діє лише з {day:%d.%m.%Y}: вкажіть пізніший день.").format(name=heir, day=heir.valid_from)
        )


def check_unit(unit: Unit) -> None:
    """Only real units merge and split."""
    if unit.kind != Unit.Kind.UNIT:
        raise Refused(_("Приєднують і ділять лише структурні підрозділи; ролі й сукупності названо в розпорядженні."))


def check_merged(units, into: Unit) -> None:
    """Units end each once, and none in itself."""
    if into in units:
        raise Refused(_("Підрозділ не приєднують до самого себе."))
    if not units or len(set(units)) < len(units):
        raise Refused(_("Вкажіть підрозділи, що припиняються, кожен один раз."))


def check_name(unit: Unit | None, name: str, gone=()) -> str:
    """A name nobody else bears; `gone` are units that give theirs up."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Вкажіть нову назву."))
    others = Unit.objects.filter(name__iexact=name, valid_to__isnull=True).exclude(pk__in=[one.pk for one in gone])
    if unit is not None:
        others = others.exclude(pk=unit.pk)
    if others.exists():
        raise Refused(_("Сторона з назвою «{name}» уже є в довіднику.").format(name=name))
    return name
