"""A server for one run of tests or measurements: quick, unsafe, on a short folder that goes with it."""

import os
from pathlib import Path

from motcua.project.database.cluster import Cluster
from motcua.project.database.embedded import sockets_of
from motcua.project.guard import Guard


def throwaway(folder: Path, guard: Guard) -> Cluster:
    """Starts a server under a folder of ours; the guard ends it and deletes the folder if nobody else does."""
    guard.tell("folder", folder)
    if os.geteuid() == 0:
        folder.chmod(0o711)  # the server's account passes through to its own folders; nobody may list it
    cluster = Cluster(folder, sockets_of(folder, make=True), throwaway=True)
    guard.tell("database", cluster.data)
    cluster.start()
    return cluster
