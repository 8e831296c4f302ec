"""Question types, one file each. A type reads what was typed into a value, and shows a value as text."""

from types import ModuleType

from motcua.catalog.questions import (
    address,
    choice,
    date,
    declaration,
    email,
    id_number,
    long_text,
    many,
    number,
    phone,
    table,
    tax_code,
    text,
    yes_no,
)

TYPES: dict[str, ModuleType] = {
    "text": text,
    "long_text": long_text,
    "number": number,
    "date": date,
    "choice": choice,
    "many": many,
    "yes_no": yes_no,
    "id_number": id_number,
    "phone": phone,
    "email": email,
    "tax_code": tax_code,
    "address": address,
    "table": table,
    "declaration": declaration,
}
