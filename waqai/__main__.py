"""`python -m waqai` is the command `waqai`."""

import sys

from waqai.surfaces.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
