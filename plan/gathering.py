"""Every dated fact in force of many tasks, gathered in one query as bare values: thousands of rows cost dear.

The three kinds come as one table: the task, the row's key, its day; for a due date from when, until when and when
met; of its move from when, to when, and its place among others; the kind's word. What a kind lacks stays empty.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, DateField, FilteredRelation, Q, QuerySet, Value

from plan.standing import Due
from plan.workflow import Stage, Standing

_NONE = Value(None, output_field=DateField())
_DUE, _RELEASED = (Value(word, output_field=CharField()) for word in ("due", "released"))
_COUNTING = {"standing": Standing.IN_FORCE}


@dataclass
class Gathered:
    """The facts of one task."""

    stages: tuple[tuple[date, Stage], ...] = ()
    dues: tuple[Due, ...] = ()
    released_on: date | None = None
    told: list[tuple] = field(default_factory=list)  # stages as they come
    dated: dict[int, list] = field(default_factory=dict)  # rows of each due date as they come


def gather(checkpoints: QuerySet, stages: QuerySet, releases: QuerySet, tasks) -> dict[int, Gathered]:
    """The facts of tasks (their keys, or a query for them) by task; each from the facts of its kind."""
    found: dict[int, Gathered] = defaultdict(Gathered)
    for task, *row in _rows(checkpoints, stages, releases, tasks):
        _sort(found[task], row)
    for gathered in found.values():
        gathered.stages = tuple((day, Stage(stage)) for day, _recorded, _key, stage in sorted(gathered.told))
        gathered.dues = tuple(sorted(map(_due, gathered.dated.items()), key=lambda due: (due.rule_date, due.key)))
    return found


def _rows(checkpoints, stages, releases, tasks) -> Iterator[tuple]:
    """Due dates with their moves (a row a move) and their meeting, stages, releases."""
    moves = FilteredRelation("moves", condition=Q(moves__standing=Standing.IN_FORCE))
    results = FilteredRelation("results", condition=Q(results__standing=Standing.IN_FORCE))
    dated = checkpoints.filter(task__in=tasks).annotate(move=moves, result=results)
    move = "move__effective_on", "move__due_on", "move__recorded_at", "move__pk"
    due = dated.values_list("task", "pk", "rule_date", "since", "until", "result__effective_on", *move, _DUE)
    empty = (_NONE,) * 5
    stage, release = (
        facts.filter(task__in=tasks, **_COUNTING)
        .order_by()
        .values_list("task", "pk", "effective_on", *empty, "recorded_at", "pk", word)
        for facts, word in ((stages, "stage"), (releases, _RELEASED))
    )
    return due.order_by().union(stage, release, all=True).iterator()


def _sort(gathered, row):
    key, day, *_others, recorded, _order, word = row
    if word == "due":
        gathered.dated.setdefault(key, []).append(row)
    elif word == "released":
        gathered.released_on = day
    else:
        gathered.told.append((day, recorded, key, word))


def _due(item) -> Due:
    key, rows = item
    _key, day, since, until, met, *_move = rows[0]
    moves = sorted((row[5], row[7], row[8], row[6]) for row in rows if row[5])
    return Due(day, tuple((effective, moved) for effective, _recorded, _pk, moved in moves), met, since, until, key)
