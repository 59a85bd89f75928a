"""What the export writes by `plan.layout` reads back as the same plan."""

from dataclasses import replace

import pytest

from plan import layout
from plan.approved import Act, ApprovedPlan
from tests.plan.reading import files, orders


def as_csv(plan):
    return files.csv_of([layout.COLUMNS + layout.ACT_COLUMNS, *layout.csv_rows(plan)])


def as_xlsx(plan):
    return files.xlsx_of([layout.COLUMNS, *layout.rows(plan)], **{layout.ACT_SHEET: layout.act_rows(plan.act)})


def as_docx(plan):
    before, after = "\n".join(layout.before(plan.act)), "\n".join(layout.after(plan.act))
    return files.docx_of([layout.APPENDIX, *layout.appendix_rows(plan)], before=before, after=after)


def bare(plan):
    """The plan without rows and doubts, which belong to a file."""
    principles = tuple(
        replace(
            principle,
            areas=tuple(
                replace(area, tasks=tuple(replace(task, row=None) for task in area.tasks)) for area in principle.areas
            ),
        )
        for principle in plan.principles
    )
    return replace(plan, principles=principles, doubts=())


def changed(plan, **changes):
    """The plan with its second task changed."""
    first, *others = plan.principles
    area, *areas = first.areas
    tasks = (area.tasks[0], replace(area.tasks[1], **changes))
    return replace(plan, principles=(replace(first, areas=(replace(area, tasks=tasks), *areas)), *others))


each = pytest.mark.parametrize("write", [as_csv, as_xlsx, as_docx])


@each
def test_the_short_order_comes_back(order, write):
    assert bare(orders.plan(write(order))) == bare(order)


@each
def test_the_citys_order_comes_back(city, write):
    assert bare(orders.plan(write(city))) == bare(city)


@each
def test_without_a_directory_too(city, write):
    assert orders.plan(write(city), known=[]).principles == orders.plan(write(city)).principles


@each
def test_no_doubt_comes_of_our_own_file(city, write):
    assert orders.plan(write(city)).doubts == ()


@each
def test_a_gap_in_the_numbers_comes_back(order, write):
    plan = changed(order, number=5, code="I.1.5")
    assert orders.codes(orders.plan(write(plan))) == orders.codes(plan)


@each
def test_a_removed_area_leaves_the_numbers_of_others(order, write):
    first, *others = order.principles
    plan = ApprovedPlan(order.act, (replace(first, areas=first.areas[1:]), *others))
    assert orders.codes(orders.plan(write(plan))) == ["I.2.1", "II.1.1", "II.1.2"]


@each
@pytest.mark.parametrize(
    "title", ["2. етапи", "2025 рік у цифрах", "=1+1", "'=1", "-дія", "в малих літерах", 'з "лапками"; і крапкою']
)
def test_an_odd_title_comes_back(order, write, title):
    assert orders.titles(orders.plan(write(changed(order, title=title))))[1] == title


@each
def test_an_act_with_nothing_known_comes_back(order, write):
    assert orders.plan(write(replace(order, act=Act()))).act == Act()


@each
def test_control_kept_by_another_comes_back(order, write):
    act = replace(order.act, kind="рішення", controller="заступника міського голови Петренка П. П.")
    assert orders.plan(write(replace(order, act=act))).act == act


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "'=1", "\t=1", "звичайний", "'апостроф"])
def test_escaping_is_undone(text):
    assert layout.unescaped(layout.escaped(text)) == text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1"])
def test_no_cell_is_taken_for_a_formula(text):
    assert layout.escaped(text).startswith("'")
