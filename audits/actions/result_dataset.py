"""The result of the last closed information audit as dataset No. 16 of the city's own register.

Published at this site's addresses `/infoaudit.csv` and `/infoaudit.json`, with the official structure beside it.
"""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from audits.asset_columns import COLUMNS
from audits.models import InformationAsset, Round
from audits.workflow import Kind, RoundState
from core.clock import today
from core.models import Unit
from core.refusals import Refused
from registry import actions
from registry.frequency import Frequency
from registry.models import Dataset, Distribution, LegalItem, LegalList, TableSchema
from registry.vocabulary import Theme
from registry.workflow import State

NUMBER = 16
IDENTIFIER, STRUCTURE = "rezultaty-informatsiinoho-audytu", "infoaudit"
KINDS = ("csv", "json")
NAMES = {kind: f"infoaudit{kind.title()}" for kind in KINDS}
REASON = "Обов’язковий набір № 16: результати інформаційного аудиту"


@transaction.atomic
def enter_result(*, round, site: str, by, on=None) -> Dataset:
    """Enters the result of a closed audit in the register, or records that the set was renewed by it."""
    on = on or today()
    if round.kind != Kind.AUDIT or round.state != RoundState.CLOSED:
        raise Refused(_("Набір № 16 складають за закритим інформаційним аудитом: спершу затвердьте його результати."))
    if not InformationAsset.objects.filter(round=round).accepted().exists():
        raise Refused(_("У цьому аудиті немає прийнятих рядків: оприлюднювати нічого."))
    given = {"by": by, "reason": REASON}
    dataset = _dataset(site, given)
    _resources(dataset, site, given, on)
    if dataset.state == State.PLANNED:
        actions.change_state(dataset=dataset, state=State.PUBLISHED, effective_on=on, **given)
    actions.record_update(dataset=dataset, updated_on=on, true_on=min(round.reference_on, on), by=by)
    return Dataset.objects.get(pk=dataset.pk)


@transaction.atomic
def refresh_result(*, round, by, site: str = "") -> Dataset | None:
    """The same by itself, as the audit closes; None where there is nothing to publish or nobody to hold the set.

    An audit that has been closed anew does so again; one before the last does not. `site`: where no setting says it.
    """
    latest = Round.objects.filter(kind=Kind.AUDIT, state=RoundState.CLOSED).order_by("-year").first()
    site = settings.SITE_URL.rstrip("/") or site
    entered = Distribution.objects.filter(name__in=NAMES.values()).exists()
    if round != latest or not (site or entered):
        return None
    try:
        with transaction.atomic():
            return enter_result(round=round, site=site, by=by)
    except Refused:
        return None


def item() -> LegalItem | None:
    """No. 16 of the list in force."""
    return LegalItem.objects.filter(edition=LegalList.objects.in_force(today()), number=NUMBER).first()


def _dataset(site, given) -> Dataset:
    legal = item()
    known = Dataset.objects.filter(identifier=IDENTIFIER).first()
    known = known or (legal and legal.datasets.exclude(state=State.ARCHIVED).order_by("pk").first())
    if known:
        return known
    holder = Unit.objects.open_data_unit()
    holder = holder and holder.stands_in(today())
    if holder is None or holder.kind != Unit.Kind.UNIT:
        raise Refused(_("Вкажіть, який підрозділ веде відкриті дані: він буде розпорядником набору."))
    passport = {
        "identifier": IDENTIFIER,
        "legal_item": legal,
        "title": "Результати інформаційного аудиту",
        "description": "Реєстр інформаційних активів міста за результатами останнього інформаційного аудиту.",
        "purpose": "Постанова Кабінету Міністрів України від 21 жовтня 2015 року № 835",
        "frequency": Frequency.YEARLY,
        "keywords": ["інформаційний аудит", "інформаційні активи", "відкриті дані"],
        "themes": [Theme.GOVE.value],
        "formats": [kind.upper() for kind in KINDS],
        "landing_page": f"{site}/datasets/{IDENTIFIER}/",
        "structure_url": f"{site}/structures/{STRUCTURE}.csv",
    }
    return actions.create_passport(passport=passport, holder=holder, **given)


def _resources(dataset, site, given, on):
    """Both files of the set, once."""
    structure = _structure(given)
    known = set(dataset.distributions.values_list("name", flat=True))
    for kind in KINDS:
        name = NAMES[kind]
        if name not in known:
            values = {
                "name": name,
                "title": f"Результати інформаційного аудиту, {kind.upper()}",
                "format": kind.upper(),
                "access_url": f"{site}/datasets/{dataset.identifier}/",
                "download_url": f"{site}/infoaudit.{kind}",
                "issued_on": on,
                "table_schema": structure if kind == "csv" else None,
                "kind": Distribution.Kind.DATA,
            }
            actions.keep_resource(dataset=dataset, values=values, **given)


def _structure(given):
    known = TableSchema.objects.filter(code=STRUCTURE).first()
    title = "Результати інформаційного аудиту (infoAudit)"
    return known or actions.keep_structure(code=STRUCTURE, title=title, columns=COLUMNS, **given)
