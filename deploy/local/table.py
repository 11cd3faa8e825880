"""What the launcher starts, in order, and by which commands: a table, nothing else."""

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".lanyard"
SERVICES = ("directory", "filing", "clarification", "accountability", "supervision", "vault")
NAMES = (*SERVICES, "gateway")
GATEWAY_PORT = 8000
SAMPLE = Path("deploy/sample/city.yaml")

DECLARE_STREAMS = (sys.executable, "-m", "deploy.streams")
LOAD_SAMPLE = (sys.executable, "-m", "services.directory.load", str(SAMPLE))


@dataclass(frozen=True)
class Program:
    """One of the seven programs: six services and the gateway."""

    name: str

    @property
    def package(self) -> str:
        """The Python package of the program."""
        return "gateway" if self.name == "gateway" else f"services.{self.name}"

    @property
    def database_variable(self) -> str:
        """The environment variable of its database address."""
        return f"{self.name.upper()}_DATABASE_URL"

    @property
    def address_variable(self) -> str:
        """The environment variable by which the gateway learns its address."""
        return f"{self.name.upper()}_URL"

    def migration(self) -> tuple[str, ...]:
        """The command that brings its database to the newest schema."""
        return (sys.executable, "-m", f"{self.package}.migrate")

    def command(self, port: int) -> tuple[str, ...]:
        """The command that serves on 127.0.0.1 at that port."""
        return (sys.executable, "-m", f"{self.package}.main", "--port", str(port))


PROGRAMS = tuple(Program(name) for name in NAMES)
