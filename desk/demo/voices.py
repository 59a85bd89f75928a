"""What people wrote in the demo's year: messages about datasets, proposals with support, a showcase. All invented."""

from datetime import timedelta

from desk.demo.days import typed
from registry.actions import feedback, proposals, reuses
from registry.actions.feedback_confirming import voter
from registry.models import Dataset, Vote

ANSWERED = (
    (
        "reklamni-zasoby",
        "question",
        "Чи є в наборі конструкції на приватних будинках?",
        "Так: у стовпці з типом місця їх позначено словом «приватне».",
        40,
    ),
    (
        "zupynky",
        "error",
        "Зупинка біля нової школи стоїть не на тій вулиці.",
        "Дякуємо, виправили: координати зупинки уточнено.",
        25,
    ),
)
WAITING = (
    ("obiekty-torhivli", "proposal", "Додайте, будь ласка, години роботи: без них карта мало чого варта.", 2),
    ("zupynky", "question", "Коли в наборі з’являться нові зупинки?", 11),
)
PROPOSALS = (
    ("Графік вивезення сміття за вулицями", "Щоб зробити нагадування в телефоні.", 34, "open", ""),
    (
        "Завантаженість дитячих садків",
        "Батьки обирають садок і не знають, де є місця.",
        27,
        "accepted",
        "Дані є в обліку.",
    ),
    ("Погодинна температура повітря", "", 4, "declined", "Місто такої мережі датчиків не має."),
    ("Місця для паркування", "Карта для тих, хто приїздить у місто.", 12, "open", ""),
)
UNSEEN = ("Черговість прибирання снігу за вулицями", "Щоб знати, коли виїде техніка.", 1)
REUSES = (
    ("Карта зупинок без бар’єрів", "https://example.org/zupynky", "Школа міських даних", "zupynky"),
    ("Скільки реклами на нашій вулиці", "https://example.org/reklama", "Студентська редакція", "reklamni-zasoby"),
)


def tell(year, by):
    """Messages of the last weeks: some answered, one waits, one is late; proposals and works."""
    for minute, told in enumerate(ANSWERED):
        _answered(*told, year, by, minute)
    for minute, (identifier, kind, text, ago) in enumerate(WAITING):
        _received(identifier, kind, text, year.on - timedelta(days=ago), minute)
    for minute, told in enumerate(PROPOSALS):
        _proposal(*told, year, by, minute)
    title, text, ago = UNSEEN
    with typed(year.on - timedelta(days=ago)):
        proposals.receive(title=title, text=text)
    for minute, (title, url, author, identifier) in enumerate(REUSES):
        with typed(year.on - timedelta(days=30), minute):
            dataset = Dataset.objects.filter(identifier=identifier).first()
            row = reuses.receive(title=title, url=url, author=author, dataset=dataset and dataset.pk)
            reuses.show_reuse(reuse=row, by=by)


def _received(identifier, kind, text, day, minute):
    dataset = Dataset.objects.filter(identifier=identifier).first()
    if dataset is None:
        return None
    with typed(day, minute):
        return feedback.receive(dataset=dataset.pk, kind=kind, text=text)


def _answered(identifier, kind, text, answer, ago, year, by, minute):
    row = _received(identifier, kind, text, year.on - timedelta(days=ago), minute)
    if row is not None:
        with typed(year.on - timedelta(days=ago - 3), minute):
            feedback.answer(feedback=row, text=answer, unit=row.dataset.holder, by=by)


def _proposal(title, text, support, state, reason, year, by, minute):
    """A proposal with its votes, and what was decided of it."""
    with typed(year.on - timedelta(days=50), minute):
        row = proposals.open_proposal(proposal=proposals.receive(title=title, text=text), by=by)
        for number in range(support):
            address = f"hromadianyn{number}@example.org"
            Vote.objects.create(proposal=row, voter=voter(row.pk, address), given_on=year.on - timedelta(days=40))
    with typed(year.on - timedelta(days=8), minute):
        if state == "accepted":
            holder = Dataset.objects.order_by("pk").first().holder
            proposals.accept(proposal=row, identifier="dytiachi-sadky", holder=holder, by=by, reason=reason)
        elif state == "declined":
            proposals.decline(proposal=row, by=by, reason=reason)
