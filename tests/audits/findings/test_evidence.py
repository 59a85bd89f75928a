"""What proves an answer or an action."""

import pytest

from audits.actions import (
    add_action_file,
    add_item_file,
    add_item_link,
    close_action,
    remove_action_evidence,
    remove_item_evidence,
)
from core.refusals import Refused
from tests.audits.findings.conftest import LINK

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 nakaz"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_file_keeps_its_hash(item, unit_head):
    proof = add_item_file(item=item(), name="наказ.pdf", content=PDF, by=unit_head)
    assert (proof.name, proof.media_type, proof.size, len(proof.sha256)) == ("наказ.pdf", "application/pdf", 14, 64)


def test_the_same_file_twice_is_told(item, unit_head):
    add_item_file(item=item(), name="наказ.pdf", content=PDF, by=unit_head)
    with pytest.raises(Refused, match="уже додано"):
        add_item_file(item=item(), name="копія.pdf", content=PDF, by=unit_head)


def test_a_page_called_pdf_is_refused(item, unit_head):
    with pytest.raises(Refused, match="за вмістом не є PDF"):
        add_item_file(item=item(), name="наказ.pdf", content=b"<html>", by=unit_head)


def test_a_link_is_called_by_its_title(item, unit_head):
    assert str(add_item_link(item=item(), link=LINK, title="Сторінка", by=unit_head)) == "Сторінка"


def test_a_wrong_link_is_refused(item, unit_head):
    with pytest.raises(Refused, match="Посилання"):
        add_item_link(item=item(), link="не адреса", by=unit_head)


def test_removed_it_stays_in_the_history(item, unit_head):
    proof = remove_item_evidence(evidence=add_item_link(item=item(), link=LINK, by=unit_head), by=unit_head)
    assert (proof.removed, proof.history.count()) == (True, 2)


def test_after_handing_in_nothing_is_added(answer, item, unit_head):
    answer()
    with pytest.raises(Refused, match="до подання"):
        add_item_link(item=item(), link=LINK, by=unit_head)


def test_a_file_of_an_action(action, unit_head):
    assert add_action_file(action=action, name="акт.pdf", content=PDF, by=unit_head).action == action


def test_a_checked_action_keeps_its_proof(sent, approver, unit_head):
    close_action(action=sent, by=approver)
    with pytest.raises(Refused, match="вже подано"):
        remove_action_evidence(evidence=sent.evidence.get(), by=unit_head)
