"""Runs the command line: `python -m cxmap`."""

import sys

from cxmap.adapters.cli import main

if __name__ == "__main__":
    sys.exit(main())
