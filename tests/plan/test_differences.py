"""The difference between two texts of a task."""

from plan.differences import compare


def marked(pieces):
    return [piece.text.strip() for piece in pieces if piece.changed]


def test_only_what_changed_is_marked():
    before, after = compare("Проведено дві зустрічі у школах міста", "Проведено три зустрічі у школах міста")
    assert (marked(before), marked(after)) == (["дві"], ["три"])


def test_what_was_added_is_marked():
    before, after = compare("Реєстр складено.", "Реєстр складено. Оприлюднено на порталі.")
    assert (marked(before), marked(after)) == ([], ["Оприлюднено на порталі."])


def test_pieces_make_the_whole_text_again():
    text = "Зібрано  пропозиції\nвід 5 підрозділів"
    assert "".join(piece.text for piece in compare("Зібрано пропозиції від 3 підрозділів", text)[1]) == text


def test_texts_without_much_in_common_stand_unmarked():
    assert marked(compare("Робота триває", "Розроблено й затверджено порядок")[1]) == []


def test_a_first_text_is_not_a_change():
    assert marked(compare("", "Розпочато")[1]) == []


def test_the_same_text_has_no_marks():
    assert compare("Триває", "Триває")[1][0].changed is False


def test_long_texts_are_compared_in_a_moment():
    text = " ".join(f"слово{number % 97}" for number in range(1200))
    assert compare(text, text + " ще")[1]


def test_spaces_are_nothing_in_common():
    before, after = compare("Оновлено набори на порталі.", "Проведено навчання для розпорядників.")
    assert [piece.changed for piece in before + after] == [False, False]
