"""Whether a report is unchanged since it was written: its record, its pages, and what its edition says of the exam."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from examassist import __version__
from examassist.errors import BadInput, ContentError, CouldNot
from examassist.knowledge.answers import problems_with
from examassist.knowledge.encounter_file import read_encounter
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import Assessment, assessment_json
from examassist.report.carried.compare import on_the_pages, with_the_record
from examassist.report.carried.opening import open_report
from examassist.report.carried.record import ASSESSMENT, ENCOUNTER
from examassist.report.compose import compose
from examassist.report.record import minute, several
from examassist.report.transfer.compose import compose_transfer
from examassist.report.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.report.carried.opening import Inside
    from examassist.report.carried.record import Manifest
    from examassist.report.document import ReportDocument

SHOWN = 12
"""How many differences are named; the others are counted."""
NOBODY = "This does not say who wrote it: nobody has signed it, and anybody can write another file with another record."


@dataclass
class Verdict:
    """Every difference that was found, what was checked, and what could not be."""

    differences: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)

    @property
    def unchanged(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    def lines(self) -> list[str]:
        """The answer in words, the outcome first."""
        said = [f"Not checked: {each}" for each in self.unchecked]
        if self.unchanged:
            return ["Unchanged since written.", *self.checked, *said, NOBODY]
        more = len(self.differences) - SHOWN
        rest = [f"and {several(more, 'more difference', 'more differences')}"] if more > 0 else []
        return ["Differs from what was written:", *(f"  {each}" for each in (*self.differences[:SHOWN], *rest)), *said]


def verify(data: bytes, name: str, edition_of: Callable[[str, str], Edition]) -> Verdict:
    """What was found about the file called ``name``.

    ``edition_of`` finds the edition of a pack with a digest, or raises BadInput. Raises BadInput where the file is not
    a report of this program, or cannot be read.
    """
    inside = open_report(data, name)
    verdict = Verdict()
    manifest = inside.manifest
    verdict.differences += _of_the_record(inside)
    verdict.differences += _of_the_pages(data, inside, name)
    _assess_again(inside, edition_of, verdict)
    texts = len({each.key for each in manifest.texts})
    verdict.checked.insert(
        0,
        f"The pages show what was written ({texts} texts on {several(len(inside.pages), 'page', 'pages')}), "
        "and the record inside has its digest.",
    )
    verdict.checked.append(
        f"Exam {manifest.exam or 'without number'}, written {minute(manifest.made_at)} by ExamAssist "
        f"{manifest.program} with knowledge {manifest.pack} {manifest.edition_name}."
    )
    return verdict


def _of_the_record(inside: Inside) -> Iterator[str]:
    for name in inside.changed():
        yield f"the attached {name} is not the one that was written"
    for name in inside.further:
        yield f"a further file is attached: {name}"


def _of_the_pages(data: bytes, inside: Inside, name: str) -> Iterator[str]:
    """Differing words by their places; differing drawings where the words are the same."""
    manifest = inside.manifest
    if len(inside.pages) != len(manifest.pages):
        pages = several(len(inside.pages), "page", "pages")
        yield f"the file has {pages}, and {len(manifest.pages)} were written"
    redrawn = [at for at, (one, other) in enumerate(zip(inside.pages, manifest.pages, strict=False), 1) if one != other]
    named: set[int] = set()
    if inside.drawable:
        for each in _readable(data, inside, name):
            named.add(each.page)
            yield str(each)
    for page in redrawn:
        if page not in named:
            yield f"page {page}: something is drawn, laid over or cut otherwise than it was written"
    if inside.structure != manifest.structure:
        yield "what is read aloud, or the outline, is not as it was written"


def _readable(data: bytes, inside: Inside, name: str) -> list[Any]:
    import pypdfium2

    try:
        return list(on_the_pages(data, inside.manifest.texts))
    except pypdfium2.PdfiumError:
        from examassist.errors import Problem

        raise BadInput([Problem(name, "cannot be shown page by page", "open another copy of it")]) from None


def _assess_again(inside: Inside, edition_of: Callable[[str, str], Edition], verdict: Verdict) -> None:
    """Assess and compose the attached exam once more, as far as this program can."""
    manifest = inside.manifest
    try:
        encounter = read_encounter(inside.files[ENCOUNTER], ENCOUNTER)
        said = Assessment.model_validate_json(inside.files[ASSESSMENT])
    except (BadInput, ValidationError):
        verdict.unchecked.append("what the exam leads to, because this version cannot read the attached record.")
        return
    try:
        edition = edition_of(manifest.pack, manifest.edition)
    except (BadInput, ContentError, CouldNot):
        verdict.unchecked.append(
            f"whether the assessment is what its content says. Edition {manifest.edition_name} of {manifest.pack} is "
            "not on this workstation, so the exam was not assessed again; the pages were compared with the list of "
            "what was written."
        )
        return
    if problems_with(encounter, edition):
        verdict.differences.append("the attached exam holds answers that its edition does not know")
        return
    ours = manifest.program == __version__ and manifest.engine == edition.header.engine
    again = _judged(encounter, said, edition, verdict, ours=ours)
    try:
        document = _composed(manifest, encounter, again if ours and again is not None else said, edition)
    except (LookupError, ValueError, TypeError, AttributeError, CouldNot, BadInput):  # ids the edition does not have
        verdict.differences.append("the attached assessment speaks of what its edition does not know")
        return
    if document is None:
        verdict.unchecked.append(f"the wording. This version does not know how a {manifest.kind} is written.")
        return
    differences = with_the_record(document, manifest.texts)
    if ours:
        verdict.differences += [str(each) for each in differences]
    elif differences:
        verdict.unchecked.append(
            f"the wording. It was written by version {manifest.program} and this is {__version__}, which words "
            f"{several(len(differences), 'text', 'texts')} otherwise."
        )


def _composed(manifest: Manifest, encounter: Encounter, said: Assessment, edition: Edition) -> ReportDocument | None:
    """The document once more; None for a kind that only another version writes."""
    if manifest.kind == "transfer":
        writing = Writing(
            manifest.clinic, manifest.made_at, manifest.program, manifest.written_by, paper=manifest.paper
        )
        return compose_transfer(encounter, said, edition, writing)
    if manifest.kind != "summary":
        return None
    return compose(
        encounter,
        said,
        edition,
        clinic=manifest.clinic,
        made_at=manifest.made_at,
        program_version=manifest.program,
        written_by=manifest.written_by,
    )


def _judged(
    encounter: Encounter, said: Assessment, edition: Edition, verdict: Verdict, *, ours: bool
) -> Assessment | None:
    """The exam assessed again; None where what it was assessed beside is not there."""
    if said.earlier:
        verdict.unchecked.append(
            "whether the assessment comes out the same. It was made beside "
            f"{several(len(said.earlier), 'earlier visit', 'earlier visits')}, which a report does not carry."
        )
        return None
    again = assess(encounter, edition, look_ahead=bool(said.open))
    if assessment_json(again) == assessment_json(said):
        verdict.checked.append("The assessment comes out the same when the exam is assessed again under its edition.")
        return again
    names = [name for name in Assessment.model_fields if getattr(again, name) != getattr(said, name)]
    what = f"assessed again under its edition, the exam leads to other answers ({', '.join(names)})"
    if ours:
        verdict.differences.append(what)
    else:
        verdict.unchecked.append(f"the reasoning of the version that wrote it. By this one, {what}.")
    return again
