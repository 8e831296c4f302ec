"""The floor on the program's own web server: python -m bench.web PORT."""

import sys

from motcua.project.commands.web import WORKERS
from motcua.project.serving import serve

serve("bench.floor:application", bind="127.0.0.1", port=int(sys.argv[1]), workers=WORKERS)
