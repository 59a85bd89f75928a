"""The questions the office asks of its tasks, each with its day; answered by `plan.standing` alone."""

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import BigIntegerField, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.query import ModelIterable

from core.clock import today
from core.managers import SearchQuerySet
from core.ukrainian import search_text
from plan import schedule as schedules
from plan.gathering import gather
from plan.standing import Due, Facts, Position, position
from plan.workflow import Stage, Standing

CODE = re.compile(r"\w+(?:\.[0-9]+)+")
LATIN = str.maketrans("ІХ", "IX")
RESTATED, REMOVED = "restated", "removed"


class TaskQuerySet(SearchQuerySet):
    """Tasks and where they stand. Filters by stage or timeliness compute, so that no two pages can differ."""

    def search(self, words, on: date | None = None, *, ahead: bool = True):
        """By words in force on a day (today); a whole code finds that task alone, typed with Cyrillic letters too.

        `ahead` is false where the caller knows that no act takes effect later.
        """
        code = words.strip().upper().translate(LATIN)
        exact = self.filter(code=code) if CODE.fullmatch(code) else self.none()
        if exact.exists():
            return exact
        replaced = self._replaced_after(on or today()) if ahead else {}
        asked = search_text(words).split()
        hits = [pk for pk, text in replaced.items() if all(word in text for word in asked)]
        found = super().search(words)
        return self.filter(Q(pk__in=found.exclude(pk__in=replaced)) | Q(pk__in=hits)) if replaced else found

    def _replaced_after(self, on: date) -> dict[int, str]:
        """What is searched in the wordings that later acts replace, by task."""
        words = "task__code", "title", "deadline_text", "expected_result"
        rows = self._facts("amendments").filter(edition__effective_on__gt=on).values_list("task", *words)
        found: dict[int, str] = {}
        for task, *said in rows:  # the earliest act first: its row holds what is in force till then
            found.setdefault(task, search_text(*said))
        return found

    facts_at_hand = False

    def _clone(self):
        clone = super()._clone()
        clone.facts_at_hand = self.facts_at_hand
        return clone

    def _fetch_all(self):
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh and self.facts_at_hand and issubclass(self._iterable_class, ModelIterable):
            self._know(self._result_cache)

    def _know(self, tasks):
        """Puts the facts of tasks into them, all by one query."""
        known = self.model.objects.filter(pk__in=[task.pk for task in tasks])
        facts = known.facts([(task.pk, task.schedule, task.amended) for task in tasks]) if tasks else {}
        for task in tasks:
            task.known_facts = facts[task.pk]

    def for_list(self):
        """Tasks with what a list shows of them: as `for_page`, but of their facts only what `position` asks."""
        found = self.select_related("area__principle", "reporting_unit")
        found.facts_at_hand = True
        return found

    def with_facts(self):
        """Tasks with every dated fact that counts: a fixed number of queries for any number of rows."""
        counting = {"standing": Standing.IN_FORCE}
        return self.prefetch_related(
            Prefetch("stage_changes", self._facts("stage_changes").filter(**counting), to_attr="counted_stages"),
            Prefetch("releases", self._facts("releases").filter(**counting), to_attr="counted_releases"),
            Prefetch("checkpoints__moves", self._checkpoint_facts("moves").filter(**counting), to_attr="counted"),
            Prefetch("checkpoints__results", self._checkpoint_facts("results").filter(**counting), to_attr="met"),
        )

    def in_force(self, on: date):
        """Tasks that the plan holds on a day: its acts have brought them in and not taken them out."""
        return self.filter(edition__effective_on__lte=on).exclude(removed_by__effective_on__lte=on)

    def for_page(self):
        """Tasks with all that a list shows."""
        return self.select_related("area__principle", "reporting_unit").prefetch_related("assignments").with_facts()

    def reported_by(self, parties, on: date):
        """Tasks that one of the parties (units, roles, or their keys) is named to report on, as of a day."""
        later = self._facts("reporting_changes").filter(task=OuterRef("pk"), effective_on__gt=on)
        before = Subquery(later.order_by("effective_on", "pk").values("before")[:1])
        named = Coalesce(before, "reporting_unit", output_field=BigIntegerField())
        return self.alias(named_on=named).filter(named_on__in=[getattr(party, "pk", party) for party in parties])

    def positions(self, on: date) -> dict[int, Position]:
        """Where each task stands on a day, by primary key."""
        return {pk: position(facts, on) for pk, facts in self.facts().items()}

    def facts(self, rows: Iterable[tuple[int, dict, list]] | None = None) -> dict[int, Facts]:
        """The facts that `facts_of` gives, of all tasks at once: bare values, as thousands of rows cost dear.

        `rows` are the (key, schedule, amended) of the tasks where the caller has them at hand.
        """
        plain = self.prefetch_related(None)
        told = gather(*map(self._facts, ("checkpoints", "stage_changes", "releases")), plain.values("pk"))
        return {
            pk: Facts(
                continuous=schedules.from_json(schedule).continuous,
                dues=told[pk].dues,
                stages=told[pk].stages,
                released_on=told[pk].released_on,
                **amended(acts),
            )
            for pk, schedule, acts in (plain.values_list("pk", "schedule", "amended") if rows is None else rows)
        }

    def standing_so(self, on: date, test, places: dict[int, Position] | None = None):
        """Tasks whose position on a day passes a test; `places` where they are known already."""
        known = self.positions(on) if places is None else places
        return self.filter(pk__in=[pk for pk, place in known.items() if test(place)])

    def overdue(self, on: date):
        """Tasks with a due date passed unmet."""
        return self.standing_so(on, lambda place: place.overdue)

    def due_between(self, on: date, first: date | None, last: date | None, places: dict[int, Position] | None = None):
        """Open tasks whose next due date, as it stands on a day, lies in a range."""
        return self.standing_so(
            on,
            lambda place: (
                place.due_on is not None
                and place.open
                and (first is None or place.due_on >= first)
                and (last is None or place.due_on <= last)
            ),
            places,
        )

    def _facts(self, relation):
        return self.model._meta.get_field(relation).related_model.objects.all()

    def _checkpoint_facts(self, relation):
        checkpoint = self.model._meta.get_field("checkpoints").related_model
        return checkpoint._meta.get_field(relation).related_model.objects.all()


def facts_of(task) -> Facts:
    """The dated facts of a task as the pure rules take them; loads them where nobody did before (`plan.loading`)."""
    if hasattr(task, "known_facts"):
        return task.known_facts
    if not hasattr(task, "counted_stages"):
        task = type(task).objects.with_facts().get(pk=task.pk)
    return Facts(
        continuous=schedules.from_json(task.schedule).continuous,
        dues=tuple(due_of(checkpoint) for checkpoint in task.checkpoints.all()),
        stages=tuple((change.effective_on, Stage(change.stage)) for change in task.counted_stages),
        released_on=task.counted_releases[0].effective_on if task.counted_releases else None,
        **amended(task.amended),
    )


def amended(acts) -> dict:
    """What acts did to a task (`Task.amended`), as the pure rules take it."""
    days = [(kind, date.fromisoformat(day), continuous) for kind, day, continuous in acts]
    return {
        "removed_on": next((day for kind, day, _ in days if kind == REMOVED), None),
        "continuous_until": tuple((day, continuous) for kind, day, continuous in days if kind == RESTATED),
    }


def due_of(checkpoint) -> Due:
    """The due date behind a checkpoint whose counting facts were prefetched (`with_facts`, `with_moves`)."""
    return Due(
        rule_date=checkpoint.rule_date,
        moves=tuple((move.effective_on, move.due_on) for move in checkpoint.counted),
        met_on=checkpoint.met[0].effective_on if checkpoint.met else None,
        since=checkpoint.since,
        until=checkpoint.until,
        key=checkpoint.pk,
    )
