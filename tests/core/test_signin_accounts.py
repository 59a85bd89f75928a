"""Unit accounts: the coordinator invites, replaces, switches off and on; the others are not his to touch."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from core import accounts, signin
from core.history import version_of
from core.models import Post, Unit, User
from core.refusals import Refused
from core.roles import Role

pytestmark = pytest.mark.django_db
SITE = "https://hartiia.example.org"
NEW = accounts.Person("nova@example.org", "Шевчук", "Оксана", "Ігорівна")


@pytest.fixture
def letters(settings, mailoutbox, django_capture_on_commit_callbacks):
    """Runs what is committed inside, with the worker at hand; then gives the letters."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

    def sent(work):
        with django_capture_on_commit_callbacks(execute=True):
            work()
        return mailoutbox

    return sent


@pytest.fixture
def invited(other_unit, coordinator):
    """An invitation with some words changed."""
    usual = {"person": NEW, "unit": other_unit, "post": Post.Kind.HEAD, "held_from": date(2026, 9, 1)}
    return lambda **changed: accounts.invite(
        **{**usual, "by": coordinator, "reason": "Розпорядження № 7", "site": SITE, **changed}
    )


@pytest.fixture
def replaced(unit_head, coordinator):
    """A replacement of the unit's head with some words changed."""
    usual = {"person": NEW, "post": Post.Kind.HEAD, "held_from": date(2026, 9, 30)}
    return lambda **changed: accounts.replace(
        **{"account": unit_head, **usual, "by": coordinator, "reason": "Розпорядження № 8", "site": SITE, **changed}
    )


@pytest.fixture
def post(unit_head, other_unit):
    return Post.objects.create(
        unit=other_unit, user=unit_head, person="Петро МЕЛЬНИК", kind=Post.Kind.HEAD, held_from=date(2024, 1, 1)
    )


def test_an_invitation_opens_an_account_without_a_password(invited, other_unit):
    account = invited()
    assert (account.role, account.unit, account.has_usable_password()) == (Role.UNIT_HEAD, other_unit, False)


def test_it_notes_the_post(invited):
    held = invited(title="Начальник управління", held_to=date(2027, 8, 31)).posts.get()
    assert (held.kind, held.person, held.title, held.held_to) == (
        Post.Kind.HEAD,
        "Оксана ШЕВЧУК",
        "Начальник управління",
        date(2027, 8, 31),
    )


@pytest.mark.parametrize(("post", "role"), [("acting", Role.UNIT_HEAD), ("deputy", Role.UNIT_DEPUTY)])
def test_the_post_decides_the_role(invited, post, role):
    assert invited(post=Post.Kind(post)).role == role


def test_both_say_who_and_why(invited, coordinator):
    account = invited()
    told = [
        (row.history_user, row.history_change_reason)
        for row in [account.history.get(), account.posts.get().history.get()]
    ]
    assert told == [(coordinator, "Розпорядження № 7")] * 2


def test_a_letter_leads_to_the_page_of_a_password(client, invited, letters):
    text = letters(invited)[0].body
    link = next(line for line in text.splitlines() if "/password/reset/" in line)
    assert 'name="password1"' in client.get(link.removeprefix(SITE), follow=True).content.decode()


def test_an_address_that_is_known_is_refused(invited, unit_head):
    with pytest.raises(Refused, match="вже є: Петро МЕЛЬНИК"):
        invited(person=accounts.Person("KERIVNYK@example.org", "Інший", "Хтось"))


def test_an_account_that_is_off_is_pointed_to(invited, unit_head):
    User.objects.filter(pk=unit_head.pk).update(is_active=False)
    with pytest.raises(Refused, match="його вимкнено"):
        invited(person=accounts.Person("kerivnyk@example.org", "Інший", "Хтось"))


def test_a_collective_has_no_account(invited):
    everybody = Unit.objects.create(name="Усі підрозділи", kind=Unit.Kind.COLLECTIVE)
    with pytest.raises(Refused, match="лише структурний підрозділ"):
        invited(unit=everybody)


def test_wrong_dates_are_refused_and_nothing_stays(invited):
    with pytest.raises(Refused, match="раніше"):
        invited(held_to=date(2026, 8, 1))
    assert not User.objects.filter(email=NEW.email).exists()


@pytest.mark.parametrize("person", ["unit_head", "auditor", "outsider"])
def test_others_invite_nobody(invited, request, person):
    with pytest.raises(Refused, match="координатор або адміністратор"):
        invited(by=request.getfixturevalue(person))


def test_a_replacement_closes_the_post_and_the_account(replaced, post, unit_head):
    replaced()
    post.refresh_from_db()
    unit_head.refresh_from_db()
    assert (post.held_to, unit_head.is_active) == (date(2026, 9, 29), False)


def test_it_opens_the_new_one_in_the_same_unit(replaced, post, other_unit):
    account = replaced()
    assert (account.unit, account.posts.get().held_from) == (other_unit, date(2026, 9, 30))


def test_an_acting_head_can_stand_beside(replaced, post, unit_head):
    account = replaced(post=Post.Kind.ACTING, leaves=False)
    unit_head.refresh_from_db()
    assert (account.posts.get().kind, unit_head.is_active) == (Post.Kind.ACTING, True)


def test_a_post_cannot_end_before_it_began(replaced, post):
    with pytest.raises(Refused, match=r"обіймають із 01\.01\.2024"):
        replaced(held_from=date(2024, 1, 1))


def test_switching_off_ends_the_session(client, unit_head, coordinator, office, plan):
    client.force_login(unit_head)
    accounts.switch_off(account=unit_head, last_day=date(2026, 9, 29), by=coordinator, reason="Звільнено")
    assert client.get("/")["Location"].startswith("/login/")


def test_whoever_came_back_is_invited_again(unit_head, coordinator, letters):
    accounts.switch_off(account=unit_head, last_day=date(2026, 9, 29), by=coordinator, reason="Служба")
    back = lambda: accounts.switch_on(account=unit_head, by=coordinator, reason="Повернувся", site=SITE)  # noqa: E731
    assert [letter.to for letter in letters(back)] == [["kerivnyk@example.org"]]


@pytest.mark.parametrize("person", ["coordinator", "administrator", "auditor"])
@pytest.mark.parametrize(
    "work",
    [
        lambda account, by: accounts.switch_off(account=account, last_day=date(2026, 9, 1), by=by, reason="Ні"),
        lambda account, by: accounts.switch_on(account=account, by=by, reason="Ні", site=SITE),
        lambda account, by: accounts.invite_again(account=account, by=by, site=SITE),
        lambda account, by: accounts.take_links_back(account=account, by=by),
    ],
)
def test_the_coordinator_does_not_touch_others(request, coordinator, person, work):
    with pytest.raises(Refused, match="лише облікові записи керівників"):
        work(request.getfixturevalue(person), coordinator)


def test_links_are_taken_back(unit_head, coordinator):
    signin.sign_in_link(unit_head, "/", site=SITE)
    assert accounts.take_links_back(account=unit_head, by=coordinator) == 1


def test_the_administrator_forgets_a_second_factor(coordinator, administrator):
    TOTP.activate(coordinator, generate_totp_secret())
    accounts.forget_second_factor(account=coordinator, by=administrator, reason="Загублено телефон")
    coordinator.refresh_from_db()
    assert (Authenticator.objects.count(), coordinator.has_usable_password()) == (0, False)


def test_nobody_else_does(coordinator, unit_head):
    with pytest.raises(Refused, match="лише адміністратор"):
        accounts.forget_second_factor(account=unit_head, by=coordinator, reason="Ні")


class TestPages:
    """The same by hand, in the admin."""

    @pytest.fixture
    def signed_in(self, client, coordinator, office):
        client.force_login(coordinator)
        return client

    @pytest.fixture
    def buttons(self, signed_in):
        """What an account's page offers."""

        def buttons(account):
            page = signed_in.get(f"/admin/core/user/{account.pk}/change/")
            return [str(button["title"]) for button in page.context["actions_detail"]]

        return buttons

    TYPED = {"email": NEW.email, "last_name": "Шевчук", "first_name": "Оксана", "post": "head", "reason": "Наказ"}

    def test_the_list_has_a_button(self, signed_in):
        assert "Запросити" in signed_in.get("/admin/core/user/").content.decode()

    def test_an_invitation(self, signed_in, other_unit):
        typed = {**self.TYPED, "unit": other_unit.pk, "held_from": "01.09.2026"}
        page = signed_in.post("/admin/core/user/invite/", typed, follow=True)
        assert "Запрошення надіслано на nova@example.org." in page.content.decode()

    def test_a_replacement(self, signed_in, unit_head):
        typed = {**self.TYPED, "held_from": "30.09.2026", "leaves": "on"}
        signed_in.post(f"/admin/core/user/{unit_head.pk}/replace/", typed)
        unit_head.refresh_from_db()
        assert (unit_head.is_active, User.objects.get(email=NEW.email).unit) == (False, unit_head.unit)

    def test_a_refusal_keeps_what_was_typed(self, signed_in, unit_head):
        typed = {**self.TYPED, "held_from": "01.10.2036"}
        page = signed_in.post(f"/admin/core/user/{unit_head.pk}/replace/", typed).content.decode()
        assert "Перевірте рік: 01.10.2036." in page
        assert 'value="nova@example.org"' in page

    def test_switching_off_and_on(self, signed_in, unit_head):
        off = {"last_day": "29.09.2026", "reason": "Звільнено", "version": version_of(unit_head)}
        signed_in.post(f"/admin/core/user/{unit_head.pk}/switch-off/", off)
        on = {"reason": "Повернувся", "version": version_of(unit_head)}
        signed_in.post(f"/admin/core/user/{unit_head.pk}/switch-on/", on)
        reasons = list(unit_head.history.values_list("history_change_reason", flat=True)[:2])
        assert reasons == ["Повернувся", "Звільнено"]

    def test_a_unit_heads_buttons(self, buttons, unit_head):
        assert buttons(unit_head) == ["Замінити", "Вимкнути", "Запросити ще раз", "Скасувати посилання"]

    @pytest.mark.parametrize("person", ["coordinator", "administrator", "auditor"])
    def test_others_have_none(self, buttons, request, person):
        assert buttons(request.getfixturevalue(person)) == []

    @pytest.mark.parametrize(
        "page", ["replace", "switch-off", "invite-again", "take-links-back", "forget-second-factor"]
    )
    def test_nor_pages(self, signed_in, administrator, page):
        assert signed_in.post(f"/admin/core/user/{administrator.pk}/{page}/").status_code == 403

    def test_an_account_that_is_not_there(self, signed_in):
        assert signed_in.get("/admin/core/user/999/replace/").status_code in (403, 404)
