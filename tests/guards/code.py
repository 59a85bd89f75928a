"""The repository's own code, read with `ast` for the guards."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["core", "registry", "plan", "audits", "reports", "desk", "config"]
FLOORS = {
    "models": 1,
    "managers": 1,
    "queries": 1,
    "actions": 2,
    "forms": 3,
    "filters": 3,
    "resources": 3,
    "admin": 3,
    "views": 3,
    "reminders": 3,
    "urls": 4,
    "management": 4,
}


@dataclass(frozen=True)
class Module:
    """A module of a room."""

    name: str
    path: Path

    @property
    def room(self):
        """The room it lives in."""
        return self.name.partition(".")[0]

    @property
    def named_floor(self):
        """The floor its name puts it on; a leaf or a helper stands as high as what it imports."""
        word = self.name.partition(".")[2].partition(".")[0]
        return FLOORS.get(word) or next((FLOORS[end] for end in ("forms", "admin") if word.endswith(f"_{end}")), None)

    @property
    def tree(self):
        """Its syntax."""
        return parsed(self.path)


@cache
def parsed(path):
    """The syntax of a file."""
    return ast.parse(path.read_text("utf-8"))


@cache
def modules():
    """Every module of every room, migrations left out, by name."""
    found = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                found[name] = Module(name, path)
    return found


def imports(tree, inside_functions=False):
    """(name, line) of each import; only those inside functions where asked."""
    nodes = ast.walk(tree)
    if inside_functions:
        nodes = (inner for node in functions(tree) for inner in ast.walk(node))
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield (f"{node.module}.{alias.name}", node.lineno)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)


def first_party(tree, **options):
    """(module, line) of each import of our own code."""
    for name, line in imports(tree, **options):
        if name.partition(".")[0] in ROOMS:
            known = modules()
            yield known.get(name) or known.get(name.rpartition(".")[0]), line


def functions(tree):
    """Every function of a file."""
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
