"""Filling in a form of the office: the blank form as it was fetched, with the lines written under its heads."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import xlsxwriter
from python_calamine import CalamineWorkbook

from deploy.demo.sources import SERVICE

RANKING_IMPORTS = f"{SERVICE}/ranking-imports"
_HEAD = 3
"""The row of the heads; the lines begin under it."""

Line = Mapping[str, str | int]
"""One line of a form: by the head of the column, in the language of the form."""


def filled_in(blank: bytes, lines: Sequence[Sequence[Line]]) -> bytes:
    """The form with these lines on its first sheets, in their order; every column is found by its head."""
    form = CalamineWorkbook.from_filelike(BytesIO(blank))
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        for name, own in zip(form.sheet_names, lines, strict=False):
            heads = [str(cell) for cell in form.get_sheet_by_name(name).to_python(skip_empty_area=False)[_HEAD - 1]]
            sheet = book.add_worksheet(name)
            sheet.write_row(_HEAD - 1, 0, heads)
            for row, line in enumerate(own, start=_HEAD):
                for head, value in line.items():
                    sheet.write(row, heads.index(head), value)
    return written.getvalue()


def ranking_of(month: str, codes: Sequence[str], last: str | None = None) -> tuple[list[Line], list[Line]]:
    """The lines of a monthly list, best unit first; ``last`` is what stands in the place of the last one's number."""
    record = f"{month}-municipal"
    listed: Line = {
        "记录编号": record,
        "榜单类别": "monthly_review",
        "榜单代码": "municipal_units",
        "期次": month,
        "公布文件或者会议": "市政府“月讲评”会议",
        "证据材料": "排名表（盖章件）",
        "所列单位数": len(codes),
    }
    places: list[Line] = [{"记录编号": record, "单位代码": code, "名次": n} for n, code in enumerate(codes, start=1)]
    if last is not None:
        places[-1] = {**places[-1], "名次": last}
    return [listed], places
