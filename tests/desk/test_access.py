"""Who gets which page: every role against every address."""

import pytest

pytestmark = pytest.mark.django_db

PEOPLE = ["nobody", "administrator", "coordinator", "auditor", "unit_head", "deputy", "committee", "outsider"]
INSIDE = {"administrator", "coordinator", "auditor", "unit_head", "deputy", "committee"}
STAFF = {"administrator", "coordinator", "auditor"}


@pytest.fixture
def come(request, client):
    """Signs a person of a role in; «nobody» stays a stranger."""

    def come(name):
        if name != "nobody":
            client.force_login(request.getfixturevalue(name))
        return client

    return come


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("address", ["/plan/", "/tasks/I.1.1/"])
def test_the_plan_is_open_to_everybody_while_pages_are_public(come, name, address, public, office, make_task):
    make_task()
    assert come(name).get(address).status_code == 200


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("address", ["/plan/", "/tasks/I.1.1/"])
def test_closed_pages_open_to_roles_only(come, name, address, closed, office, make_task):
    make_task()
    expected = 200 if name in INSIDE else 302 if name == "nobody" else 404
    assert come(name).get(address).status_code == expected


@pytest.mark.parametrize(
    ("name", "template"),
    [
        ("unit_head", "desk/all_tasks.html"),
        ("deputy", "desk/all_tasks.html"),
        ("committee", "desk/committee.html"),
        ("outsider", "desk/no_role.html"),
        ("nobody", "desk/open_plan.html"),
    ],
)
def test_home_is_the_page_of_whoever_comes(come, name, template, public, plan):
    assert template in [used.name for used in come(name).get("/").templates]


@pytest.mark.parametrize("name", sorted(STAFF))
def test_home_of_those_who_work_in_the_admin_is_the_admin(come, name, public):
    assert come(name).get("/").headers["Location"] == "/admin/"


def test_home_asks_a_stranger_to_sign_in_while_pages_are_closed(client, closed):
    assert client.get("/").headers["Location"] == "/login/?next=/"


def test_a_closed_page_is_remembered_for_after_sign_in(client, closed):
    assert client.get("/plan/?q=портал").headers["Location"].startswith("/login/?next=/plan/%3Fq%3D")


@pytest.mark.parametrize("address", ["/", "/plan/", "/tasks/I.1.1/"])
def test_pages_that_show_take_no_posts(client, public, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("name", ["nobody", "unit_head", "committee", "outsider"])
def test_the_menu_offers_only_pages_that_open(come, name, public, office, make_task):
    make_task()
    client = come(name)
    html = client.get("/").content.decode().split("<nav", 1)[1].split("</nav>", 1)[0]
    links = [part.split('"', 1)[0] for part in html.split('href="')[1:]]
    assert links
    assert all(client.get(link).status_code == 200 for link in links)


def test_the_menu_of_staff_leads_back_to_the_admin(come, public, office, plan):
    assert 'href="/admin/"' in come("coordinator").get("/plan/").content.decode()


def test_a_persons_page_is_not_kept_by_the_browser_after_sign_out(come, closed, plan):
    assert "no-store" in come("committee").get("/").headers["Cache-Control"]
