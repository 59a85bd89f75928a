"""What stands at the head and the foot of every document but the quarterly report: whose it is, and who signs."""

from dataclasses import dataclass
from datetime import date

from core import pdf
from core.models import Office
from plan.models import Plan
from reports.contents import reachable, with_contents
from reports.parties import parties


@dataclass(frozen=True)
class Heading:
    """The authority's lines, the addressee's, the signatory, and whether the data are invented."""

    authority: tuple[str, ...]
    demo: bool
    signatory_post: str
    signatory: str
    addressee: tuple[str, ...] = ()


def heading(kind: str, on: date, plan: Plan | None = None) -> Heading:
    """The head of a document drawn up on a day; two queries."""
    office, people = Office.objects.first(), parties(kind, on, plan)
    lines = plan.authority if plan else office.authority if office else ""
    demo = office is not None and office.demo
    return Heading(tuple(lines.splitlines()), demo, people.post, people.name, people.addressee)


class Headed:
    """A document with a `heading`: what issuing asks of it."""

    heading: Heading

    @property
    def signatory_post(self) -> str:
        return self.heading.signatory_post

    @property
    def signatory(self) -> str:
        return self.heading.signatory


def page(template: str, sealed, *, title: str, footer: list[str], draft: str = "", **more) -> str:
    """The document as HTML, by its template."""
    markup = pdf.html(template, shown(sealed, title=title, footer=footer, draft=draft, **more))
    return reachable(with_contents(markup))


def shown(sealed, *, title: str, footer: list[str], draft: str = "", **more) -> dict:
    """What the templates of these documents share."""
    tree = sealed.report
    return {
        "report": tree,
        "sealed": sealed,
        "mark": sealed.mark,
        "correction": sealed.correction,
        "author": ", ".join(tree.heading.authority),
        "title": title,
        "footer": footer,
        "draft": draft,
        "demo": "Демонстраційні дані" if tree.heading.demo else "",
        "paragraphs": sealed.conclusion.splitlines(),
        **more,
    }
