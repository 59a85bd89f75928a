"""History has no holes: nothing writes past it.

A queryset's `update`, `delete` and the bulk methods leave no history. They may stand where no domain model is
written, each place with its reason; anywhere else a write goes through `core.history` or an action's own
`…_with_history`. What the test sees are calls by name: `.bulk_create(`, `.bulk_update(`, `.delete()` and `.update(`
with keywords only (a dictionary's update takes a positional argument).
"""

import ast

import pytest
from django.apps import apps

from tests.guards.code import modules

ALLOWED = {
    "audits.actions.checking": "the moment at which a check found the same again",
    "audits.probe.keeping": "what addresses answered, a machine's notebook",
    "audits.probe.pruning": "old pages of that notebook go",
    "core.accounts": "a second factor that its owner lost",
    "core.errands": "files that were made for somebody and kept long enough",
    "core.history": "removes a row after naming who and why",
    "core.jobs": "jobs keep no history: a heartbeat every few seconds",
    "core.signin": "keys of sign-in links, spent and taken back at once",
    "audits.actions.consultations": "hashes that told repliers apart, which history never kept",
    "plan.actions.updates": "claims and events are parts of an update, whose own history tells of it",
    "desk.demo.crowd_quarters": "events are parts of an update; its two steps go into history one after the other",
    "registry.actions.feedback_confirming": "what was typed leaves the table of the unconfirmed",
    "registry.actions.feedback_purging": "citizens' addresses go by their term, without a trace",
    "registry.actions.locking": "labels are derived from the passport, whose own history tells of them",
    "registry.actions.bulk": "new rows of a register file, copied into their history by the same method; labels",
    "registry.actions.intake_runs": "how a file that was sent stands, and its bytes once nobody needs them",
    "registry.actions.portal_mirror": "what a portal shows is the portal's; what a set is to us goes into history",
    "registry.actions.portal_publications": "steps of a publication; a set that another one has replaced on a portal",
    "registry.actions.portal_runs": "what a portal no longer shows is the portal's own fact",
    "registry.actions.structures": "codes are parts of their list, whose own history tells of it",
    "desk.daily": "sessions and finished background work, nobody's record",
}
NO_HISTORY = {
    "audits.CheckRun": "a machine’s notebook: the items have their own history",
    "audits.FindingNumber": "a number that only grows",
    "audits.Probe": "a machine's notebook: what an address answered",
    "audits.ProbeFact": "a machine's notebook",
    "audits.ProbeRun": "a machine's notebook",
    "core.Errand": "a machine's notebook: what somebody waits for, kept two days",
    "core.Job": "a machine's notebook",
    "core.SignInLink": "a key with its own three moments",
    "plan.CheckpointClaim": "a part of an update",
    "plan.EventHeld": "a part of an update",
    "reports.Reader": "two moments, written by the office itself",
    "reports.ReportFile": "never changed, and the report's own history tells of it",
    "registry.CodeListItem": "a part of a code list",
    "registry.RegisterIntake": "a machine's notebook: the rows a file changed have their own history",
    "registry.PortalRun": "a machine's notebook",
    "registry.Publication": "a machine's notebook: what was done on a portal, step by step",
    "registry.PublicationStep": "a part of a publication",
    "registry.Label": "derived from the passport",
    "registry.CitizenAddress": "a citizen's address, removed by a term: history would keep it for ever",
    "registry.Unconfirmed": "typed by nobody knows whom; removed after three days",
    "registry.Vote": "is only counted: whose it is nobody keeps",
    "plan.EvidenceVersion": "never changed: a new version is a new row",
}


def bulk_writes(tree):
    """Lines of calls that would write past history."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, plain = node.func.attr, not node.args
        if (
            name in ("bulk_create", "bulk_update")
            or (name == "update" and plain and node.keywords)
            or (name in ("delete", "_raw_delete") and plain)
        ):
            yield node.lineno


def test_nothing_writes_past_history():
    found = [
        f"{name}:{line}"
        for name, module in modules().items()
        if name not in ALLOWED
        for line in bulk_writes(module.tree)
    ]
    assert found == []


def test_each_exception_is_still_needed():
    assert [name for name in ALLOWED if not list(bulk_writes(modules()[name].tree))] == []


@pytest.mark.parametrize(
    "source",
    [
        "Task.objects.update(note='')",
        "Task.objects.filter(pk=1).delete()",
        "Task.objects.bulk_create([a])",
        "task.delete()",
    ],
)
def test_the_guard_sees_a_write_past_history(source):
    assert list(bulk_writes(ast.parse(source))) == [1]


@pytest.mark.parametrize("source", ["context.update({'a': 1})", "seen.update(more)", "self.sha256.update(block)"])
def test_the_guard_knows_a_dictionary(source):
    assert list(bulk_writes(ast.parse(source))) == []


def test_every_domain_model_keeps_history():
    ours = [
        m for room in ("core", "registry", "plan", "audits", "reports") for m in apps.get_app_config(room).get_models()
    ]
    bare = [
        model._meta.label
        for model in ours
        if not model.__name__.startswith("Historical") and not hasattr(model, "history")
    ]
    assert set(bare) <= NO_HISTORY.keys()


def test_no_import_runs_in_bulk_mode():
    named = [
        f"{module.name}:{node.lineno}"
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == "use_bulk" for target in node.targets)
        and not (isinstance(node.value, ast.Constant) and node.value.value is False)
    ]
    assert named == []
