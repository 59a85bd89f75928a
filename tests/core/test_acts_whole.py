"""The number of an act stays on one line."""

from datetime import date

import pytest

from core.acts import Basis, whole_number
from core.templatetags.ui import whole


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("розпорядження від 07.02.2023 № 21 Р", "розпорядження від 07.02.2023 №~21~Р"),
        ("рішення № 816", "рішення №~816"),
        ("рішення № 12 про зміни", "рішення №~12 про зміни"),
        ("лист №45/1 від 01.09.2026", "лист №~45/1 від 01.09.2026"),
        ("усна вказівка", "усна вказівка"),
    ],
)
def test_its_spaces_hold(text, held):
    assert whole_number(text) == held.replace("~", "\xa0")


def test_a_basis_is_read_whole():
    assert whole(Basis("резолюція", "45", date(2026, 9, 1))) == "резолюція від 01.09.2026 №\xa045"


def test_no_basis_is_nothing():
    assert whole(None) == ""
