"""Addresses that do not stand, and those nobody can be sure of."""

import pytest

from audits.snapshot import LinkState
from tests.standin.web import Web


@pytest.fixture
def elsewhere(settings):
    """Another server, whose answer shows that our connection works."""
    with Web() as other:
        other.name = f"http://portal.test:{other.place.partition(':')[2]}/"
        settings.OUTBOUND_ALLOW = [f"portal.test:{other.place.partition(':')[2]}"]
        yield other


def test_a_file_that_is_not_there(probed):
    facts = probed("/missing.csv")
    assert (facts.state, facts.status, facts.download) == (LinkState.BROKEN, 404, False)
    assert "такої сторінки немає" in facts.reason


@pytest.mark.parametrize("path", ["/missing.csv", "/error.csv", "/short.csv"])
def test_a_file_is_broken_after_three_tries(probed, web, path):
    assert probed(path).state == LinkState.BROKEN
    assert web.count(path) == 3


def test_a_file_that_fails_once_stands(probed, web):
    assert probed("/flaky.csv").state == LinkState.OK
    assert web.count("/flaky.csv") == 2


def test_a_connection_torn_twice_is_tried_again(probed):
    assert probed("/torn.csv").state == LinkState.OK


def test_a_connection_that_always_tears(probed, elsewhere, web, settings):
    settings.OUTBOUND_ALLOW += [web.place]
    facts = probed("/reset.csv", witnesses=[elsewhere.name])
    assert (facts.state, facts.status) == (LinkState.BROKEN, None)
    assert "Сервер не відповідає" in facts.reason


def test_a_name_that_is_not_found(probed, elsewhere):
    facts = probed("http://nobody.test/a.csv", witnesses=[elsewhere.name])
    assert facts.state == LinkState.BROKEN
    assert "nobody.test" in facts.reason


def test_a_slow_server_is_not_called_broken(probed):
    facts = probed("/slow.csv")
    assert (facts.state, "за відведений час" in facts.reason) == (LinkState.UNSURE, True)


def test_a_busy_server_is_left_alone(probed, web):
    assert probed("/busy.csv").state == LinkState.UNSURE
    assert web.count("/busy.csv") == 1


def test_a_shield_against_programs_is_for_a_person_to_look_at(probed):
    facts = probed("/shield.csv")
    assert (facts.state, "у браузері" in facts.reason) == (LinkState.UNSURE, True)


def test_a_failed_answer_has_no_content(probed):
    facts = probed("/error.csv")
    assert (facts.bytes, facts.sha256, facts.format) == (None, "", "")
