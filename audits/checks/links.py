"""Checks of links: every resource answers, and gives the file itself. Pure."""

from datetime import date
from fractions import Fraction

from audits.checks.check import Check, named, resources_words, unseen_words
from audits.checks.passport import CMU_835
from audits.checks.publication import told
from audits.results import Outcome, failed, graded, not_checked, passed
from audits.snapshot import DatasetSnapshot, ResourceSnapshot

NONE_AT_ALL = "Набір оприлюднено, але в реєстрі немає жодного ресурсу з посиланням."
NOT_YET = "Посилання ресурсів ще не вдалося перевірити."


def _reachable(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    linked = [one for one in dataset.resources if one.url]
    if not linked:
        return failed(scale, NONE_AT_ALL)
    probes = [(one.name, one.probe) for one in linked if one.probe is not None and one.probe.known]
    if not probes:
        return not_checked(NOT_YET)
    broken = [(name, probe) for name, probe in probes if not probe.answers]
    unseen = unseen_words(len(linked) - len(probes))
    if not broken:
        return passed(scale, f"Відкриваються всі посилання: {len(probes)} із {len(probes)}.{unseen}")
    name, first = broken[0]
    said = f"Не відкривається {len(broken)} із {len(probes)} посилань. «{name}»: {told(first)}.{unseen}"
    share = float(Fraction(len(probes) - len(broken), len(probes)))
    return graded(share, scale, said, broken=[name for name, _probe in broken])


def gives_file(resource: ResourceSnapshot) -> bool | None:
    """Whether the address gives the file itself; None where the probe does not tell."""
    probe = resource.probe
    if probe is not None and probe.answers:
        return probe.download
    if not resource.download_url:
        return False
    return None if probe is None or not probe.known else False


def _download(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if not dataset.data:
        return failed(scale, NONE_AT_ALL)
    answers = [(one.name, gives_file(one)) for one in dataset.data]
    known = [(name, answer) for name, answer in answers if answer is not None]
    if not known:
        return not_checked(NOT_YET)
    without = [name for name, answer in known if not answer]
    unseen = unseen_words(len(answers) - len(known))
    if not without:
        return passed(scale, f"Файл завантажується прямо для {len(known)} із {resources_words(len(known))}.{unseen}")
    said = f"Пряме завантаження є не для всіх: бракує для {len(without)} із {resources_words(len(known))}, "
    share = float(Fraction(len(known) - len(without), len(known)))
    return graded(share, scale, f"{said}зокрема {named(without)}.{unseen}", without=without)


CHECKS = (
    Check(
        "resources_reachable",
        "Усі посилання працюють",
        "Звертаємося до кожного ресурсу набору. Непрацюючим його вважаємо лише після трьох невдалих спроб; коли "
        "зв’язку не було в нас, ресурс лишається «не перевірено» і нічого не забирає. Бали дають за частку посилань, "
        "що відкриваються.",
        CMU_835,
        _reachable,
    ),
    Check(
        "direct_download",
        "Файл можна завантажити прямо",
        "Дивимося, чи дає посилання сам файл, а не сторінку про нього. Бали дають за частку ресурсів із даними, які "
        "завантажуються прямо.",
        "Якість метаданих відкритих даних ЄС (Metadata Quality Assessment); постанова КМУ № 835",
        _download,
    ),
)
