"""What a person reads on a page: its visible text and the attributes that are read out or shown."""

import re
from html.parser import HTMLParser

SHOWN = ("title", "placeholder", "aria-label", "alt", "data-label", "label")
SILENT = ("script", "style", "template", "code", "kbd")
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
LATIN = re.compile(r"[A-Za-z]{3,}")


class Reader(HTMLParser):
    """Collects texts; icons, code and what is marked as another language are left out."""

    def __init__(self):
        super().__init__()
        self.texts, self.links, self.silent = [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            hidden = tag in SILENT or "material-symbols" in (attrs.get("class") or "") or attrs.get("lang") == "en"
            self.silent.append(bool(self.silent and self.silent[-1]) or hidden)
        if not self.quiet and attrs.get("lang") != "en":
            self.texts += [attrs[name] for name in SHOWN if attrs.get(name)]
            if tag == "input" and attrs.get("type") in ("submit", "button"):
                self.texts.append(attrs.get("value") or "")
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])

    def handle_endtag(self, tag):
        if tag not in VOID and self.silent:
            self.silent.pop()

    def handle_data(self, data):
        if not self.quiet and data.strip():
            self.texts.append(" ".join(data.split()))

    @property
    def quiet(self):
        """Whether what is read now is not for reading."""
        return bool(self.silent and self.silent[-1])


def read(html):
    """The texts and the links of a page."""
    reader = Reader()
    reader.feed(html)
    return reader.texts, reader.links


def foreign(texts, allowed):
    """Texts that hold Latin words nobody allowed."""
    return [text for text in texts if set(LATIN.findall(allowed.sub(" ", text)))]
