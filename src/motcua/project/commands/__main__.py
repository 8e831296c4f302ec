import sys

from motcua.project.commands import main

sys.exit(main())
