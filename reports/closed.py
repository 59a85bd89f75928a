"""An issued document is not touched by any path: neither its data, its pages nor its hash; only what is added beside.

The coordinator's actions and the admin never try. This is for everything else: a script, a shell, raw SQL.
"""

from core.closed import Guard
from reports.workflow import State

SENTENCE = "Виданий документ не змінюють і не вилучають. Щоб щось виправити, видайте нову версію з причиною."
FILES = "Файли, додані до виданого документа, не змінюють і не вилучають."
FROZEN = (
    "id",
    "kind",
    "period",
    "plan_id",
    "subject",
    "revision",
    "conclusion",
    "reason",
    "drawn_by_id",
    "drawn_at",
    "as_of",
    "payload",
    "template_version",
    "renderer",
    "pdf",
    "sha256",
    "page",
    "workbook",
    "rest_sha256",
    "code",
    "signatory_post",
    "signatory",
    "issued_by_id",
    "issued_at",
)
SAME = " AND ".join(f"(NEW.{name} = OLD.{name} OR (NEW.{name} IS NULL AND OLD.{name} IS NULL))" for name in FROZEN)
REPLACED = f"(OLD.state = '{State.ISSUED}' AND NEW.state = '{State.SUPERSEDED}')"

ISSUED = (
    Guard(
        "reports_report",
        f"{{row}}.state <> '{State.DRAFT}'",
        SENTENCE,
        update=f"(NEW.state = OLD.state OR {REPLACED}) AND {SAME}",
        makes_closed=True,
    ),
    Guard("reports_reportfile", "{row}.id IS NOT NULL", FILES, makes_closed=True),
)
