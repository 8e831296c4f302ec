"""Read a PDF back, as a person or a machine would."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def pages(made: bytes) -> list[str]:
    """Give the text of each page on one line, as a search would see it."""
    return [plain(page.extract_text()) for page in PdfReader(BytesIO(made)).pages]


def text(made: bytes) -> str:
    return " ".join(pages(made))


def plain(written: str) -> str:
    """Drop line breaks and the invisible places where an endless word may break."""
    return " ".join(written.replace("\u200b", "").split())


def fonts(made: bytes) -> set[str]:
    """Give the names of all fonts without their subset tags; fails on one that is not embedded."""
    found: set[str] = set()
    for page in PdfReader(BytesIO(made)).pages:
        resources: Any = page["/Resources"]
        for entry in resources["/Font"].values():
            descendant = entry.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            found.add(str(descendant["/BaseFont"]).removeprefix("/").split("+", 1)[1])
    return found
