"""Statements that the ORM writes once a process: the hot ones, where writing SQL anew costs more than running it.

A query is written as every other, with slots for what changes from call to call. The first call lets Django write the
SQL; the next ones only run it. `insert` and `update` do the same for one row. Decision 0018 says what it is for.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators

T = TypeVar("T")
Query = Callable[..., QuerySet[Any, Any]]


class Slot(Expression):
    """The place of a value in a written query; it stands where the value would: `filter(pk=slot)`."""

    allowed_default = True

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)


class ListSlot(Slot):
    """The place of a list of keys: `filter(unit__in=slot)`."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "(SELECT unnest(%s::bigint[]))", (self,)


class Written(Generic[T]):
    """A query whose SQL is kept. Called with the values of its slots, in order, it gives all rows as a list."""

    def __init__(self, query: Query, slots: Sequence[type[Slot]]) -> None:
        self._query, self._slots = query, slots
        self._read: Callable[[Sequence[Any]], list[T]] | None = None

    def __call__(self, *values: Any) -> list[T]:
        if self._read is None:
            self._read = self._write()
        return self._read(values)

    def _write(self) -> Callable[[Sequence[Any]], list[T]]:
        asked = self._query(*(slot(n) for n, slot in enumerate(self._slots)))
        compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select])
        made = _maker(asked, compiler)

        def read(values: Sequence[Any]) -> list[T]:
            with connection.cursor() as cursor:
                cursor.execute(sql, [values[p.place] if isinstance(p, Slot) else p for p in params])
                rows: Iterable[Any] = cursor.fetchall()
            if converters:
                rows = compiler.apply_converters(rows, converters)
            return [made(row) for row in rows]

        return read


def _maker(asked: QuerySet[Any, Any], compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """Give what makes of one row what the query would give: a model with those beside it, a tuple, or one value."""
    kind = asked._iterable_class
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is ValuesListIterable:
        return tuple
    if kind is not ModelIterable:
        raise TypeError(f"{kind.__name__} cannot be written once")
    info, select = compiler.klass_info, compiler.select
    first, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[first:end]]
    beside = get_related_populators(info, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # typed for a later Django
    more = list(compiler.annotation_col_map.items())

    def made(row: Sequence[Any]) -> Any:
        found = info["model"].from_db(DEFAULT_DB_ALIAS, names, row[first:end])
        for one in beside:
            one.populate(row, found)
        for name, place in more:
            setattr(found, name, row[place])
        return found

    return made


def written(*slots: type[Slot]) -> Callable[[Callable[..., QuerySet[Any, T]]], Written[T]]:
    """Make a written query of a function that builds one from these slots."""

    def keep(query: Callable[..., QuerySet[Any, T]]) -> Written[T]:
        return Written(query, slots)

    return keep


def insert(*rows: Model) -> None:
    """Insert new rows of one model in one statement, as `save` would each, and give them their keys."""
    if not rows:
        return
    sql, fields = _inserting(type(rows[0]), len(rows))
    values = [f.get_db_prep_save(f.pre_save(row, add=True), connection) for row in rows for f in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


@cache
def _inserting(model: type[Model], rows: int) -> tuple[str, Any]:
    """Give the statement for rows that get their keys from the database."""
    meta = model._meta
    fields = [f for f in meta.concrete_fields if not f.primary_key]
    columns = ", ".join(f'"{f.column}"' for f in fields)
    one = f"({', '.join(['%s'] * len(fields))})"
    values = ", ".join([one] * rows)
    said = f'INSERT INTO "{meta.db_table}" ({columns}) VALUES {values} RETURNING "{meta.pk.column}"'  # noqa: S608 - names of our own tables
    return said, fields


def update(row: Model, names: Iterable[str]) -> None:
    """Write some fields of a row that is there; raises ObjectDoesNotExist when it is not, FieldDoesNotExist on a false name."""
    sql, fields = _updating(type(row), tuple(names))
    values = (f.get_db_prep_save(f.pre_save(row, add=False), connection) for f in fields)
    with connection.cursor() as cursor:
        cursor.execute(sql, list(chain(values, [row.pk])))
        if not cursor.rowcount:
            raise ObjectDoesNotExist(f"{type(row).__name__} {row.pk}")


@cache
def _updating(model: type[Model], names: tuple[str, ...]) -> tuple[str, Any]:
    meta = model._meta
    known = {f.attname: f for f in meta.concrete_fields} | {f.name: f for f in meta.concrete_fields}
    if not names or set(names) - set(known):
        raise FieldDoesNotExist(f"{model.__name__}: {sorted(set(names) - set(known))}")
    fields = [known[n] for n in names]
    sets = ", ".join(f'"{f.column}" = %s' for f in fields)
    said = f'UPDATE "{meta.db_table}" SET {sets} WHERE "{meta.pk.column}" = %s'  # noqa: S608 - names of our own tables
    return said, fields
