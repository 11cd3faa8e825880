"""The rows of the doors of imports: each performs the taking and the acts of what it takes."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import Row, To, only, reading
from libs.kernel.sensitivity import Sensitivity
from services.supervision.imports.lifecycle import RULES, TAKERS
from services.supervision.imports.status import ImportKind as K


def _taking(case_type: str, *acts: str, sensitivity: Sensitivity = Sensitivity.C2) -> Row:
    names = frozenset({"import_batch.take", *(f"{case_type}.{act}" for act in acts)})
    return Row(To.GROUNDS, sensitivity, case_types=frozenset({"import_batch", case_type}), acts=names)


def _form(kind: K) -> Row:
    return only(TAKERS[kind], RULES[kind], Sensitivity.C2)


_RANKINGS = _taking("ranking", "import_list", "propose_correction", sensitivity=Sensitivity.C1)
_CRITICISMS = _taking("criticism", "record", "withdraw")
_CIRCULARS = _taking("circular", "record", "withdraw")
_PROGRESS = _taking("task", "report_progress")

DOORS: Rows = {
    "list_imports": reading("import_batch", sensitivity=Sensitivity.C1),
    "read_import": reading("import_batch", sensitivity=Sensitivity.C1),
    "import_ranking_sheet": _RANKINGS,
    "import_ranking_batch": _RANKINGS,
    "check_ranking_sheet": _RANKINGS,
    "read_ranking_form": _form(K.RANKINGS),
    "import_criticism_sheet": _CRITICISMS,
    "import_criticism_batch": _CRITICISMS,
    "check_criticism_sheet": _CRITICISMS,
    "read_criticism_form": _form(K.CRITICISMS),
    "import_circular_sheet": _CIRCULARS,
    "import_circular_batch": _CIRCULARS,
    "check_circular_sheet": _CIRCULARS,
    "read_circular_form": _form(K.CIRCULARS),
    "import_progress_sheet": _PROGRESS,
    "import_progress_batch": _PROGRESS,
    "check_progress_sheet": _PROGRESS,
    "read_progress_form": _form(K.TASK_PROGRESS),
}
"""By the name of the function of the route."""
