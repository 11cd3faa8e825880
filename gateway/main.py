"""The gateway process: ``python -m gateway.main --port 8000``."""

import argparse
import gc
import os

import uvicorn
from starlette.types import ASGIApp

from gateway.app import build
from gateway.headers import SECURITY
from gateway.settings import Settings
from libs.chassis.draining import DrainingServer
from libs.chassis.failpoints import arm_or_leave
from libs.chassis.limits import take_all_descriptors
from libs.chassis.logs import configure_logs
from libs.chassis.web_server import ProblemHttp


class GatewayHttp(ProblemHttp):
    """A connection from outside: what the server answers itself carries the security headers too."""

    always = tuple(SECURITY)


def main() -> None:
    """Serve until told to stop: readiness turns red, the door closes after the notice, and requests under way get
    twelve seconds to finish."""
    parser = argparse.ArgumentParser(description="The one door to the system.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")
    parser.add_argument("--backlog", type=int, default=2048, help="connections that may wait to be taken")
    options = parser.parse_args()
    configure_logs("gateway")
    arm_or_leave(os.environ)
    take_all_descriptors()
    settings = Settings.from_environment()
    door = build(settings)
    config = web_server(door, options.host, options.port, options.backlog)
    gc.collect()
    gc.freeze()  # what stands now stands until the end; searching it again and again would stall calls for 50 ms
    DrainingServer(config, door.readiness, settings.lanyard_drain_notice).run()


def web_server(app: ASGIApp, host: str = "127.0.0.1", port: int = 0, backlog: int = 2048) -> uvicorn.Config:
    """The web server before the gateway; it believes no forwarding header and names no product."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        backlog=backlog,
        loop="uvloop",
        http=GatewayHttp,
        ws="none",
        lifespan="on",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=12,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
