"""One figure in a process of its own, for Django is set up once a process: prints its lines as JSON."""

import argparse
import importlib
import json
import sys
from dataclasses import asdict

from bench.world import home


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.one")
    parser.add_argument("figure")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dossiers", type=int, default=1_000_000)
    asked = parser.parse_args()
    with home() as folder:
        found = importlib.import_module(f"bench.figures.{asked.figure}").figures(asked, folder)
    json.dump([asdict(f) for f in found], sys.stdout, ensure_ascii=False)


main()
