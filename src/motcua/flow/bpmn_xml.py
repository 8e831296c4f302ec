"""Read XML from strangers with distrust, as a tree that knows its lines."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from motcua.flow.errors import BadDiagram

LARGEST = 2 * 1024 * 1024
"""Bytes of a file; the largest reference model of BPMN has a fifteenth of it."""
DEEPEST = 100
MOST_ELEMENTS = 50_000
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
OURS = "urn:motcua:route:1"
"""The namespace of what BPMN has no words for: role, unit, hours, wait."""


@dataclass(slots=True)
class Element:
    """One element: its namespace, name, attributes without a namespace, text, line and children."""

    space: str
    name: str
    line: int
    attributes: Mapping[str, str]
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str, space: str = MODEL) -> Iterator["Element"]:
        return (each for each in self.children if each.name == name and each.space == space)

    def first(self, name: str, space: str = MODEL) -> "Element | None":
        return next(self.all(name, space), None)

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    def bad(self, problem: str) -> BadDiagram:
        return BadDiagram(self.line, self.name, problem)


def read_tree(content: bytes) -> Element:
    """Give the root; raises BadDiagram for what is too large, no XML, or brings entities or a document type."""
    if len(content) > LARGEST:
        raise BadDiagram(0, "file", f"is larger than {LARGEST // 1024 // 1024} MB")
    builder = _Builder()
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(builder)
    try:
        parser.parse(io.BytesIO(content))
    except DefusedXmlException as refused:
        raise BadDiagram(builder.line, "DOCTYPE", f"entities and document types are refused ({refused})") from None
    except SAXParseException as broken:
        raise BadDiagram(broken.getLineNumber() or 0, "file", f"is no XML: {broken.getMessage()}") from None
    except ValueError as odd:  # an encoding that the reader does not know
        raise BadDiagram(builder.line, "file", f"cannot be read: {odd}") from None
    if builder.root is None:
        raise BadDiagram(0, "file", "is empty")
    return builder.root


class _Builder(ContentHandler):
    """Builds the tree; names are Python's own for such a handler."""

    def __init__(self) -> None:
        super().__init__()
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0
        self.where: Locator | None = None

    @property
    def line(self) -> int:
        return (self.where.getLineNumber() or 0) if self.where else 0

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        self.where = locator

    def startElementNS(  # noqa: N802
        self, name: tuple[str | None, str], _qname: str | None, attrs: AttributesNSImpl
    ) -> None:
        self.count += 1
        plain = {key: value for (space, key), value in attrs.items() if not space}
        made = Element(name[0] or "", name[1], self.line, plain)
        if len(self.open) >= DEEPEST or self.count > MOST_ELEMENTS:
            raise made.bad("too many elements, or too deep")
        if self.open:
            self.open[-1].children.append(made)
        else:
            self.root = made
        self.open.append(made)

    def endElementNS(self, _name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802
        self.open.pop()

    def characters(self, content: str) -> None:
        self.open[-1].text += content
