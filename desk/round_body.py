"""What the row of a round shows when it is opened: the questions with their rubric, what the program found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from audits.grading import Answer, Grade, grades, value_of
from audits.held import Group
from audits.models import Item
from audits.results import Result
from audits.sentences import result_mark, severity_mark
from audits.workflow import Answered, RoundState, WorkStatus
from core.sniff import ACCEPT
from core.templatetags.ui import Mark


@dataclass(frozen=True)
class Question:
    """An item as the form shows it."""

    item: Item
    answer: Answer
    writable: bool
    wrong: str = ""

    @property
    def grades(self) -> list[Grade]:
        """What there is to choose from."""
        return grades(self.item.rubric)

    @property
    def chosen(self) -> str:
        """The chosen grade in words, where the answer is only read."""
        return next((f"{one.points} – {one.text}" for one in self.grades if one.value == self.answer.grade), "")

    @property
    def found(self) -> Mark:
        """What the program found."""
        return result_mark(self.item.auto_result)

    @property
    def settled(self) -> Mark | None:
        """What the review settled."""
        reviewed = self.item.work_status == WorkStatus.REVIEWED
        return result_mark(self.item.result) if reviewed else None

    @property
    def severity(self) -> Mark | None:
        """How serious the review found it."""
        return severity_mark(self.item.severity)

    @property
    def returned(self) -> bool:
        """Whether it came back with a note."""
        return self.item.work_status == WorkStatus.RETURNED

    @property
    def good(self) -> bool:
        """Whether the program found nothing to say."""
        return self.item.auto_result in (Result.PASSED, Result.NOT_APPLICABLE)


@dataclass
class RoundBody:
    """The items a round asks about one dataset; `typed` is what was typed and not taken."""

    group: Group
    back: str = ""
    typed: Mapping[int, Answer] = field(default_factory=dict)
    wrong: Mapping[int, str] = field(default_factory=dict)
    links: Mapping[int, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    differences: tuple[tuple[str, str], ...] = ()
    told = ()
    accept = ACCEPT

    @property
    def writable(self) -> bool:
        """Whether anything of it still waits for the unit."""
        return bool(self.group.waiting)

    @property
    def version(self) -> int:
        """What the form was opened with."""
        return self.group.version

    @cached_property
    def questions(self) -> list[Question]:
        """Every item, in the methodology's order."""
        waiting = {item.pk for item in self.group.waiting}
        return [
            Question(item, self.typed.get(item.pk, kept(item)), item.pk in waiting, self.wrong.get(item.pk, ""))
            for item in self.group.items
        ]

    @property
    def personal(self) -> list[Question]:
        """What people answer, what came back first."""
        found = [one for one in self.questions if one.item.kind == Answered.PERSON]
        return sorted(found, key=lambda one: not one.returned)

    @property
    def automatic(self) -> list[Question]:
        """What the program found, the wrong things first."""
        found = [one for one in self.questions if one.item.kind == Answered.AUTOMATIC]
        return sorted(found, key=lambda one: (not one.returned, one.good))

    @property
    def doubtful(self) -> list[Question]:
        """What the program found wrong, could not tell, or the review returned."""
        return [one for one in self.automatic if one.returned or not one.good]

    @property
    def clean(self) -> list[Question]:
        """What the program found right."""
        return [one for one in self.automatic if one.good and not one.returned]

    @property
    def sentence(self) -> str:
        """What is asked, in one line."""
        if not self.writable:
            return SENTENCES[RoundState(self.group.round.state)]()
        asked = sum(one.writable for one in self.personal)
        told = [
            _("Питань до вас: %s.") % asked if asked else _("Питань до вас немає: перегляньте, що знайшла перевірка.")
        ]
        if self.group.bad:
            told.append(_("Перевірка знайшла зауважень: %s.") % len(self.group.bad))
        return " ".join(told)

    @property
    def lost(self) -> str:
        """What was typed though nothing can be typed any more, to be copied."""
        if self.writable:
            return ""
        codes = {item.pk: item.criterion_code for item in self.group.items}
        return "\n\n".join(f"{codes[pk]}: {said.text}" for pk, said in self.typed.items() if said.text and pk in codes)

    def take_back(self, fields: Mapping[str, list[str]]) -> None:
        """Shows again what was typed when the sign-in had run out."""
        self.typed = read_answers({name: values[-1] for name, values in fields.items() if values})

    def one_more(self) -> None:
        """The form has no events."""


def kept(item: Item) -> Answer:
    """What is kept of an item's answer."""
    return Answer(value_of(item.answer_result, item.answer_points), item.answer)


def read_answers(post: Mapping[str, str]) -> dict[int, Answer]:
    """What was typed, by item: «grade-12», «text-12»."""
    keys = {name.rpartition("-")[2] for name in post if name.startswith(("grade-", "text-"))}
    return {
        int(key): Answer(_clean(post.get(f"grade-{key}", "")), _clean(post.get(f"text-{key}", "")))
        for key in keys
        if key.isascii() and key.isdecimal() and len(key) < 10
    }


def _clean(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


SENTENCES = {
    RoundState.PLANNED: lambda: _("Раунд ще не розпочато."),
    RoundState.OPEN: lambda: _("Відповіді подано, їх розглядає координатор."),
    RoundState.REVIEW: lambda: _("Відповіді вже не приймають: раунд на розгляді."),
    RoundState.CLOSED: lambda: _("Раунд закрито: результати затверджено."),
}
