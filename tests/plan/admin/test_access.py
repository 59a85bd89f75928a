"""Who may open which page of the plan in the admin."""

import pytest

from plan.models import StageChange


@pytest.fixture
def addresses(make_task):
    task = make_task()
    one, plan = f"/admin/plan/task/{task.pk}", f"/admin/plan/plan/{task.plan.pk}"
    looked = [
        "/admin/plan/task/",
        f"{one}/change/",
        f"{one}/history/",
        "/admin/plan/task/requests/",
        f"{plan}/change/",
    ]
    looked += ["/admin/plan/plan/", "/admin/plan/principle/", "/admin/plan/area/", f"{plan}/export/json/"]
    done = [f"{one}/{name}/" for name in ("stage", "move", "met", "release")]
    done += ["/admin/plan/plan/import/", f"{plan}/opening/", f"{plan}/opening/sheet/", f"{plan}/approve/"]
    done += [f"/admin/plan/task/many/stage/?tasks={task.pk}", "/admin/plan/task/import/"]
    return looked, done


def codes(browser, addresses):
    return {browser.get(address).status_code for address in addresses}


def test_the_coordinator_opens_all(desk, addresses):
    assert codes(desk, addresses[0]) == {200}
    assert codes(desk, [one for one in addresses[1] if not one.endswith("/approve/")]) == {200}


def test_the_auditor_looks_and_does_nothing(sign_in, auditor, addresses):
    browser = sign_in(auditor)
    assert (codes(browser, addresses[0]), codes(browser, addresses[1])) == ({200}, {403})


def test_the_auditor_posts_nothing(sign_in, auditor, addresses):
    browser = sign_in(auditor)
    form = {"stage": "done", "effective_on": "01.09.2026", "reason": "Так"}
    assert {browser.post(address, form).status_code for address in addresses[1]} == {403}
    assert not StageChange.objects.exists()


@pytest.mark.parametrize("name", ["unit_head", "outsider"])
def test_others_have_no_such_pages(request, sign_in, addresses, name):
    browser = sign_in(request.getfixturevalue(name))
    assert codes(browser, addresses[0] + addresses[1]) <= {302, 403, 404}


def test_a_stranger_is_asked_to_sign_in(client, addresses, db):
    assert codes(client, addresses[0] + addresses[1]) == {302}


def test_nothing_there_is_not_found(desk, plan):
    lost = ["/admin/plan/task/999/stage/", "/admin/plan/plan/999/opening/", "/admin/plan/plan/999/export/json/"]
    assert codes(desk, lost) == {404}
