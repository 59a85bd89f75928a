"""Candidates for opening: what is decided of an asset, and the planned dataset that comes of «відкрити»."""

from django.db import transaction
from django.utils.translation import gettext as _

from audits.actions.asset_locking import lock_asset
from audits.asset_cells import frequency_of, is_given
from audits.asset_workflow import AssetState, Decision
from audits.models import InformationAsset, OpeningDecision
from core import history
from core.clock import today
from core.refusals import Refused, checked
from registry.actions import create_passport
from registry.formats import FORMATS, split


@transaction.atomic
def decide(*, asset, decision, by, due_on=None, ground="", dataset=None, passport=None, version=None, on=None):
    """Decides on the opening of an asset: `due_on` for «відкрити» and «пізніше», `ground` for «не відкривати».

    What opens is a `dataset` the register knows, or a new planned one: `passport` gives its identifier, holder and,
    where it is one of the mandatory sets, its legal item; the rest is taken from the asset.
    """
    on = on or today()
    row = lock_asset(asset, version)
    _check(row, decision, due_on, ground, on)
    made = _decision_of(row, decision)
    made.decision, made.ground, made.due_on = decision, ground.strip(), due_on
    made.decided_on, made.decided_by = on, by
    if decision == Decision.OPEN and made.dataset_id is None:
        made.dataset = dataset or _planned(row, passport, due_on, by, on)
    reason = f"Рішення щодо відкриття: {Decision(decision).label}"
    if made.pk is None:
        return history.save(checked(made), by=by, reason=reason)
    made.version += 1
    return history.save(checked(made), by=by, reason=reason)


def _check(row, decision, due_on, ground, on):
    if row.state != AssetState.ACCEPTED:
        raise Refused(_("Рішення ухвалюють щодо прийнятих рядків: спершу прийміть цей."))
    if decision == Decision.NOT_OPEN and not ground.strip():
        raise Refused(_("Вкажіть правову підставу, з якої дані не відкривають: закон і статтю."))
    if decision != Decision.NOT_OPEN and due_on is None:
        raise Refused(_("Вкажіть строк: до якого дня відкрити дані або повернутися до питання."))
    if due_on and due_on < on:
        raise Refused(_("Строк {day:%d.%m.%Y} уже минув: вкажіть день, що настане.").format(day=due_on))


def _decision_of(row, decision) -> OpeningDecision:
    made = OpeningDecision.objects.select_for_update().filter(asset=row).first() or OpeningDecision(asset=row)
    if made.dataset_id and decision != Decision.OPEN:
        raise Refused(
            _("За цим рішенням уже заплановано набір «{dataset}»: змініть його стан у реєстрі наборів.").format(
                dataset=made.dataset
            )
        )
    return made


def _planned(row: InformationAsset, passport, due_on, by, on):
    """A planned dataset with what the asset says of itself."""
    if not passport or not passport.get("identifier") or not passport.get("holder"):
        raise Refused(_("Вкажіть ідентифікатор і розпорядника нового набору або оберіть набір із реєстру."))
    typed = {
        "identifier": passport["identifier"],
        "title": (passport.get("title") or row.title)[:254],
        "legal_item": passport.get("legal_item"),
        "description": row.description,
        "purpose": row.purpose[:512],
        "frequency": frequency_of(row.updating_frequency) or "",
        "formats": [name for name in split(row.format) if name in FORMATS],
    }
    if is_given(row.restricted_fields) and passport.get("restricted_ground"):
        typed |= {"restricted": row.restricted_fields[:2000], "restricted_ground": passport["restricted_ground"]}
    elif is_given(row.restricted_fields):
        typed["description"] = f"{row.description}\nНе оприлюднюються поля: {row.restricted_fields}"[:4000]
    reason = f"Інформаційний аудит {row.round.code}, актив {row.uid}: відкрити до {due_on:%d.%m.%Y}"
    return create_passport(passport=typed, holder=passport["holder"], by=by, reason=reason, on=on)
