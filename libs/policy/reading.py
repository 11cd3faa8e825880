"""Reads the policy files into their shapes and collects every fault on the way."""

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from libs.policy import yaml_file
from libs.policy.faults import Fault, PolicyFault, faults_of

T = TypeVar("T")

CALENDAR = "calendar/cn.yaml"
RULES = "rules.yaml"
DOCUMENTS = "documents.yaml"
DRAFT = "draft"
"""What a profile is called that was handed in as text and is no file of the folder."""


class Reader:
    """One walk through a folder of policies; ``faults`` collects what is wrong, so that all of it is told at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def profile_files(self) -> list[str]:
        """The files of all profiles, ``<profile>/<version>.yaml``, in alphabetical order."""
        found = (file.relative_to(self.folder).as_posix() for file in self.folder.glob("*/*.yaml"))
        return sorted(name for name in found if not name.startswith("calendar/"))

    def read(self, name: str, shape: TypeAdapter[T]) -> T | None:
        """The file in its shape, or None if it is faulty."""
        try:
            text = (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self.note(name, "", "there is no such file, or it is not written in UTF-8")
            return None
        return self.parse(name, text, shape)

    def parse(self, name: str, text: str, shape: TypeAdapter[T]) -> T | None:
        """The text in its shape, or None if it is faulty."""
        try:
            return shape.validate_python(yaml_file.parse(name, text))
        except PolicyFault as fault:
            self.faults.extend(fault.faults)
        except ValidationError as error:
            self.faults.extend(faults_of(name, error))
        return None

    def note(self, file: str, row: str, what: str) -> None:
        """Remember one fault."""
        self.faults.append(Fault(file, row, what))
