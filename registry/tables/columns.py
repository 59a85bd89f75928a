"""A column of a table's structure, as the ministry's annexes describe it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

DATATYPES = {  # as CSVW names them; the words are for people
    "string": "текст",
    "integer": "ціле число",
    "decimal": "число",
    "boolean": "так чи ні",
    "date": "дата",
    "dateTime": "дата й час",
    "time": "час",
    "anyURL": "посилання",
}
_ALSO = {  # names met in schema files, in lower case
    "str": "string",
    "text": "string",
    "any": "string",
    "int": "integer",
    "nonnegativeinteger": "integer",
    "positiveinteger": "integer",
    "number": "decimal",
    "float": "decimal",
    "double": "decimal",
    "bool": "boolean",
    "datetime": "dateTime",
    "anyuri": "anyURL",
    "url": "anyURL",
    "uri": "anyURL",
    "year": "integer",
    "gyear": "integer",
}
INVISIBLE = dict.fromkeys(map(ord, "\u2028\u2029\u200b\u200c\u200d\u2060\ufeff\u00ad"))
YES = {"true", "так", "1", "yes", "обов’язково", "обов'язково"}


@dataclass(frozen=True)
class Column:
    """Name (Latin, in the file's heading), title (Ukrainian), what it holds, its type, and whether it must be filled.

    `codelist` is the code of a list whose codes alone the column takes.
    """

    name: str
    title: str = ""
    description: str = ""
    datatype: str = "string"
    required: bool = False
    codelist: str = ""

    @property
    def label(self) -> str:
        """How a sentence names the column."""
        return f"{self.name} ({self.title})" if 0 < len(self.title) <= 60 else self.name

    def with_list(self, codelist: str) -> "Column":
        """The same column that takes the codes of a list."""
        return replace(self, codelist=codelist)


def clean(text: object) -> str:
    """A text of a schema file without invisible signs (U+2028 occurs inside names) and spaces around."""
    return " ".join(str(text if text is not None else "").translate(INVISIBLE).split())


def datatype_of(text: object) -> str:
    """Our name of a type, whatever the file calls it; an unknown one is text, and the file is not refused for it."""
    name = clean(text).removeprefix("xsd:").removeprefix("xs:")
    known = {kind.lower(): kind for kind in DATATYPES} | _ALSO
    return known.get(name.lower(), "string")


def yes(value: object) -> bool:
    """Whether a cell or a JSON value says yes (True, TRUE, true, «так»)."""
    return value is True or clean(value).casefold() in YES


def column_of(described: Mapping[str, object]) -> Column:
    """A column from its description, with or without each of the parts but the name."""
    return Column(
        name=clean(described.get("name")),
        title=clean(described.get("title") or described.get("titles")),
        description=clean(described.get("description")),
        datatype=datatype_of(described.get("datatype")),
        required=yes(described.get("required")),
        codelist=clean(described.get("codelist")),
    )


def to_json(columns: Iterable[Column]) -> list[dict[str, object]]:
    """Columns as `TableSchema.columns` keeps them."""
    return [asdict(column) for column in columns]


def from_json(kept: Iterable[Mapping[str, object]]) -> tuple[Column, ...]:
    """The columns of a kept structure."""
    return tuple(column_of(described) for described in kept)


def numbered(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Columns with different names: a repeated name gets its number, so that no column is lost."""
    seen: dict[str, int] = {}
    told = []
    for column in columns:
        seen[column.name] = count = seen.get(column.name, 0) + 1
        told.append(column if count == 1 else replace(column, name=f"{column.name}{count}"))
    return tuple(told)
