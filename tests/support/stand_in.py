"""A tree of seven tiny programs in place of ours, to test the launcher alone."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from deploy.local.table import NAMES, ROOT

PROGRAM = """
import json, os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/die":
            print("the last words", flush=True)
            os._exit(3)
        name = __package__.split(".")[-1].upper()
        said = {"instance": os.environ["LANYARD_INSTANCE"], "database": os.environ[name + "_DATABASE_URL"]}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())
    def log_message(self, *_):
        pass

HTTPServer(("127.0.0.1", int(sys.argv[2])), Answer).serve_forever()
"""


def build(folder: Path) -> Path:
    """Write the tree; its root."""
    shutil.copytree(
        ROOT / "deploy" / "local", folder / "deploy" / "local", ignore=shutil.ignore_patterns("__pycache__")
    )
    (folder / "deploy" / "streams.py").write_text("print('streams declared')\n")
    for name in NAMES:
        package = folder / ("gateway" if name == "gateway" else f"services/{name}")
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "migrate.py").write_text("print('migrated')\n")
        (package / "main.py").write_text(PROGRAM)
    return folder


def outlive(parts: list[psutil.Process], seconds: float = 20) -> list[psutil.Process]:
    """Those that are still at work after so many seconds; none, as soon as all have ended."""
    deadline = time.monotonic() + seconds
    while (alive := [part for part in parts if _works(part)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    return alive


def _works(part: psutil.Process) -> bool:
    """A zombie waits for its parent only."""
    try:
        return part.is_running() and part.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


class Launcher:
    """A launcher at work in such a tree, seen from outside."""

    def __init__(self, tree: Path, port: int, env: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "deploy.local", "run", "--port", str(port)]
        self.tree = tree
        self.said = tree / "said"
        with self.said.open("wb") as written:
            self.handle = subprocess.Popen(
                command, cwd=tree, env={**os.environ, **env}, stdout=written, stderr=subprocess.STDOUT
            )
        self.process = psutil.Process(self.handle.pid)

    def text(self) -> str:
        """What it has said so far."""
        return self.said.read_text()

    def wait_until_ready(self) -> list[psutil.Process]:
        """Wait for the welcome; everything it has started."""
        while "Ctrl-C" not in self.text():
            assert self.handle.poll() is None, self.text()
            time.sleep(0.02)
        return self.process.children(recursive=True)


@contextmanager
def launched(tree: Path, port: int = 0, env: Mapping[str, str] | None = None) -> Iterator[Launcher]:
    """A launcher that is ended at the end of the test, however the test ends."""
    launcher = Launcher(tree, port, env or {})
    try:
        yield launcher
    finally:
        if launcher.handle.poll() is None:
            launcher.handle.terminate()
        launcher.handle.wait(30)
