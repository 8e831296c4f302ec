"""Cut text into words: as typed and folded. Codes such as 1.001193 stay whole."""

import re
from functools import lru_cache
from itertools import pairwise

from motcua.base.text import clean, fold
from motcua.catalog.codes import tidy

_WORD = re.compile(r"\d\.\d{6}(?:\.\d+)?|[^\W_]+")
_CODE = re.compile(r"\d\.\d{3,6}")
_BEGINNING = re.compile(r"\d\.\d{1,6}")
# Words that tell little of what is asked for.
_SMALL = """
a ah ai anh ba bac ban bao bay be ben bi biet cac cach cai can cau cham chau chi cho chu chua co con cua cung da dan
dang dau day de den di do duoc duoi e em gi giay gio giup ha hay ho hoi hom huong i k khi khong kia la lam len loai
luc luon ma mai may mieng minh moi mot muon nao nay ne ngoai nguoi nhe nhi nhieu nho nhu nhung noi ntn nua o oi ong
phai qua quy ra ro roi sao sau se so ta tai tham thay the theo thi thoi thu to toi tren trong truoc tu tuc ung va van
vao vay ve viec voi vui xem xin y
"""
SMALL_WORDS = frozenset(_SMALL.split())


def cut(text: str) -> list[str]:
    """Give the words of a text in lower case, with their marks."""
    return _WORD.findall(clean(text).casefold())


def folded(text: str) -> list[str]:
    """Give the words of a text without marks."""
    return [bare(word) for word in cut(text)]


@lru_cache(maxsize=1 << 14)
def bare(word: str) -> str:
    """Give a word without marks; Vietnamese has some seven thousand, and each is met again and again."""
    return fold(word)


def codes(text: str) -> list[str]:
    """Give what looks like a procedure's code or the beginning of one; alone it may be short, or written in another way."""
    alone = tidy(text)
    return [alone] if _BEGINNING.fullmatch(alone) else _CODE.findall(text)


def pairs(words: list[str]) -> list[tuple[str, str]]:
    """Give each word with its neighbour."""
    return list(pairwise(words))


def is_marked(words: list[str]) -> bool:
    """Whether somebody typed with diacritics at all."""
    return any(word != bare(word) for word in words)
