"""Writes a new, empty migration: ``python -m deploy.local.revision <service> <name>``."""

import re
import sys
from pathlib import Path

from deploy.local.table import NAMES, ROOT

_TEMPLATE = '''"""{sentence}."""

from alembic import op

revision = "{revision}"
down_revision = {before}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """{sentence}."""
    op.execute("SELECT 1")  # replace: core PostgreSQL only, no extension; short locks


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
'''


def write_revision(folder: Path, name: str) -> Path:
    """Write the next revision into a versions folder and answer where. Raises ValueError for a bad name."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError("a migration is named in lower_snake, e.g. add_reviewer")
    numbers = sorted(path.name[:4] for path in folder.glob("[0-9][0-9][0-9][0-9]_*.py"))
    revision = f"{int(numbers[-1]) + 1 if numbers else 1:04}"
    before = f'"{numbers[-1]}"' if numbers else "None"
    sentence = name.replace("_", " ").capitalize()
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / f"{revision}_{name}.py"
    written.write_text(_TEMPLATE.format(sentence=sentence, revision=revision, before=before), encoding="utf-8")
    return written


def main() -> int:
    """Read service and name from the command line; 2 if they make no sense."""
    service, name = [*sys.argv[1:], "", ""][:2]
    if service not in NAMES:
        print(f"which service? SERVICE= one of {', '.join(NAMES)}", file=sys.stderr)
        return 2
    package = ROOT / ("gateway" if service == "gateway" else f"services/{service}")
    try:
        print(write_revision(package / "migrations" / "versions", name).relative_to(ROOT))
    except ValueError as reason:
        print(reason, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
