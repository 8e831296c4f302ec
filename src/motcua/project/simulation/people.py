"""Invented people: names as they are in Lào Cai, numbers of the right form, telephones that do not exist."""

import random
from collections.abc import Collection
from itertools import accumulate
from typing import NamedTuple

from motcua.base.text import fold
from motcua.catalog.questions import tax_code

PEOPLES = (
    (43, "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Đinh Đoàn Trịnh", "Văn Đức Quang Xuân Hữu Tiến Công Đình",
     "Thị Thu Ngọc Minh Thanh Hồng Kim Thùy", "Sơn Hùng Cường Tuấn Long Hải Trung Dũng Thắng Việt Toàn Khánh Hưởng Vượng",
     "Nguyệt Lan Hương Thảo Yến Liên Nhung Phượng Tuyết Hiền Loan Ngân Quỳnh Thủy"),
    (16, "Hoàng Nông Lương Hà Ma Hứa Đàm Lộc", "Văn Thanh Minh Quốc", "Thị Thu Bích", "Bảo Thái Dự Tưởng Hòe Vượng Tuân",
     "Duyên Thơm Huệ Tươi Xuyến Nết Chiêm"),
    (16, "Giàng Sùng Vàng Thào Cháng Hầu Lù Ly Má Tráng Cư Hạng", "A Seo Chẩn", "Thị Thị Seo", "Chú Páo Sử Phúc Dế Tủa Lử Sình Chớ",
     "Mỷ Dợ Say Pằng Mai Chư Sua Máy Dí"),
    (12, "Tẩn Chảo Phàn Lý Bàn Đặng Triệu Chìn", "A Láo Văn Vần Phù", "Tả Mẩy Lở Thị", "Mẩy Phẩu Sài Quẩy Lềnh Chòi Nhàn",
     "Mẩy Khé Pham Liều San Viện Mùi"),
    (5, "Lò Lường Hà Cầm Quàng Vi", "Văn", "Thị", "Thưởng Inh Pản Ổn Chiến", "Ỏm Hặc Phương Chựa Dung"),
    (4, "Vàng Lù Nông Lý Sần Phan", "Văn A", "Thị", "Chín Páo Sín Vảng Chài", "Mẩy Sen Xín Dín Thắm"),
    (2, "Ly Phù Chu Vù Sừng", "Hừ Lò Gò Xè", "Ha Gió Mò Thó", "Cà Xá Giờ Suy", "Bơ Xơ De Mớ"),
    (2, "Thèn Lèng Pờ Dìn Xin Vương", "Văn Chẩn", "Thị", "Sài Dìn Chấn Phủ", "Dín Pủ Sui Mẩy"),
)  # fmt: skip
"""Weight, families, middle names of men and of women, given names of men and of women."""
_WEIGHTS = list(accumulate(people[0] for people in PEOPLES))
_PARTS = [tuple(names.split() for names in people[1:]) for people in PEOPLES]
HAMLETS = ("Thôn Tòng Chú", "Thôn Nậm Rịa", "Tổ 5", "Bản Pho", "Thôn Séo Tả", "Tổ dân phố 12", "Bản Mế", "Thôn Ún Tà")
TRADES = ("vận tải", "chăn nuôi", "xây dựng", "thương mại", "nông lâm nghiệp")
_NUMBERS = 10_000_000
_STEP = 7_919_003  # shares no factor with ten: each person's number is another one
LAST_BIRTH, FIRST_BIRTH = 2000, 1946


class Invented(NamedTuple):
    """A person who does not exist; `organisation` is empty for most."""

    full_name: str
    id_number: str
    birth_date: str
    sex: str
    phone: str
    email: str
    province: str
    commune: str
    line: str
    tax_code: str = ""
    organisation: str = ""

    def known(self) -> dict[str, str]:
        """Tell what forms fill in by themselves, by the words of `answers`."""
        told = self._asdict()
        return told | {"organisation_name": self.organisation, "organisation_tax_code": self.tax_code}


class Population:
    """Makes people one by one; no two have the same number, and nobody has a number that is taken."""

    def __init__(self, rng: random.Random, first: int, taken: Collection[str], year_only: float) -> None:
        self._rng, self._next, self._taken, self._year_only = rng, first, taken, year_only

    def person(self, province: str, commune: str, *, organised: bool = False) -> Invented:
        """Make somebody; with an organisation when asked."""
        rng = self._rng
        sex = "female" if rng.random() < 0.52 else "male"
        name = self._name(sex)
        number, year, mixed = self._number(sex)
        full_day = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        email = f"{fold(name).replace(' ', '.')}.{mixed % 10_000:04}@nguoidan.example" if rng.random() < 0.4 else ""
        line = rng.choice(HAMLETS)
        born = str(year) if rng.random() < self._year_only else full_day
        found = Invented(name, number, born, sex, f"0900{mixed % 1_000_000:06}", email, province, commune, line)
        return self._organised(found) if organised else found

    def _name(self, sex: str) -> str:
        rng = self._rng
        families, men, women, given_men, given_women = rng.choices(_PARTS, cum_weights=_WEIGHTS)[0]
        middles, given = (women, given_women) if sex == "female" else (men, given_men)
        return f"{rng.choice(families)} {rng.choice(middles)} {rng.choice(given)}"

    def _number(self, sex: str) -> tuple[str, int, int]:
        """Give an ID number whose year fits, the year of birth, and the number mixed over all tails and years."""
        while True:
            self._next += 1
            mixed = self._next * _STEP % _NUMBERS
            digit, tail = divmod(mixed, 1_000_000)
            years = range(FIRST_BIRTH + (digit - FIRST_BIRTH) % 10, LAST_BIRTH, 10)
            year = self._rng.choice(years)
            number = f"{self._rng.choice(('010', '015'))}{int(sex == 'female')}{year % 100:02}{tail:06}"
            if number not in self._taken:
                return number, year, mixed

    def _organised(self, person: Invented) -> Invented:
        while True:
            self._next += 1
            head = f"53{self._next * _STEP % _NUMBERS:07}"
            code = next((c for d in range(10) if tax_code.is_valid(c := f"{head}{d}")), "")
            if code and code not in self._taken:
                name = f"Hợp tác xã {self._rng.choice(TRADES)} {person.full_name.split()[-1]} {head[-4:]}"
                return person._replace(tax_code=code, organisation=name)
