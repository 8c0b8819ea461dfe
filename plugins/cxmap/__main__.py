"""Runs the command line: `python -m cxmap`."""

from cxmap.adapters.cli import console

if __name__ == "__main__":
    console()
