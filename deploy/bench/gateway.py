"""What the gateway costs, against nginx in front of the same service."""

import contextlib
import shutil
from collections.abc import Iterator

from deploy.bench.acts import _wait
from deploy.bench.load import median_ms, throughput
from deploy.bench.stage import Bench
from deploy.local.processes import start
from deploy.local.system import free_port

_CONF = """
daemon off; worker_processes 1; error_log {folder}/nginx-error.log; pid {folder}/nginx.pid;
events {{ worker_connections 512; }}
http {{
  access_log off; client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  upstream service {{ server {service}; keepalive 32; }}
  server {{ listen 127.0.0.1:{port};
    location / {{ proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection "";
                  proxy_set_header Authorization "Bearer {token}"; }} }}
}}
"""


class NoNginx(RuntimeError):
    """nginx is not there: ``apt-get install nginx-light``."""


def measure_gateway(bench: Bench, path: str) -> dict[str, float]:
    """GET of one filing: requests a second through gateway and nginx, and the gateway's added median at one caller."""
    through_gateway = f"{bench.running.gateway}/api/filing{path}"
    session = bench.cast.clerk.token
    rates: dict[str, list[float]] = {"gateway": [], "nginx": [], "direct": []}
    for _ in range(3):
        with _nginx(bench) as nginx:
            rates["nginx"].append(throughput(f"{nginx}{path}", bench.folder, connections=32, seconds=5).per_second)
        seen = throughput(through_gateway, bench.folder, token=session, connections=32, seconds=5)
        assert seen.failed == 0, seen
        rates["gateway"].append(seen.per_second)
    added = []
    for _ in range(3):
        direct = median_ms(bench.address("filing", path), lambda: bench.token("filing"))
        added.append(median_ms(through_gateway, lambda: session) - direct)
    return {
        "gateway_per_s": max(rates["gateway"]),
        "nginx_per_s": max(rates["nginx"]),
        "gateway_ratio": max(rates["gateway"]) / max(rates["nginx"]),
        "gateway_added_p50_ms": min(added),
    }


@contextlib.contextmanager
def _nginx(bench: Bench) -> Iterator[str]:
    if shutil.which("nginx") is None:
        raise NoNginx
    port = free_port(0, set())
    folder = (bench.folder / "nginx").resolve()
    folder.mkdir(exist_ok=True)
    service = bench.running.addresses["filing"].removeprefix("http://")
    conf = folder / "nginx.conf"
    conf.write_text(_CONF.format(folder=folder, service=service, port=port, token=bench.token("filing")))
    child = start("nginx", ("nginx", "-c", str(conf)), folder / "nginx.log")
    try:
        _wait(f"http://127.0.0.1:{port}/livez")
        yield f"http://127.0.0.1:{port}"
    finally:
        child.stop()
