"""What the coordinator decides about differences, and about sets nobody knows."""

import pytest

from core.clock import now
from core.refusals import Conflict, Refused
from registry.actions import portal_candidates as candidates
from registry.actions.passports import Person
from registry.actions.portal_drift import differences_of, settle
from registry.models import DataPortal, Dataset, PortalCopy
from registry.portal.facts import Facts

pytestmark = pytest.mark.django_db
THEIRS = Facts(
    title="Ліцеї",
    description="Опис",
    frequency="once a day",
    contact="Ганна",
    email="g@example.org",
    formats=("CSV", ".xlsx"),
    keywords=("освіта",),
    licence="cc-zero",
    files=(("struktura", "JSON", "https://p.example/s.json"), ("дані", "CSV", "https://p.example/d.csv")),
)


@pytest.fixture
def portal(db):
    return DataPortal.objects.create(key="city", title="Портал міста", address="https://p.example", organization="r")


@pytest.fixture
def copy(portal, today):
    """A set of the portal that nobody knows."""
    facts = Facts(**{**vars(THEIRS), "updated_on": today, "published_on": today}).to_json()
    return PortalCopy.objects.create(
        portal=portal,
        remote_id="a",
        title="42. Ліцеї",
        number=42,
        facts=facts,
        seen_at=now(),
        url="https://p.example/a",
    )


@pytest.fixture
def linked(copy, make_dataset, coordinator):
    """The same, known as ours."""
    people = [Person("Олена", "o@example.org"), Person("Петро", "p@example.org")]
    dataset = make_dataset("shkoly", title="Школи", frequency="yearly", formats=["CSV"], contacts=people)
    return candidates.link_copy(copy=copy, dataset=dataset, by=coordinator, reason="Той самий")


@pytest.fixture
def decide(linked, coordinator):
    def decide(**choices):
        settle(copy=linked, choices=choices, by=coordinator, reason="Лист № 5")
        linked.refresh_from_db()
        return Dataset.objects.get()

    return decide


def test_a_link_shows_the_differences(linked):
    assert linked.differences == ["title", "frequency", "contact", "formats", "updated"]


def test_the_portals_title_is_taken(decide, linked):
    assert decide(title="theirs").title == "Ліцеї"
    assert "title" not in linked.differences


def test_the_portals_frequency_is_taken(decide):
    assert decide(frequency="theirs").frequency == "daily"


def test_the_portals_formats_are_taken(decide):
    assert decide(formats="theirs").formats == ["CSV", "XLSX"]


def test_the_portals_person_becomes_the_first(decide):
    people = decide(contact="theirs").contacts.values_list("name", "email")
    assert list(people) == [("Ганна", "g@example.org"), ("Петро", "p@example.org")]


def test_the_portals_update_is_recorded(decide, today):
    assert decide(updated="theirs").updates.get().source == "portal"


def test_history_of_the_passport_tells_where_it_comes_from(decide):
    reason = decide(title="theirs").history.first().history_change_reason
    assert reason == "Взято з порталу «Портал міста». Лист № 5"


def test_ours_stays_and_is_asked_no_more(decide, linked):
    assert decide(title="ours").title == "Школи"
    assert "title" not in linked.differences
    assert "title" in [one.code for one in differences_of(linked)]


def test_a_decision_is_kept_with_both_values(decide, linked):
    decide(title="ours")
    decision = linked.decisions.get()
    assert (decision.ours, decision.theirs, decision.kept, decision.reason) == ("Школи", "Ліцеї", "ours", "Лист № 5")


def test_several_fields_at_once(decide, linked):
    decide(title="theirs", frequency="ours", contact="theirs", formats="theirs", updated="theirs")
    assert linked.differences == []
    assert linked.decisions.count() == 5


@pytest.mark.parametrize(("choices", "words"), [({}, "хоча б для одного"), ({"language": "ours"}, "вже немає")])
def test_what_cannot_be_decided(decide, choices, words):
    with pytest.raises(Refused, match=words):
        decide(**choices)


def test_a_value_that_cannot_be_taken(linked, decide):
    PortalCopy.objects.update(facts={**linked.facts, "frequency": "sometimes"})
    with pytest.raises(Refused, match="не можна взяти"):
        decide(frequency="theirs")


def test_a_decision_needs_its_reason(linked, coordinator):
    with pytest.raises(Refused, match="причину"):
        settle(copy=linked, choices={"title": "ours"}, by=coordinator, reason=" ")


def test_two_people_decide_at_once(linked, coordinator):
    settle(copy=linked, choices={"title": "ours"}, by=coordinator, reason="Лист", version=linked.version)
    with pytest.raises(Conflict):
        settle(copy=linked, choices={"title": "theirs"}, by=coordinator, reason="Лист", version=linked.version)


def test_a_set_nobody_knows_has_nothing_to_decide(copy, coordinator):
    with pytest.raises(Refused, match="спершу пов’яжіть"):
        settle(copy=copy, choices={"title": "ours"}, by=coordinator, reason="Лист")


@pytest.fixture
def entered(copy, unit, coordinator):
    return candidates.enter_copy(copy=copy, identifier="litsei", holder=unit, by=coordinator, reason="З порталу")


def test_a_set_is_entered_as_the_portal_shows_it(entered):
    kept = (entered.title, entered.frequency, entered.licence, entered.keywords, entered.state)
    assert kept == ("Ліцеї", "daily", "cc-zero", ["освіта"], "published")


def test_its_page_and_people_come_along(entered, copy):
    assert (entered.landing_page, entered.contacts.get().email) == (copy.url, "g@example.org")


def test_its_files_become_resources(entered):
    rows = list(entered.distributions.values_list("name", "kind", "format", "title"))
    assert rows == [("struktura", "structure", "JSON", ""), ("resurs-2", "data", "CSV", "дані")]


def test_it_is_a_candidate_no_more(entered, copy):
    copy.refresh_from_db()
    assert (copy.dataset, PortalCopy.objects.candidates().count()) == (entered, 0)


def test_what_was_entered_differs_in_nothing_but_formats(entered, copy):
    copy.refresh_from_db()
    assert copy.differences == ["formats"]  # the portal speaks of a file it does not show


def test_a_set_is_entered_once(entered, copy, unit, coordinator):
    with pytest.raises(Refused, match="вже є в реєстрі"):
        candidates.enter_copy(copy=copy, identifier="b", holder=unit, by=coordinator, reason="З порталу")


def test_an_identifier_that_is_taken(copy, unit, coordinator, make_dataset):
    make_dataset("litsei")
    with pytest.raises(Refused):
        candidates.enter_copy(copy=copy, identifier="litsei", holder=unit, by=coordinator, reason="З порталу")


def test_a_set_is_put_aside_and_taken_back(copy, coordinator):
    candidates.put_aside(copy=copy, by=coordinator, reason="Чужий")
    assert PortalCopy.objects.aside().exists()
    candidates.take_back(copy=copy, by=coordinator, reason="Таки наш")
    assert PortalCopy.objects.candidates().exists()


def test_a_set_of_ours_is_not_put_aside(linked, coordinator):
    with pytest.raises(Refused, match="розірвіть зв’язок"):
        candidates.put_aside(copy=linked, by=coordinator, reason="Чужий")


def test_a_link_is_broken(linked, coordinator):
    candidates.unlink_copy(copy=linked, by=coordinator, reason="Помилка")
    assert PortalCopy.objects.candidates().exists()


def test_a_dataset_is_linked_once_on_a_portal(linked, portal, coordinator):
    other = PortalCopy.objects.create(portal=portal, remote_id="b", title="Інший", seen_at=now())
    with pytest.raises(Refused, match="вже пов’язано з набором"):
        candidates.link_copy(copy=other, dataset=linked.dataset, by=coordinator, reason="Той самий")


def test_history_tells_of_every_decision(linked, coordinator):
    candidates.unlink_copy(copy=linked, by=coordinator, reason="Помилка")
    reasons = list(linked.history.values_list("history_change_reason", flat=True))
    assert reasons[:2] == ["Помилка", "Той самий"]
