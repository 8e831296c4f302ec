"""A province of a given size that serves: prints where and as whom as one line of JSON, until its input is closed.

A second word names a home in which such a province was loaded before (`motcua simulate`): a million takes a while.
"""

import json
import sys

from bench import serving
from bench.world import command, home

ROWS = 100  # open steps in the officer's list, whatever the size of the province


def main(dossiers: str, kept: str = "") -> None:
    with home(kept):
        if not kept:
            command("simulate", "--dossiers", dossiers, "--seed", "7", "--until", "now", "--by", "rows")
        from bench.officers import with_work  # needs Django

        told = with_work(ROWS)
        with serving.ours() as server:
            print(json.dumps({**told, "address": server.address, "pid": server.pid}), flush=True)
            sys.stdin.read()


main(*sys.argv[1:])
