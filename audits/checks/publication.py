"""Checks of the publication: the page opens, the portal says what the passport says, the structure is there. Pure."""

from datetime import date

from audits.checks.check import Check, listed, named
from audits.checks.passport import CMU_835
from audits.results import Outcome, failed, graded, not_checked, passed
from audits.snapshot import DatasetSnapshot, LinkState, ProbeFacts
from registry.portal.drift import LABELS


def told(probe: ProbeFacts) -> str:
    """Why an address does not answer, and since when."""
    since = f", не працює з {probe.first_failure_at:%d.%m.%Y}" if probe.first_failure_at else ""
    return f"{probe.reason.rstrip('.') or 'немає відповіді'}{since}"


def _published(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    gone = [copy.portal for copy in dataset.copies if copy.gone]
    if not dataset.landing_page:
        return failed(scale, "Набір оприлюднено, але в паспорті немає посилання на його сторінку.")
    if dataset.page is None or not dataset.page.known:
        why = f" {dataset.page.reason.rstrip('.')}." if dataset.page and dataset.page.reason else ""
        return not_checked(f"Сторінку набору ще не вдалося перевірити.{why}")
    if dataset.page.state == LinkState.BROKEN:
        return failed(scale, f"Сторінка набору не відкривається: {told(dataset.page)}.")
    if gone:
        return graded(0.5, scale, f"Сторінка відкривається, але набору більше немає на порталі {named(gone)}.")
    return passed(scale, "Набір оприлюднено, його сторінка відкривається.")


def _agrees(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    copies = [copy for copy in dataset.copies if not copy.gone]
    if not copies:
        return not_checked("Набір не зіставлено з жодним порталом: звіряти немає з чим.")
    portals = named(copy.portal for copy in copies)
    codes = sorted({code for copy in copies for code in copy.differences}, key=list(LABELS).index)
    if not codes:
        return passed(scale, f"Паспорт і портал {portals} показують те саме.")
    words = listed([str(LABELS[code]).lower() for code in codes])
    said = f"Паспорт і портал {portals} різняться: {words}. Розбіжностей: {len(codes)} із {len(LABELS)}."
    return graded(1 - len(codes) / len(LABELS), scale, said, differences=codes)


def _structure(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if any(one.columns for one in dataset.data):
        return passed(scale, "Структуру таблиці описано, каталог її показує.")
    probes = _of_structures(dataset)
    if not probes:
        return failed(scale, "Структуру набору не оприлюднено: немає ні файлу структури, ні посилання на нього.")
    known = [probe for probe in probes if probe is not None and probe.known]
    if any(probe.answers for probe in known):
        return passed(scale, "Структуру оприлюднено, посилання на неї працює.")
    if len(known) < len(probes):
        return not_checked("Посилання на структуру ще не вдалося перевірити.")
    return failed(scale, f"Посилання на структуру не працює: {told(known[0])}.")


def _of_structures(dataset: DatasetSnapshot) -> list[ProbeFacts | None]:
    """What is known of each address under which the structure is said to be."""
    named = [dataset.structure] if dataset.structure_url else []
    return [*(one.probe for one in dataset.structures), *named]


CHECKS = (
    Check(
        "published_and_resolves",
        "Набір оприлюднено, посилання працює",
        "Відкриваємо сторінку набору за посиланням із паспорта. Непрацюючою її вважаємо лише після трьох невдалих "
        "спроб; якщо не було зв’язку в нас, результат – «не перевірено». Повний бал – сторінка відкривається; "
        "половина – відкривається, але портал набору вже не показує; нуль – посилання немає або воно не працює.",
        CMU_835,
        _published,
    ),
    Check(
        "portal_agrees",
        "Паспорт і портал показують те саме",
        "Порівнюємо паспорт із тим, що показує портал: назву, частоту оновлення, відповідальну особу, формати, "
        "останнє оновлення. Регістр літер, пробіли й номер перед назвою не мають значення; розбіжності, щодо яких "
        "координатор уже вирішив, не рахуємо. Кожна розбіжність забирає п’яту частину бала.",
        CMU_835,
        _agrees,
    ),
    Check(
        "structure_published",
        "Структуру набору оприлюднено",
        "Дивимося, чи описано стовпці таблиці в реєстрі або чи працює посилання на структуру. Повний бал – так, нуль "
        "– структури немає чи посилання не працює.",
        CMU_835,
        _structure,
    ),
)
