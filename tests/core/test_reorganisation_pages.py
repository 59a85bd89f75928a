"""The coordinator's pages of a reorganisation: who comes in the place of a unit, what moves, then it is saved."""

from datetime import date

import pytest

from core.history import version_of
from core.models import Post, Reorganisation, Unit

pytestmark = pytest.mark.django_db
ACT = {"basis_kind": "рішення", "basis_number": "12-34-VIII", "basis_date": "20.08.2026", "reason": "Нова структура"}


@pytest.fixture
def signed_in(client, coordinator, office):
    client.force_login(coordinator)
    return client


@pytest.fixture
def heir(db):
    return Unit.objects.create(name="Департамент цифрового розвитку")


def page_of(unit, verb, **query):
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/admin/core/unit/{unit.pk}/{verb}/?{words}"


class TestRenaming:
    TYPED = {**ACT, "name": "Департамент економіки", "short_name": "", "effective_on": "01.10.2026"}

    def test_saves_and_says_from_when(self, signed_in, other_unit):
        typed = {**self.TYPED, "version": version_of(other_unit)}
        answer = signed_in.post(page_of(other_unit, "rename"), typed, follow=True)
        assert "Нова назва діє з 1 жовтня 2026 року." in answer.content.decode()

    def test_a_refusal_keeps_what_was_typed(self, signed_in, other_unit):
        typed = {**self.TYPED, "name": "Управління економіки", "version": version_of(other_unit)}
        page = signed_in.post(page_of(other_unit, "rename"), typed).content.decode()
        assert "Назва та сама" in page
        assert "12-34-VIII" in page

    def test_the_act_is_asked_for(self, signed_in, other_unit):
        typed = {**self.TYPED, "basis_kind": "", "basis_number": "", "basis_date": ""}
        page = signed_in.post(page_of(other_unit, "rename"), typed).content.decode()
        assert "Вкажіть документ" in page

    def test_a_second_editor_is_told(self, signed_in, other_unit):
        page = signed_in.post(page_of(other_unit, "rename"), {**self.TYPED, "version": "0"}).content.decode()
        assert "Поки ви працювали, запис змінено" in page

    def test_the_list_shows_today_s_name(self, signed_in, other_unit):
        signed_in.post(page_of(other_unit, "rename"), {**self.TYPED, "version": version_of(other_unit)})
        page = signed_in.get("/admin/core/unit/").content.decode()
        assert "Управління економіки" in page
        assert "Департамент економіки" not in page


class TestMerging:
    @pytest.fixture
    def task(self, make_task, other_unit):
        return make_task("Постійно", unit=other_unit)

    def test_first_asks_who_comes_and_when(self, signed_in, other_unit):
        page = signed_in.get(page_of(other_unit, "merge")).content.decode()
        assert "Показати, що переходить" in page

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"day": ""}, "Вкажіть день, з якого це діє."),
            ({"day": "31.02.2026"}, "Такої дати немає"),
            ({"day": "01.09.2026"}, "Вкажіть, до якого підрозділу"),
            ({"day": "01.09.2026", "known_0": "99999"}, "Оберіть зі списку чинний підрозділ"),
        ],
    )
    def test_what_is_wrong_there_is_said(self, signed_in, other_unit, asked, said):
        page = signed_in.get(page_of(other_unit, "merge", **asked)).content.decode()
        assert said in page

    def test_known_and_new_at_once_is_too_much(self, signed_in, other_unit, heir):
        asked = {"day": "01.09.2026", "known_0": heir.pk, "new_0": "Нове"}
        assert "не обидва" in signed_in.get(page_of(other_unit, "merge", **asked)).content.decode()

    def test_then_shows_everything_that_moves(self, signed_in, task, unit_head, other_unit, heir):
        page = signed_in.get(page_of(other_unit, "merge", day="01.09.2026", known_0=heir.pk)).content.decode()
        assert "Завдання 1" in page
        assert "Петро МЕЛЬНИК, керівник підрозділу" in page

    def test_saves_what_was_shown(self, signed_in, task, other_unit, heir):
        typed = {**ACT, "versions": f"{other_unit.pk}:{version_of(other_unit)}"}
        answer = signed_in.post(page_of(other_unit, "merge", day="01.09.2026", known_0=heir.pk), typed, follow=True)
        assert "Передано: 1 обов’язок, діє з 1 вересня 2026 року." in answer.content.decode()

    def test_a_new_unit_is_entered(self, signed_in, task, other_unit):
        typed = {**ACT, "versions": f"{other_unit.pk}:{version_of(other_unit)}"}
        signed_in.post(page_of(other_unit, "merge", day="01.09.2026", new_0="Нове управління"), typed)
        assert Unit.objects.get(name="Нове управління").valid_from == date(2026, 9, 1)

    def test_whoever_leaves_is_chosen(self, signed_in, unit_head, other_unit, heir):
        post = Post.objects.create(
            unit=other_unit, user=unit_head, person="Петро МЕЛЬНИК", kind=Post.Kind.HEAD, held_from=date(2024, 1, 1)
        )
        typed = {**ACT, "versions": f"{other_unit.pk}:{version_of(other_unit)}", f"to_post_{post.pk}": "leaves"}
        signed_in.post(page_of(other_unit, "merge", day="01.09.2026", known_0=heir.pk), typed)
        unit_head.refresh_from_db()
        assert not unit_head.is_active

    def test_a_second_editor_is_told(self, signed_in, other_unit, heir):
        typed = {**ACT, "versions": f"{other_unit.pk}:0"}
        page = signed_in.post(page_of(other_unit, "merge", day="01.09.2026", known_0=heir.pk), typed).content.decode()
        assert "Поки ви працювали, запис змінено" in page
        assert not Reorganisation.objects.exists()

    def test_several_are_chosen_in_the_list(self, signed_in, unit, other_unit, plan):
        chosen = {"action": "merge_many", "_selected_action": [unit.pk, other_unit.pk]}
        answer = signed_in.post("/admin/core/unit/", chosen)
        assert answer["Location"] == f"/admin/core/unit/{unit.pk}/merge/?also={other_unit.pk}"

    def test_one_alone_is_not_several(self, signed_in, other_unit):
        chosen = {"action": "merge_many", "_selected_action": [other_unit.pk]}
        page = signed_in.post("/admin/core/unit/", chosen, follow=True).content.decode()
        assert "Оберіть від двох до 20" in page


class TestSplitting:
    def test_each_duty_has_its_choice(self, signed_in, make_task, other_unit, heir):
        task = make_task("Постійно", unit=other_unit)
        asked = {"day": "01.09.2026", "known_0": heir.pk, "new_1": "Нове"}
        assert f'name="to_task_{task.pk}"' in signed_in.get(page_of(other_unit, "split", **asked)).content.decode()

    def test_the_choice_is_carried_out(self, signed_in, make_task, other_unit, heir):
        task = make_task("Постійно", unit=other_unit)
        typed = {**ACT, "versions": f"{other_unit.pk}:{version_of(other_unit)}", f"to_task_{task.pk}": "1"}
        asked = {"day": "01.09.2026", "known_0": heir.pk, "stays": "on"}
        signed_in.post(page_of(other_unit, "split", **asked), typed)
        task.refresh_from_db()
        assert task.reporting_unit == heir

    def test_it_takes_two(self, signed_in, other_unit, heir):
        page = signed_in.get(page_of(other_unit, "split", day="01.09.2026", known_0=heir.pk)).content.decode()
        assert "щонайменше два підрозділи" in page


class TestAfterwards:
    def test_the_unit_s_page_tells_what_became_of_it(self, signed_in, other_unit, heir):
        typed = {**ACT, "versions": f"{other_unit.pk}:{version_of(other_unit)}"}
        signed_in.post(page_of(other_unit, "merge", day="01.09.2026", known_0=heir.pk), typed)
        page = signed_in.get(f"/admin/core/unit/{heir.pk}/change/").content.decode()
        assert "рішення від 20.08.2026 №\xa012-34-VIII" in page

    @pytest.mark.parametrize("verb", ["rename", "merge", "split"])
    def test_a_closed_unit_has_no_such_page(self, signed_in, other_unit, verb):
        Unit.objects.filter(pk=other_unit.pk).update(valid_to=date(2026, 1, 1))
        assert signed_in.get(page_of(other_unit, verb)).status_code == 403

    @pytest.mark.parametrize("verb", ["rename", "merge", "split"])
    def test_the_auditor_changes_nothing(self, client, auditor, other_unit, verb):
        client.force_login(auditor)
        assert client.get(page_of(other_unit, verb)).status_code == 403
