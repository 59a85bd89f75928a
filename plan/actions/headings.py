"""Headings an amending act names: the one an added task goes under, known or new, and those it words anew."""

from django.utils.translation import gettext as _

from core import history
from core.refusals import Refused, checked
from plan.models import Area, Principle


def area_for(plan, change, *, by, reason) -> Area:
    """The area of an added task; what the plan lacks is made where the act words it."""
    place, title = change.place, change.place.area_title
    principle = plan.principles.filter(number=place.principle).first()
    if principle is None:
        if not place.principle_title:
            raise Refused(
                _("{code}: принципу {number} у плані немає. Вкажіть його назву.").format(
                    code=change.code, number=place.principle
                )
            )
        order = (plan.principles.order_by("-order").values_list("order", flat=True).first() or 0) + 1
        row = Principle(plan=plan, order=order, number=place.principle, title=place.principle_title)
        principle = history.save(checked(row), by=by, reason=reason)
    area = principle.areas.filter(number=place.area).first()
    if area is None:
        if not title:
            raise Refused(
                _("{code}: розділу {principle}.{number} у плані немає. Вкажіть його назву.").format(
                    code=change.code, principle=place.principle, number=place.area
                )
            )
        area = history.save(checked(Area(principle=principle, number=place.area, title=title)), by=by, reason=reason)
    return area


def retitle(plan, change, edition, *, by, reason):
    """Words a heading anew from the act's day on; the title until then is kept beside it."""
    row = heading_of(plan, change.code)
    title = " ".join(change.title.split())
    if row is None:
        raise Refused(_("{code}: такого принципу чи розділу в плані немає.").format(code=change.code))
    if " ".join(row.title.split()) != " ".join(change.before.split()):
        words = _("{code}: назву тим часом змінено, тепер вона «{title}». Перегляньте зміни ще раз.")
        raise Refused(words.format(code=change.code, title=row.title))
    row.earlier = [*row.earlier, [edition.effective_on.isoformat(), row.title, edition.number]]
    row.title = title
    return history.save(checked(row), by=by, reason=reason)


def heading_of(plan, code) -> Principle | Area | None:
    """A heading by its number: «I» or «I.2»."""
    principle, _dot, area = code.partition(".")
    if not area:
        return plan.principles.filter(number=principle).first()
    areas = Area.objects.filter(principle__plan=plan, principle__number=principle)
    return areas.filter(number=area).first() if area.isdecimal() else None
