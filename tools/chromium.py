"""Finds the Chromium that the browser tests drive, or installs one: `python -m tools.chromium`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PLAYWRIGHT = (sys.executable, "-m", "playwright")
# The shell shows pages just as the browser does, and starts and opens them in half the time: it has no windows.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path(os.environ.get("PROGRAMFILES", "/"), "Google/Chrome/Application/chrome.exe"),
    Path(os.environ.get("PROGRAMFILES(X86)", "/"), "Microsoft/Edge/Application/msedge.exe"),
)
# The tests must not depend on a network: what a fresh browser asks its maker for is switched off.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Playwright's driver needs the atomic library, which a bare system does not have. Of several commands the first counts
# that succeeds: older systems have no package of the shell.
APT = "apt-get -qq install -y --no-install-recommends chromium-sandbox fonts-liberation libatomic1"
PACKAGES = {
    "apt-get": (f"{APT} chromium-headless-shell", f"{APT} chromium"),
    "dnf": ("dnf -q -y install chromium liberation-sans-fonts libatomic",),
    "apk": ("apk add -q chromium font-liberation",),
    "pacman": ("pacman -Sy --noconfirm chromium ttf-liberation",),
    "zypper": ("zypper -q -n install chromium liberation-fonts libatomic1",),
}
MISSING = (
    "The browser tests need Chromium, and there is none. Install Chromium or Chrome, "
    "or say where it is: CHROMIUM=/path/to/chromium"
)
NO_DRIVER = (
    "Playwright, which drives the browser in the tests, does not start on this machine. "
    "On Linux it needs the package libatomic1 (Debian, Ubuntu) or libatomic (Fedora)"
)
PLAYWRIGHT_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class NoChromiumError(Exception):
    """There is no Chromium that starts."""


def find_chromium() -> str:
    """The path of an installed Chromium; raises `NoChromiumError` where there is none."""
    chosen = os.environ.get("CHROMIUM")
    for candidate in [chosen] if chosen else _candidates():
        if _starts(candidate):
            return candidate
    raise NoChromiumError(f"CHROMIUM={chosen} does not start" if chosen else MISSING)


def is_root() -> bool:
    """Whether Chromium has to run without its sandbox, which refuses root."""
    return os.name == "posix" and os.geteuid() == 0


def main() -> int:
    try:
        print(_find_or_install())
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _find_or_install() -> str:
    for install in (_install_from_playwright, _install_from_distribution):
        try:
            return _drivable_chromium()
        except NoChromiumError:
            if os.environ.get("CHROMIUM"):
                raise
            install()
    return _drivable_chromium()


def _drivable_chromium() -> str:
    if not _run([*PLAYWRIGHT, "--version"], timeout=60):
        raise NoChromiumError(NO_DRIVER)
    return find_chromium()


def _candidates() -> Iterator[str]:
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield from (str(path) for path in PLACES if path.is_file())
    # Asking Playwright takes a second, so it comes last; in a process of its own, because it may not start.
    asked = subprocess.run([sys.executable, "-c", PLAYWRIGHT_PATH], capture_output=True, text=True, check=False)
    yield from asked.stdout.splitlines()


def _starts(path: str) -> bool:
    # On Windows `--version` would open a window.
    exists = shutil.which(path) is not None
    return exists and (os.name == "nt" or _run([path, "--version"], timeout=60))


def _install_from_playwright() -> None:
    print("No Chromium found; asking Playwright for one …", file=sys.stderr)
    _run([*PLAYWRIGHT, "install", "chromium"], timeout=900)


def _install_from_distribution() -> None:
    manager = next((name for name in PACKAGES if shutil.which(name)), None)
    may_install = _may_install()
    if manager is None or may_install is None:
        return
    print(f"No Chromium from Playwright; installing one with {manager} …", file=sys.stderr)
    if manager == "apt-get":
        _run([*may_install, "apt-get", "-qq", "update"], timeout=900)
    any(_run([*may_install, *command.split()], timeout=900) for command in PACKAGES[manager])


def _may_install() -> list[str] | None:
    """What to put before a command that installs, or `None` for a user who may not."""
    if is_root():
        return []
    sudo = ["sudo", "-n"]
    return sudo if shutil.which("sudo") and _run([*sudo, "true"], timeout=10) else None


def _run(command: list[str], *, timeout: int) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
