"""Days that pass in the office while the story is told: one service serves as on another day, and then as today.

Nothing of the product can do this; only who starts the programs can, as here.
"""

import sys
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from deploy.local.processes import wait_until
from deploy.local.system import System, is_ready
from deploy.local.table import PROGRAMS, Program

ACCOUNTABILITY, SUPERVISION = "accountability", "supervision"


@dataclass(frozen=True)
class OfAnotherDay(Program):
    """The program of a service with its clock so many days away."""

    away: int = 0

    def command(self, port: int) -> tuple[str, ...]:
        """The command that serves it so."""
        module = (sys.executable, "-m", "deploy.demo.another_day")
        return (*module, self.name, str(self.away), "--port", str(port))


@dataclass
class Days:
    """The days of one service of a Lanyard that was started here; ``away`` is 0 as long as they are everybody's."""

    running: System
    service: str = ACCOUNTABILITY
    away: int = 0

    @property
    def today(self) -> date:
        """The day in the office of that service."""
        return datetime.now(ZoneInfo("Asia/Shanghai")).date() + timedelta(days=self.away)

    def be(self, away: int) -> None:
        """Serve so many days away from today; nothing happens if it is that day already."""
        if away == self.away:
            return
        program = next(program for program in PROGRAMS if program.name == self.service)
        stopped = next(child for child in self.running.children if child.name == self.service)
        stopped.stop()
        self.running.children.remove(stopped)
        child = self.running.serve(OfAnotherDay(self.service, away) if away else replace(program))
        instance = self.running.env["LANYARD_INSTANCE"]
        wait_until(lambda: is_ready(self.running.addresses[self.service], instance), child)
        self.away = away

    def be_on(self, day: date) -> None:
        """Serve as on that day."""
        self.be((day - self.today).days + self.away)
