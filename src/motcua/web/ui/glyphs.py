"""The shapes that stand beside words, each a path on a 24 by 24 field drawn with the ink of its surroundings."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

PATHS = {
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "good": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.3l2.8 2.7L16 9.5",
    "wait": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2",
    "late": "M12 4L2.8 20h18.4zM12 10v4.5M12 17.3v.1",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5v.1",
    "dot": "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
    "work": "M12 3a9 9 0 1 0 0 18M12 3v18",
    "stop": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12h8",
    "cross": "M6 6l12 12M18 6L6 18",
    "empty": "M5 5h14v14H5z",
    "back": "M14.5 5.5L8 12l6.5 6.5",
    "next": "M9.5 5.5L16 12l-6.5 6.5",
    "down": "M5.5 9.5L12 16l6.5-6.5",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20.5 20.5",
    "file": "M6 3h8l4 4v14H6zM14 3v4h4",
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "plus": "M12 5v14M5 12h14",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
}


def glyph(name: str) -> SafeString:
    """Draw a shape; it is hidden from screen readers because a word always stands beside it."""
    return format_html('<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', PATHS[name])
