"""The walk-through of README.md, pasted into one bash as it stands: every block ends well and does what is promised."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass

import httpx
import pytest
import yaml

from deploy.demo.cast import SAMPLE, Cast
from deploy.demo.client import Person
from deploy.docs.markdown import blocks_that_run
from deploy.local.table import ROOT
from tests.end_to_end.whole import Whole

BLOCKS = blocks_that_run((ROOT / "README.md").read_text(encoding="utf-8"))
pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl (apt-get install curl)"),
]


@dataclass(frozen=True)
class Walked:
    """What the blocks printed, block by block, and the filing they made."""

    said: list[str]
    filing_id: str


@pytest.fixture(scope="module")
def walked(whole: Whole) -> Walked:
    """The blocks in one bash that stops at the first failure."""
    script = "\n".join(f"{block}\necho '--- end of block'" for block in BLOCKS)
    ended = paste(script, whole.address)
    assert (ended.returncode, ended.stderr) == (0, ""), f"{ended.stdout}\n{ended.stderr}"
    said = ended.stdout.split("--- end of block\n")
    assert said.pop() == ""
    drafted = re.search(r"drafted: /api/filing/v1/filings/(\S+)", ended.stdout)
    assert drafted
    return Walked(said, drafted[1])


def paste(script: str, address: str) -> subprocess.CompletedProcess[str]:
    """Run it from another folder, since the walk-through needs curl and python3 only."""
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd="/",
        env={**os.environ, "LANYARD_URL": address, "no_proxy": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


def test_each_block_ends_well_and_says_something(walked: Walked) -> None:
    assert len(walked.said) == len(BLOCKS) == 13
    assert all(said.strip() for said in walked.said)


def test_the_rules_say_beforehand_that_the_minutes_are_missing(walked: Walked) -> None:
    refused = [line for line in walked.said[2].splitlines() if line.startswith("NO ")]
    assert any("F-22" in line and "minutes" in line for line in refused), walked.said[2]


def test_the_filing_goes_through_every_step_to_the_refusal(walked: Walked) -> None:
    steps = "\n".join(walked.said[3:5]).split("\n")
    assert [step for step in steps if step] == [
        "attachments: draft",
        "study: studied",
        "presentation: gatekeeping",
        "gatekeeping: submitted",
        "review: reviewing",
        "report: reviewing",
        "report-confirmation: reported",
        "consultation: consulting",
        "consultation-result: deliberating",
        "decision: rejected",
    ]


def test_the_refusal_is_seen_in_three_services(walked: Walked, cast: Cast) -> None:
    note, reason, indexed = walked.said[5].strip().splitlines()
    assert (reason, indexed) == ("filing_refused", "True")
    evidence = cast.head.read(f"/api/accountability/v1/evidence/{walked.filing_id}")
    assert (evidence["status"], evidence["note"]["text"]) == ("refused", note)
    watched = cast.head.read(f"/api/supervision/v1/watch-list/{walked.filing_id}")
    assert watched["reason"] == reason
    answer = cast.head.read("/api/clarification/v1/filing-index", unit_id=watched["unit_id"])
    assert answer["refused_filing_exists"] is True


def test_the_unit_sees_the_refusal_and_nothing_of_what_others_make_of_it(walked: Walked, cast: Cast) -> None:
    assert cast.clerk.read(f"/api/filing/v1/filings/{walked.filing_id}")["status"] == "rejected"
    for path in ("accountability/v1/evidence", "supervision/v1/watch-list"):
        assert status_of(cast.clerk, f"/api/{path}/{walked.filing_id}") == 404


def test_the_change_feed_ends_with_the_decision(walked: Walked) -> None:
    *changes, more = walked.said[6].strip().splitlines()
    assert [change.split()[0] for change in changes][-1] == "filing.filing.rejected.v1"
    assert more == "False"


def test_the_auditor_reads_why_not_and_who_looked(walked: Walked) -> None:
    seen, *lines = walked.said[7].strip().splitlines()
    assert seen == "sees it: False"
    assert "counterpart F-26 False" in lines
    assert lines[-1].split()[0].startswith("filing.")


def test_the_applicant_reads_the_day_of_the_answer_and_nothing_of_what_happens_inside(walked: Walked) -> None:
    told, handling, inside, shut, *findings = walked.said[8].strip().splitlines()
    assert re.fullmatch(r"received on (\S+) - answer by (\S+)", told)
    assert handling == "handled by: None - clarification: None"
    assert (inside, shut) == ("opened", "the applicant there: 404")
    assert any(line.startswith("NO ") for line in findings)


def test_the_table_proposes_who_is_interviewed_by_whom_and_the_bureau_does_not_know_yet(walked: Walked) -> None:
    tier, who, outside = walked.said[9].strip().splitlines()
    assert tier.startswith("xc_i3 triggered under A-02")
    assert who == "interviewer: sc_member or svc_member - whom: deputy_in_charge - pursuit: as_required"
    assert outside == "the bureau there: 404"


def test_the_leader_confirms_and_the_bureau_reads_its_notice_and_no_trigger(walked: Walked) -> None:
    *steps, told = walked.said[10].strip().splitlines()
    assert steps == ["confirmation: confirmed", "notice: notice_issued"]
    assert re.fullmatch(r"the bureau reads: to come on \S+ - triggers: \[\]", told)


def test_a_hidden_visit_is_there_for_nobody_outside_the_team_until_it_starts(walked: Walked) -> None:
    """P-33, G-54."""
    assert walked.said[11].strip().splitlines() == [
        "team: assigned",
        "the bureau before the start: 404",
        "the leader in charge of the office before the start: 404",
        "start: in_field",
        "the bureau after the start: 200",
    ]


def test_what_was_found_is_notified_and_the_rules_say_what_a_check_off_still_needs(walked: Walked) -> None:
    *steps, told = walked.said[12].strip().splitlines()[:4]
    assert steps == ["report: reported", "conclusion: closed", "notice: notified"]
    assert re.fullmatch(r"the bureau reads: 问题〔\d{4}〕\d+号 to be put right by \S+ - verified: \[\]", told)
    assert any(line.startswith("NO ") and "S-10" in line for line in walked.said[12].splitlines())
    bodies = [line for line in walked.said[12].splitlines() if " body - held " in line]
    assert len(bodies) == 2 and all(" of 2 - " in line for line in bodies)


def test_both_languages_have_the_same_blocks_and_count_every_account() -> None:
    chinese = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    assert blocks_that_run(chinese) == BLOCKS
    city = yaml.safe_load((ROOT / SAMPLE).read_text(encoding="utf-8"))
    accounts = sum("account" in person for person in city["people"])
    assert f"all {accounts} are in" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{accounts} 个账号" in chinese


def test_a_block_that_fails_would_be_noticed(whole: Whole) -> None:
    stale = BLOCKS[0].replace("approval-clerk", "nobody-here")
    assert paste(stale, whole.address).returncode != 0


def status_of(person: Person, path: str) -> int:
    """How reading that is answered."""
    answer: httpx.Response = person.get(path)
    return answer.status_code
