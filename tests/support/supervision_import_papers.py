"""Valid records and batches of imports, and forms filled in by hand, for unit tests, doors and whole stories alike."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import openpyxl

Body = dict[str, Any]
Cells = Sequence[Any]


def places(*units: str) -> list[Body]:
    """Places from the best to the last, by the codes of the units."""
    return [{"unit": unit, "rank": rank} for rank, unit in enumerate(units, 1)]


def ranking(source_id: str = "yp-2026-02", *units: str, **changed: Any) -> Body:
    """The monthly review of the counties for February 2026."""
    listed = places(*(units or ("east", "west", "north")))
    said = {"kind": "monthly_review", "list_code": "counties", "period": "2026-02", "reference": "市政府“月讲评”会议"}
    return {"source_id": source_id, **said, "evidence": ["排名表"], "ranked": len(listed), "places": listed, **changed}


def _named(*units: str) -> list[Body]:
    return [{"unit": unit, "roles": ["undertaking"]} for unit in units or ("housing",)]


def criticism(source_id: str = "dm-1", *units: str, **changed: Any) -> Body:
    """A criticism by the vice-mayor."""
    said = {"reference": "全市推进会", "occurred_on": "2026-03-02", "said": "进展缓慢", "evidence": ["会议纪要第5期"]}
    who = {"leader_code": "vice-mayor", "level": "municipal"}
    return {"source_id": source_id, **who, **said, "units": _named(*units), **changed}


def circular(source_id: str = "tb-1", *units: str, **changed: Any) -> Body:
    """A provincial circular whose issuer the directory does not know."""
    said = {"reference": "豫督〔2026〕7号", "occurred_on": "2026-03-02", "said": "台账不实", "evidence": ["通报原件"]}
    who = {"issuer": "省有关厅局", "level": "provincial"}
    return {"source_id": source_id, **who, **said, "units": _named(*units), **changed}


def progress(source_id: str = "jz-1", **changed: Any) -> Body:
    """Progress of a milestone, not done yet."""
    return {
        "source_id": source_id,
        "task": "任务〔2026〕1号",
        "milestone": "m1",
        "done": False,
        "percent": 60,
        **changed,
    }


def batch(*records: Body, system: str = "bureau_ledger") -> Body:
    """Records handed over by a machine."""
    return {"source_system": system, "records": list(records)}


def filled(form: bytes, *sheets: Iterable[Cells]) -> bytes:
    """That form with these lines in its sheets, from row 4 on."""
    book = openpyxl.load_workbook(BytesIO(form))
    for sheet, lines in zip(book.worksheets, sheets, strict=False):
        for row, cells in enumerate(lines, 4):
            for column, cell in enumerate(cells, 1):
                if cell is not None:
                    written = sheet.cell(row, column)
                    written.value = cell
                    written.data_type = "s" if isinstance(cell, str) else written.data_type
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def ranking_line(source_id: str = "1", period: str = "2026-02", ranked: Any = 3, **changed: Any) -> list[Any]:
    """A line of the first sheet of the form for rankings, in its order."""
    line = {
        "source_id": source_id, "version": 1, "kind": "市政府“月讲评”", "list_code": "counties", "period": period,
        "subject": None, "reference": "市政府“月讲评”会议", "evidence": "排名表；会议纪要", "ranked": ranked,
        "reasons": None,
    }  # fmt: skip
    return list({**line, **changed}.values())


def place_lines(source_id: str = "1", *units: str) -> list[list[Any]]:
    """Lines of its second sheet: the units from the best to the last."""
    return [[source_id, unit, None, rank, "否"] for rank, unit in enumerate(units or ("east", "west", "north"), 1)]
