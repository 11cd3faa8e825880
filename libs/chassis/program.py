"""The program of a service: ``python -m services.<name>.main --port N --role all``."""

import gc
import os

import typer
import uvicorn

from libs.chassis.app import build_app
from libs.chassis.draining import DrainingServer
from libs.chassis.failpoints import arm_or_leave
from libs.chassis.limits import take_all_descriptors
from libs.chassis.logs import configure_logs
from libs.chassis.process import Part, Running, Service
from libs.chassis.settings import settings_of
from libs.chassis.web_server import ProblemHttp

_DRAIN_SECONDS = 12
_GARBAGE = (20_000, 20, 20)
"""A request makes a few thousand objects that die with it; the default looks for cycles several times in each."""


def run(service: Service) -> None:
    """Read the command line and serve until told to stop."""

    def serve(
        port: int = typer.Option(..., help="Port to listen on."),
        host: str = typer.Option("127.0.0.1", help="Address to listen on."),
        role: Part = typer.Option(Part.ALL, help="Which part of the service this process is."),  # noqa: B008
    ) -> None:
        configure_logs(service.name)
        arm_or_leave(os.environ)
        take_all_descriptors()
        running = Running(service, settings_of(service.name), role)
        app = build_app(running)
        gc.freeze()
        gc.set_threshold(*_GARBAGE)
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            loop="uvloop",
            http=ProblemHttp,
            ws="none",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            log_level="warning",
            timeout_graceful_shutdown=_DRAIN_SECONDS,
        )
        DrainingServer(config, running, running.settings.drain_notice).run()

    typer.run(serve)
