"""Run the simulator: python -m motcua.adapters.sim --port N --home DIR --public http://host:port/sim"""

import argparse
import signal
import sys
from pathlib import Path
from types import FrameType

from motcua.adapters.sim import people, signing
from motcua.adapters.sim.server import SimServer
from motcua.adapters.sim.world import World


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="motcua.adapters.sim", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="loopback port; 0 takes a free one and prints it")
    parser.add_argument("--home", type=Path, required=True, help="the program's home folder; e-mails are in sim/mail")
    parser.add_argument("--public", required=True, help="the address people see, with or without /sim")
    parser.add_argument("--people", type=Path, default=people.SAMPLE, help="the TOML file of persons")
    return parser.parse_args()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    given = _arguments()
    folder = given.home / "sim"
    world = World(
        public=given.public.rstrip("/").removesuffix("/sim") + "/sim",
        mail=folder / "mail",
        people=people.load(given.people),
        key=signing.kept_key(folder / "signing.pem"),
    )
    signal.signal(signal.SIGTERM, _stop)
    with SimServer(world, given.port) as server:
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}/sim/\n")
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
