"""What a report carries: the exam and its assessment as files, and a list of what its pages show, under one digest."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field

from examassist.domain.encounter import Encounter, encounter_json
from examassist.domain.finding import Frozen
from examassist.reasoning.assessment import Assessment, assessment_json
from examassist.report.ink import rounded
from examassist.report.layout import Drawn, Rectangle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

ENCOUNTER, ASSESSMENT, MANIFEST = "encounter.json", "assessment.json", "record.json"
"""The names of the files inside a report."""
FILES = (ENCOUNTER, ASSESSMENT)

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Short = Annotated[str, Field(max_length=400)]


class Carried(NamedTuple):
    """All that a report was composed from, as far as it leaves the house; earlier visits stay where they are."""

    encounter: Encounter
    assessment: Assessment
    edition: str
    """The whole digest of the edition; its printed name is in the assessment."""
    clinic: str
    made_at: datetime
    program: str
    """The version that composed it."""
    written_by: str
    kind: str = "summary"

    @property
    def files(self) -> dict[str, bytes]:
        """The attached files by name; the first is the encounter file, byte for byte."""
        return {
            ENCOUNTER: encounter_json(self.encounter).encode(),
            ASSESSMENT: assessment_json(self.assessment).encode(),
        }


class Manifest(Frozen):
    """The list inside a report: who made it from what, what stands where on its pages, and the digest over it all."""

    format: Literal["examassist.record/1"] = "examassist.record/1"
    kind: Annotated[str, Field(pattern=r"^[a-z_]{1,30}$")]
    program: Short
    pack: Short
    edition: Short
    edition_name: Short
    engine: int
    exam: Short
    clinic: Short
    made_at: AwareDatetime
    written_by: Annotated[str, Field(max_length=2000)]
    paper: Short
    files: dict[str, Sha256]
    pages: Annotated[tuple[Sha256, ...], Field(max_length=2000)]
    """What is drawn on each page, as a digest: lines, letters and fonts."""
    structure: Sha256
    """Everything else in the file that shows or is read aloud."""
    texts: Annotated[tuple[Drawn, ...], Field(max_length=200_000)]
    digest: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""


def manifest_of(
    carried: Carried,
    *,
    paper: str,
    pages: Sequence[str],
    structure: str,
    drawn: Sequence[Drawn],
    files: Mapping[str, bytes] | None = None,
) -> Manifest:
    """The list of a finished report, with its digest; ``files`` where they were written before."""
    files = carried.files if files is None else files
    unsigned = Manifest(
        kind=carried.kind,
        program=carried.program,
        pack=carried.assessment.pack,
        edition=carried.edition,
        edition_name=carried.assessment.edition,
        engine=carried.assessment.engine,
        exam=carried.encounter.exam or "",
        clinic=carried.clinic,
        made_at=carried.made_at,
        written_by=carried.written_by,
        paper=paper,
        files={name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        pages=tuple(pages),
        structure=structure,
        texts=tuple(
            each._replace(rectangle=Rectangle(*(rounded(edge, 2) for edge in each.rectangle))) for each in drawn
        ),
    )
    return unsigned.model_copy(update={"digest": digest_of(unsigned, files)})


def manifest_json(manifest: Manifest) -> bytes:
    """The list as it is attached; there is one way to write it."""
    return _json(manifest.model_dump(mode="json"))


def digest_of(manifest: Manifest, files: Mapping[str, bytes]) -> str:
    """SHA-256 over the list without its digest and over both files, each with its name and length."""
    digest = hashlib.sha256()
    parts = {MANIFEST: _json(manifest.model_dump(mode="json", exclude={"digest"})), **files}
    for name in (MANIFEST, *FILES):
        content = parts.get(name, b"")
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
