"""A service on another day: an office waits days for a talk, one telling cannot; no rule is bent for it.

``python -m deploy.demo.another_day accountability -7 --port N`` serves accountability as it was a week ago.
"""

import sys
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module

from libs.chassis import program
from libs.chassis.ids import now
from libs.chassis.process import Running


def serve(name: str, days: int) -> None:
    """Serve that service with its clock so many days away from today; the command line says the rest."""

    def then() -> datetime:
        return now() + timedelta(days=days)

    setattr(program, "Running", partial(Running, clock=then))  # noqa: B010
    program.run(import_module(f"services.{name}.main").SERVICE)


if __name__ == "__main__":
    service, away = sys.argv[1], int(sys.argv[2])
    del sys.argv[1:3]
    serve(service, away)
