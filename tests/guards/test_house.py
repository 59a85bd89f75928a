"""The budgets of STYLE.md: files and functions a person can hold in his head."""

import ast
import statistics

import pytest

from tests.guards.code import functions, modules

BRANCHES = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.IfExp, ast.comprehension, ast.match_case)
FILES = {name: module.path.read_text("utf-8").count("\n") for name, module in modules().items()}
SIZES = [
    (node.end_lineno - node.lineno + 1, f"{name}:{node.lineno} {node.name}")
    for name, module in modules().items()
    for node in functions(module.tree)
]
LENGTHS = sorted(length for length, _where in SIZES)


def complexity(function):
    """The ways through a function."""
    nodes = list(ast.walk(function))
    choices = sum(len(node.values) - 1 for node in nodes if isinstance(node, ast.BoolOp))
    return 1 + choices + sum(isinstance(node, BRANCHES) for node in nodes)


def test_no_file_is_longer_than_400_lines():
    assert [f"{name}: {lines}" for name, lines in FILES.items() if lines > 400] == []


def test_most_files_fit_on_two_screens():
    assert statistics.median(lines for lines in FILES.values() if lines) <= 80


def test_no_function_is_longer_than_60_lines():
    assert [where for length, where in SIZES if length > 60] == []


@pytest.mark.parametrize(("share", "lines"), [(0.5, 8), (0.95, 35)])
def test_functions_are_short(share, lines):
    assert LENGTHS[int(len(LENGTHS) * share)] <= lines


def test_no_function_has_more_than_ten_ways_through():
    tangled = [
        f"{name}:{node.lineno} {node.name}: {complexity(node)}"
        for name, module in modules().items()
        for node in functions(module.tree)
        if complexity(node) > 10
    ]
    assert tangled == []
