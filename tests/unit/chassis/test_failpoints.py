"""Failpoints are armed in the stage of the fault driver alone; a point acts once, at its turn, and notes it first."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from libs.chassis.failpoints import POINTS, FailpointsRefused, PlantedFailure, arm, reach
from tests.architecture.source import ROOT, sources

STAGED = {"LANYARD_STAGE": "faults"}
POINT = "relay.after_publish"
SERVE = "from types import SimpleNamespace; from libs.chassis.program import run; run(SimpleNamespace(name='filing'))"
AT_A_POINT = "import os; from libs.chassis.failpoints import arm_or_leave, reach; arm_or_leave(os.environ);"


@pytest.fixture(autouse=True)
def disarmed() -> Iterator[None]:
    """Whatever a test arms, the next finds nothing armed."""
    yield
    arm({})


def ended(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A process run to its end, with these settings and no others of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LANYARD_")}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env={**kept, **env}, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    "command", [("-c", SERVE, "--port", "1"), ("-m", "gateway.main", "--port", "1")], ids=["service", "gateway"]
)
def test_a_process_outside_the_stage_does_not_start_with_failpoints(command: tuple[str, ...]) -> None:
    for stage in ({}, {"LANYARD_STAGE": "production"}):
        done = ended(*command, LANYARD_FAILPOINTS=f"{POINT}=kill", **stage)
        assert done.returncode == 78
        assert done.stderr.splitlines() == [
            "not started: LANYARD_FAILPOINTS is set, and this is no process of the fault driver"
        ]


def test_a_process_without_failpoints_is_not_stopped_by_them() -> None:
    """The control: it gets as far as the settings that it lacks."""
    for stage in ({}, STAGED):
        done = ended("-m", "gateway.main", "--port", "1", **stage)
        assert (done.returncode, "not started" in done.stderr) == (1, False)


@pytest.mark.parametrize(
    "asked",
    [
        "relay.nowhere=kill", f"{POINT}=explode", POINT, "=kill", f"{POINT}=kill,", f"{POINT}=kill@0",
        f"{POINT}=kill@x", f"{POINT}=kill@-1", f"{POINT}=kill@\u0662", f"{POINT}=kill,relay.nowhere=fail",
    ],
)  # fmt: skip
def test_a_point_or_an_action_that_is_none_is_refused(asked: str) -> None:
    with pytest.raises(FailpointsRefused):
        arm({**STAGED, "LANYARD_FAILPOINTS": asked})
    reach(POINT)


def test_nothing_is_armed_outside_the_stage() -> None:
    for environment in ({}, {"LANYARD_STAGE": ""}, {"LANYARD_STAGE": "FAULTS"}):
        with pytest.raises(FailpointsRefused):
            arm({**environment, "LANYARD_FAILPOINTS": f"{POINT}=fail"})
        reach(POINT)


def test_a_point_acts_at_its_turn_and_only_then(tmp_path: Path) -> None:
    log = tmp_path / "points"
    arm({**STAGED, "LANYARD_FAILPOINTS": f"{POINT}=fail@3", "LANYARD_FAILPOINTS_LOG": str(log)})
    reach("relay.before_mark")
    reach(POINT)
    reach(POINT)
    assert not log.exists()
    with pytest.raises(PlantedFailure):
        reach(POINT)
    assert log.read_text() == f"{POINT} fail {os.getpid()}\n"
    reach(POINT)
    assert len(log.read_text().splitlines()) == 1


def test_several_points_count_by_themselves(tmp_path: Path) -> None:
    arm({**STAGED, "LANYARD_FAILPOINTS": f"{POINT}=fail, engine.before_commit=fail@2"})
    reach("engine.before_commit")
    for point in (POINT, "engine.before_commit"):
        with pytest.raises(PlantedFailure):
            reach(point)


def test_a_killed_process_has_noted_its_point_first(tmp_path: Path) -> None:
    log = tmp_path / "points"
    told = {**STAGED, "LANYARD_FAILPOINTS": f"{POINT}=kill@2", "LANYARD_FAILPOINTS_LOG": str(log)}
    done = ended("-c", f"{AT_A_POINT} [reach('{POINT}') or print(n, flush=True) for n in (1, 2, 3)]", **told)
    assert (done.returncode, done.stdout) == (-9, "1\n")
    assert log.read_text().startswith(f"{POINT} kill ")


def test_a_point_that_hangs_is_noted_and_stays_where_it_is(tmp_path: Path) -> None:
    log = tmp_path / "points"
    told: Mapping[str, str] = {
        **STAGED, "LANYARD_FAILPOINTS": f"{POINT}=hang", "LANYARD_FAILPOINTS_LOG": str(log),
    }  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LANYARD_")}
    code = f"{AT_A_POINT} reach('{POINT}'); print('went on')"
    hanging = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env={**kept, **told}, stdout=subprocess.PIPE)
    try:
        while not (log.exists() and log.read_text().endswith("\n")):
            assert hanging.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            hanging.wait(0.3)
    finally:
        hanging.kill()
        said, _ = hanging.communicate()
    assert (log.read_text(), said) == (f"{POINT} hang {hanging.pid}\n", b"")


def test_every_point_is_reached_somewhere_and_no_other_is() -> None:
    """A point that nobody reaches would be proved by nothing; one that is not in the list cannot be armed."""
    calls = (
        node
        for source in sources(ROOT, "libs", "services", "gateway")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reach"
    )
    assert {argument.value for call in calls for argument in call.args if isinstance(argument, ast.Constant)} == POINTS
