"""An approved methodology, and a closed round with all that hangs on it, change by no path.

A round is opened again by a row of `RoundReopening` that lifts its present closing and says why (`reopen_round`).
"""

from core.closed import Guard


def same(*names: str) -> str:
    """That columns stay as they were, in SQL."""
    return " AND ".join(f"(NEW.{name} = OLD.{name} OR (NEW.{name} IS NULL AND OLD.{name} IS NULL))" for name in names)


METHODOLOGY = "Затверджену методику не змінюють. Щоб змінити критерії, створіть нову редакцію методики."
SENTENCE = (
    "Раунд закрито: його результати затверджено. Щоб щось змінити, спершу відкрийте раунд знову й вкажіть причину."
)
OF_METHODOLOGY = """EXISTS (
    SELECT 1 FROM audits_methodology m WHERE m.id = {row}.methodology_id AND m.state = 'approved'
)"""
OF_ROUND = "EXISTS (SELECT 1 FROM audits_round r WHERE r.id = {row}.round_id AND r.state = 'closed')"
OF_ITEM = """EXISTS (
    SELECT 1 FROM audits_item i JOIN audits_round r ON r.id = i.round_id
    WHERE i.id = {row}.item_id AND r.state = 'closed'
)"""
OF_CONSULTATION = """EXISTS (
    SELECT 1 FROM audits_consultation c JOIN audits_round r ON r.id = c.round_id
    WHERE c.id = {row}.consultation_id AND r.state = 'closed'
)"""
OF_ASSET = """EXISTS (
    SELECT 1 FROM audits_informationasset a JOIN audits_round r ON r.id = a.round_id
    WHERE a.id = {row}.asset_id AND r.state = 'closed'
)"""
OF_VISIT = """EXISTS (
    SELECT 1 FROM audits_sitevisit v JOIN audits_round r ON r.id = v.round_id
    WHERE v.id = {row}.visit_id AND r.state = 'closed'
)"""
KEPT = (
    "Зауваження не вилучають, а після закриття раунду й не переписують: воно читається, як записано, і зберігає код. "
    "Помилкове зніміть, указавши причину."
)
LIFTS = """TRIM(NEW.reason) <> '' AND NEW.lifts = (
    SELECT r.closings FROM audits_round r WHERE r.id = NEW.round_id
)"""
LIFTED = """NEW.id = OLD.id AND NEW.state = 'review' AND EXISTS (
    SELECT 1 FROM audits_roundreopening e WHERE e.round_id = OLD.id AND e.lifts = OLD.closings
)"""
REPLACED = same(
    "id",
    "kind",
    "edition",
    "title",
    "state",
    "note",
    "valid_from",
    "approved_by_id",
    "approved_at",
    "basis_kind",
    "basis_number",
    "basis_date",
)
# What a finding is about never changes; its words do not once its round is closed. Its unit, term and state may.
FOUND = same("id", "code", "round_id", "item_id", "titled", "found_on")
WORDED = f"({same('wording', 'cause', 'severity')} OR NOT {OF_ROUND.format(row='OLD')})"

CLOSED_ROUNDS = (
    Guard(  # a later edition ends the validity of an approved one; nothing else of it moves
        "audits_methodology", "{row}.state = 'approved'", METHODOLOGY, update=REPLACED, makes_closed=True
    ),
    Guard("audits_criterion", OF_METHODOLOGY, METHODOLOGY),
    Guard("audits_round", "{row}.state = 'closed'", SENTENCE, update=LIFTED, makes_closed=True),
    Guard("audits_roundmove", OF_ROUND, SENTENCE),
    Guard("audits_roundapproval", OF_ROUND, SENTENCE),
    Guard("audits_roundreopening", OF_ROUND, SENTENCE, insert=LIFTS),
    Guard("audits_item", OF_ROUND, SENTENCE),
    Guard("audits_itemevidence", OF_ITEM, SENTENCE),
    Guard("audits_consultation", OF_ROUND, SENTENCE),
    Guard("audits_question", OF_CONSULTATION, SENTENCE),
    Guard("audits_reply", OF_CONSULTATION, SENTENCE),
    Guard("audits_informationasset", OF_ROUND, SENTENCE),
    Guard("audits_assetabsence", OF_ROUND, SENTENCE),
    Guard("audits_openingdecision", OF_ASSET, SENTENCE),
    Guard("audits_sitevisit", OF_ROUND, SENTENCE),
    Guard("audits_visitfile", OF_VISIT, SENTENCE),
    Guard("audits_finding", "1 = 1", KEPT, insert="1 = 1", update=f"{FOUND} AND {WORDED}"),
    Guard("audits_findingnumber", "1 = 1", KEPT, insert="1 = 1", update="NEW.last >= OLD.last"),
)
