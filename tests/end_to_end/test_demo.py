"""The demonstration: it sees every effect it promises, and says which one is missing when a service is away."""

import os
import re
import subprocess
import sys

import pytest

from deploy.local.table import ROOT
from tests.end_to_end.whole import Whole

pytestmark = pytest.mark.timeout(300)


def demonstrate(address: str) -> subprocess.CompletedProcess[str]:
    """`make demo` on a Lanyard that runs already."""
    return subprocess.run(
        [sys.executable, "-m", "deploy.demo"],
        cwd=ROOT,
        env={**os.environ, "LANYARD_URL": address},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


def test_the_demonstration_sees_every_effect_and_counts_them(whole: Whole) -> None:
    told = demonstrate(whole.address)
    assert told.returncode == 0, told.stdout + told.stderr
    counted = re.search(r"^(\d+) effects seen, all of them", told.stdout, re.MULTILINE)
    assert counted
    assert int(counted[1]) == told.stdout.count("  ✓ ") >= 100


@pytest.mark.faults
def test_the_demonstration_fails_and_names_the_effect_that_is_missing(whole: Whole) -> None:
    with whole.without("supervision"):
        told = demonstrate(whole.address)
    assert told.returncode == 1
    assert "the acceptance is seen in accountability and supervision: not seen in supervision after" in told.stderr
    assert "effects seen, all of them" not in told.stdout


@pytest.mark.faults
def test_the_demonstration_stops_where_the_vault_does_not_answer(whole: Whole) -> None:
    with whole.without("vault"):
        told = demonstrate(whole.address)
    assert (told.returncode, told.stderr) == (1, "\n✗ refused with own_head_subject\n")


def test_an_address_where_nobody_answers_is_said_plainly() -> None:
    told = demonstrate("http://127.0.0.1:9")
    assert (told.returncode, told.stderr) == (1, "\n✗ http://127.0.0.1:9 does not answer (ConnectError)\n")
