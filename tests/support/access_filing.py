"""What everybody asks of the filing service about its cases: lists, files, proofs, uploads, checks of the rules."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

import httpx

from services.filing.filings.filing import Filing
from tests.support.access_asking import Judge, Question, shown
from tests.support.access_fields import LISTED
from tests.support.access_matrix import Item, Matrix, differing
from tests.support.access_people import Persona

FILINGS: Final = "/v1/filings"
OBLIGATIONS: Final = "/v1/aftercare-obligations"
KINDS: Final = ("filing", "aftercare", "upload")
WITHIN_THE_ORGAN: Final = frozenset({"reviewing", "reported", "consulting", "deliberating", "negative_hit"})

COLUMNS: Final = frozenset(
    {
        "Number", "Matter", "Status", "Unit", "Supervision office", "Positive items", "Urgent", "Late filing",
        "First submitted", "Decided on", "Outcome", "Earliest limit", "Last moved", "Identity",
    }
)  # fmt: skip
"""Columns of the file; each is open to whoever may know of the filing."""


def listed(filing: Filing) -> dict[str, Any]:
    """A filing as a line of the list."""
    return {
        "id": str(filing.id), "number": filing.number, "status": str(filing.status), "title": filing.form.title,
        "unit_id": str(filing.unit_id), "office_id": None if filing.office_id is None else str(filing.office_id),
        "positive_items": list(filing.form.item_codes()), "urgent": filing.form.urgent,
        "late_filing": filing.late_filing, "changed_at": _instant(filing.changed_at), "version": filing.version,
    }  # fmt: skip


def _instant(at: Any) -> str:
    return str(at.isoformat().replace("+00:00", "Z"))


def list_filings(matrix: Matrix) -> Iterator[Question]:
    """Plain, and by words that all titles have, and by words that none has."""
    yield from matrix.lists("filing", "filing", "list_filings", FILINGS, LISTED, listed)
    yield from matrix.lists("filing", "filing", "list_filings", FILINGS, LISTED, listed, q="容缺受理")
    for who in matrix.callers("filing"):
        judge = matrix.list_judge(who, "filing", LISTED, listed, only=lambda _case: False)
        yield Question(who, "filing", "list_filings", FILINGS, judge, "q=nothing", params={"q": "月球"})


def export(matrix: Matrix) -> Iterator[Question]:
    """The list as a file: exactly the lines of the list, in columns that are known."""
    for who in matrix.callers("filing"):
        judge = export_judge(set(map(str, matrix.seen(who, "filing"))))
        cells = len(matrix.items["filing"])
        yield Question(who, "filing", "export_filings", f"{FILINGS}/export", judge, cells=cells)


def export_judge(wanted: set[str]) -> Judge:
    """Judges the file."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        lines = list(csv.DictReader(StringIO(answers[0].content.decode("utf-8-sig"))))
        yield from differing({line["Identity"] for line in lines}, wanted)
        yield from (f"a column without a class: {sorted(line)}" for line in lines if set(line) != COLUMNS)

    return judge


def list_obligations(matrix: Matrix) -> Iterator[Question]:
    """The list of obligations."""
    return matrix.lists("filing", "aftercare", "list_obligations", OBLIGATIONS)


def files(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks for every file of every filing, and for one that is on no filing."""
    stray = matrix.world.book.uploads["late-officer/hit"]
    for who in matrix.callers("filing"):
        for item in matrix.items["filing"]:
            standing = matrix.standing(who, item)
            for sort, file_id in (*_files_of(item.case), ("stray", stray.id)):
                may = standing.seen and sort != "stray" and (standing.inside or sort != "hit")
                path = f"{FILINGS}/{item.id}/attachments/{file_id}"
                judge = matrix.absent("filing") if not may else _is_file(matrix, file_id)
                about, expects = f"{item.about} {sort}", f"{may} {matrix.sort(who, item)}"
                yield Question(who, "filing", "download_attachment", path, judge, about, expects)


def proofs(matrix: Matrix) -> Iterator[Question]:
    """The same of the proofs of obligations."""
    stray = matrix.world.book.uploads["late-officer/hit"]
    for who in matrix.callers("filing"):
        for item in matrix.items["aftercare"]:
            theirs = {one for report in item.case.reports for one in report.evidence}
            for file_id in (*theirs, stray.id):
                path = f"{OBLIGATIONS}/{item.id}/attachments/{file_id}"
                may = matrix.standing(who, item).seen and file_id in theirs
                judge = _is_file(matrix, file_id) if may else matrix.absent("filing")
                yield Question(who, "filing", "download_proof", path, judge, item.about, str(may))


def _files_of(filing: Filing) -> Iterator[tuple[str, Any]]:
    yield from (("attachment", one.id) for one in filing.attachments)
    yield from (("progress", one) for progress in filing.progress for one in progress.evidence)
    yield from (("hit", one) for found in filing.findings for hit in found.hits for one in hit.evidence)


def _is_file(matrix: Matrix, file_id: Any) -> Judge:
    content = matrix.world.book.contents[file_id]

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200 or answers[0].content != content:
            yield f"expected the file, got {shown(answers[0])}"

    return judge


def uploads(matrix: Matrix) -> Iterator[Question]:
    """What is known of each upload."""
    return matrix.details("filing", "upload", "read_upload", "/v1/uploads")


def checks(matrix: Matrix) -> Iterator[Question]:
    """Everybody has the rules of the next step checked; while that step is the organ's, outside nothing is told."""
    for who in matrix.callers("filing"):
        for item in matrix.items["filing"]:
            path = f"{FILINGS}/{item.id}/checks"
            judge = _check_judge(matrix, who, item)
            sort = matrix.sort(who, item)
            yield Question(who, "filing", "check_filing", path, judge, item.about, sort, method="POST")


def _check_judge(matrix: Matrix, who: Persona, item: Item) -> Judge:
    standing, status = matrix.standing(who, item), str(item.case.status)
    if not standing.seen:
        return matrix.absent("filing")
    closed = status in WITHIN_THE_ORGAN and not standing.inside

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        answer = answers[0]
        if answer.status_code != 200:
            yield f"expected 200, got {shown(answer)}"
        elif answer.json().keys() != {"status", "passed", "findings"}:
            yield f"a field without a class: {sorted(answer.json())}"
        elif closed and answer.json()["findings"]:
            yield "findings: told, though closed"
        elif not closed and status in WITHIN_THE_ORGAN and not answer.json()["findings"]:
            yield "findings: withheld"

    return judge
