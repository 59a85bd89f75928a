"""How servers are asked: a few at a time, and a server that is tired is left alone."""

from datetime import timedelta

from audits.probe.crowd import asked
from audits.probe.links import Link
from audits.probe.turns import MOST
from audits.snapshot import LinkState
from core import clock
from tests.standin.web import CSV, page


def found(links, means):
    return [facts for batch in asked(links, [], means) for _link, facts in batch]


def test_one_server_is_asked_by_two_at_most(web, means):
    web.pages["/good.csv"] = page(CSV, delay=0.01)
    assert len(found([Link(number, f"{web.url}/good.csv") for number in range(12)], means)) == 12
    assert web.most_at_once == 2


def test_many_servers_are_asked_together(web, named, means):
    web.pages["/good.csv"] = page(CSV, delay=0.05)
    hosts = ["city.test", "portal.test", "other.test"]
    found([Link(number, named(host)) for host in hosts for number in range(4)], means)
    assert web.most_at_once == 6


def test_a_server_too_slow_again_and_again_is_left_alone(web, means):
    facts = found([Link(number, f"{web.url}/slow.csv") for number in range(MOST + 6)], means)
    assert {one.state for one in facts} == {LinkState.UNSURE}
    assert any("цього разу не перевірено" in one.reason for one in facts)
    assert len(web.asked) <= MOST + 2


def test_a_server_too_slow_for_a_week_is_broken(web, means):
    week_ago = clock.now() - timedelta(days=8)
    [facts] = found([Link(1, f"{web.url}/slow.csv", failing_since=week_ago)], means)
    assert facts.state == LinkState.BROKEN


def test_a_fault_of_ours_is_no_fault_of_theirs(web, means):
    [facts] = found([Link(1, f"{web.url}/good.csv", columns=("not a column",))], means)
    assert (facts.state, "помилка програми" in facts.reason) == (LinkState.UNSURE, True)
