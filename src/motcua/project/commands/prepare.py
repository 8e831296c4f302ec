import argparse

from motcua.project.commands.answer import Answer
from motcua.project.commands.opened import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(asked: argparse.Namespace) -> Answer:
    with opened() as database:
        from django.conf import settings

        from motcua.project import prepare, words

        prepare.check()
        prepare.tables(database.url)
        compiled = words.compile_changed()
        static = prepare.static_files()
        people: list[str] = []
        if settings.MOTCUA_SAMPLE:
            from motcua.project.sample import cast, load

            load.load_sample()
            people = cast.lines()
    return Answer("Prepared.", {"catalogues": len(compiled), "static": static, "people": people})
