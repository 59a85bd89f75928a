"""The table of contents from the headings of a page."""

from reports.contents import PLACE, reachable, with_contents

TWO = '<h2 id="a">Перше</h2><h3 class="x" id="b">Друге <b>слово</b></h3>'


def test_headings_with_an_id_are_listed():
    assert '<li><a href="#a">Перше</a></li>' in with_contents(PLACE + TWO)


def test_lower_headings_stand_deeper():
    assert '<li class="deeper"><a href="#b">Друге <b>слово</b></a></li>' in with_contents(PLACE + TWO)


def test_a_heading_without_an_id_is_passed_over():
    assert "Третє" not in with_contents(PLACE + TWO + "<h2>Третє</h2>").partition("</nav>")[0]


def test_one_heading_is_no_contents():
    assert "<nav" not in with_contents(PLACE + '<h2 id="a">Перше</h2>')


def test_a_page_without_a_place_stays():
    assert with_contents(TWO) == TWO


def test_what_people_typed_is_no_heading():
    assert "#c" not in with_contents(PLACE + TWO + "&lt;h2 id=&quot;c&quot;&gt;Слова&lt;/h2&gt;")


def test_every_section_takes_the_focus_once():
    assert reachable('<section class="a"><section tabindex="0">') == (
        '<section tabindex="0" class="a"><section tabindex="0">'
    )
