"""Takes Swagger UI into the repository: ``python -m gateway.docs.vendor <version>``; needs npm, run by hand only.

The version taken, its licence and the SHA-256 of every file stand in ``assets/manifest.json``.
"""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any, Final

PACKAGE: Final = "swagger-ui-dist"
FILES: Final = (
    "LICENSE",
    "NOTICE",
    "favicon-32x32.png",
    "swagger-ui-bundle.js",
    "swagger-ui-bundle.js.LICENSE.txt",
    "swagger-ui-standalone-preset.js",
    "swagger-ui-standalone-preset.js.LICENSE.txt",
    "swagger-ui.css",
)
ASSETS: Final = Path(__file__).with_name("assets")
MANIFEST: Final = ASSETS / "manifest.json"
_SOURCE_MAP: Final = re.compile(rb"\s*(?://#|/\*#) ?sourceMappingURL=[^\n*]*(?:\*/)?\s*")


def sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest() -> dict[str, Any]:
    """Package, version, licence and files (name to SHA-256) of what is vendored."""
    found: dict[str, Any] = json.loads(MANIFEST.read_text())
    return found


def vendor(version: str) -> None:
    """Fetch that version with npm and replace the files in ``assets`` by its files, without their source-map lines."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", f"{PACKAGE}@{version}", "--silent"], cwd=folder, check=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        package = Path(folder) / "package"
        described = json.loads((package / "package.json").read_text())
        ASSETS.mkdir(exist_ok=True)
        for name in FILES:
            (ASSETS / name).write_bytes(_SOURCE_MAP.sub(b"\n", (package / name).read_bytes()))
    _write_manifest(described["version"], described["license"])


def _write_manifest(version: str, licence: str) -> None:
    found = {
        "package": PACKAGE,
        "version": version,
        "licence": licence,
        "files": {name: sha256(ASSETS / name) for name in FILES},
    }
    MANIFEST.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    vendor(sys.argv[1])
