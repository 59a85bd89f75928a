"""Checks of the passport itself: it is whole, its licence is open, somebody answers for the set. Pure."""

from datetime import date
from fractions import Fraction

from audits.checks.check import Check, listed, named
from audits.dcat import is_email
from audits.results import Outcome, failed, graded, passed
from audits.snapshot import DatasetSnapshot, Person
from audits.stars import is_open
from registry.completeness import LABELS, asked
from registry.vocabulary import Licence

CMU_835 = "Положення про набори даних (постанова Кабінету Міністрів України від 21.10.2015 № 835)"


def _complete(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    total = len(asked(dataset.state))
    missing = [str(LABELS[code]) for code in dataset.gaps if code in LABELS]
    if not missing:
        return passed(scale, f"Заповнено всі елементи паспорта: {total} із {total}.")
    said = f"Заповнено {total - len(missing)} із {total} елементів паспорта. Бракує: {listed(missing)}."
    return graded(float(1 - Fraction(len(missing), total)), scale, said, missing=list(dataset.gaps))


def _licence(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if not dataset.licence:
        return failed(scale, "У паспорті не зазначено ліцензії.")
    known = dataset.licence in Licence.values
    name = str(Licence(dataset.licence).label) if known else dataset.licence
    if is_open(dataset.licence):
        return passed(scale, f"Ліцензія відкрита: {name}.", licence=dataset.licence)
    return failed(scale, f"Ліцензія не є відкритою: {name}.", licence=dataset.licence)


def _contact(dataset: DatasetSnapshot, _on: date, scale: int) -> Outcome:
    if not dataset.people:
        return failed(scale, "У паспорті немає відповідальної особи.")
    wrong = {person.name: fault for person in dataset.people if (fault := fault_of(person))}
    total = len(dataset.people)
    if wrong:
        told = "; ".join(f"{name}: {fault}" for name, fault in list(wrong.items())[:3])
        share = float(Fraction(total - len(wrong), total))
        return graded(share, scale, f"Відповідальних осіб: {total}, із зауваженнями {len(wrong)}. {told}.")
    unknown = [person.name for person in dataset.people if person.in_office is None]
    note = f" Облікового запису не вказано: {named(unknown)}, тож чи працює особа, не звірено." if unknown else ""
    return passed(scale, f"Відповідальних осіб: {total}, адреси записано правильно.{note}")


def fault_of(person: Person) -> str:
    """What is wrong with a responsible person, or nothing."""
    if not person.email:
        return "немає електронної пошти"
    if not is_email(person.email):
        return f"адреса «{person.email}» записана з помилкою"
    return "більше не працює" if person.in_office is False else ""


CHECKS = (
    Check(
        "passport_complete",
        "Паспорт набору заповнено",
        "Дивимося, чи заповнено кожен елемент паспорта: назву, опис, підставу збору, мову, частоту оновлення, ключові "
        "слова, тему, формати, ліцензію, територію, відповідальну особу з поштою, а для оприлюднених наборів ще дати, "
        "посилання на сторінку і на структуру. Бали дають за частку заповнених елементів, повний бал – за всі.",
        CMU_835,
        _complete,
        of_planned=True,
    ),
    Check(
        "licence_open",
        "Ліцензія відкрита",
        "Дивимося, яку ліцензію зазначено в паспорті. Повний бал, якщо вона дозволяє кожному вільно використовувати "
        "дані (наприклад, Creative Commons «Із зазначенням авторства»). Без ліцензії або з обмеженою – нуль.",
        "Закон України «Про доступ до публічної інформації», стаття 10-1; Міжнародна хартія відкритих даних",
        _licence,
    ),
    Check(
        "contact_valid",
        "Відповідальна особа працює, адреса правильна",
        "Для кожної відповідальної особи дивимося, чи є електронна пошта, чи правильно її записано, і чи працює ще ця "
        "людина (за обліковим записом). Бали дають за частку осіб без зауважень. Якщо облікового запису не вказано, "
        "це не зараховують як помилку.",
        CMU_835,
        _contact,
    ),
)
