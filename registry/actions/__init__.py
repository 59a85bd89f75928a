"""Every write to the register: a verb, keyword-only, `by=` who asks, atomic, with its reason in the history.

What cannot be done raises `core.refusals.Refused`; a row changed meanwhile raises `Conflict`.
"""

from registry.actions.files import add_version, publish_version, return_version, submit_version
from registry.actions.holders import change_holder
from registry.actions.legal import answer_item
from registry.actions.passports import create_passport, edit_passport
from registry.actions.reference import load_legal_list
from registry.actions.resources import keep_resource, remove_resource
from registry.actions.states import change_state
from registry.actions.structures import keep_codelist, keep_structure
from registry.actions.updates import know_change, record_update

__all__ = [
    "add_version",
    "answer_item",
    "change_holder",
    "change_state",
    "create_passport",
    "edit_passport",
    "keep_codelist",
    "keep_resource",
    "keep_structure",
    "know_change",
    "load_legal_list",
    "publish_version",
    "record_update",
    "remove_resource",
    "return_version",
    "submit_version",
]
