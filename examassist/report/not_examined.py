"""What was not examined and not asked, by name: short enough for page one, and in full after the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.language import translate as _
from examassist.report.document import Line, Listing
from examassist.report.record import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.domain.finding import Finding
    from examassist.report.record import Record

KEY, WHOLE = "not_examined", "not_examined_whole"
LINES = 6
"""So many sections may have a line of their own; more run on in one paragraph, because page one must hold them."""
LETTERS = 1_600
"""So many letters page one has for all of them; what goes beyond is counted there and named after the findings."""
WORDS = 160
"""So many letters a person's own reason may have on page one."""


class Gap(NamedTuple):
    """Some cells that have no result for one reason or in one section."""

    key: str
    lead: str
    names: tuple[str, ...]

    def line(self, key: str) -> Line:
        """The line of a listing whose own key is ``key``."""
        return Line(f"{key}.{self.key}", sentence("; ".join(self.names)), lead=self.lead)


def not_examined(record: Record) -> Listing:
    """Every cell that this exam asks for and that is blank, by name, after those without a result, with the reason."""
    refused, blank, left = _cut(list(_refused(record)), list(_blank(record)))
    lines = [gap.line(KEY) for gap in refused]
    if len(blank) > LINES:
        lines.append(Line(f"{KEY}.all", " ".join(gap.line(KEY).whole for gap in blank)))
    else:
        lines += [gap.line(KEY) for gap in blank]
    if left:
        text = _("and {n} more, all of them by name after the findings.").format(n=left)
        lines.append(Line(f"{KEY}.more", text))
    if not lines:
        lines = [Line(f"{KEY}.none", _("Nothing of what this exam asks for."))]
    title, note = _("Not examined, not asked"), _("never counted as normal")
    return Listing(KEY, title, tuple(lines), note=note, kind="hatched")


def in_full(record: Record) -> Iterator[Listing]:
    """All of them with the whole of each reason, where page one has no room for all."""
    gaps = [*_refused(record), *_blank(record)]
    if _is_too_long(gaps):
        lines = tuple(gap.line(WHOLE) for gap in gaps)
        yield Listing(WHOLE, _("Not examined, not asked: all by name"), lines, kind="columns")


def _is_too_long(gaps: Sequence[Gap]) -> bool:
    _refused_gaps, _blank_gaps, left = _cut([], gaps)
    return left > 0 or any(len(name) > WORDS for gap in gaps for name in gap.names)


def _cut(refused: Sequence[Gap], blank: Sequence[Gap]) -> tuple[list[Gap], list[Gap], int]:
    """As many names as page one has room for, from the first on, and how many are left."""
    room, left = LETTERS, 0
    kept: tuple[list[Gap], list[Gap]] = ([], [])
    for place, gap in [*((0, each) for each in refused), *((1, each) for each in blank)]:
        room -= len(gap.lead)
        names = []
        for name in gap.names:
            shown = name if len(name) <= WORDS else f"{name[:WORDS].rstrip()} [{_('cut; whole after the findings')}]"
            room -= len(shown) + len("; ")
            if room >= 0:
                names.append(shown)
            else:
                left += 1
        if names:
            kept[place].append(gap._replace(names=tuple(names)))
    return *kept, left


def _blank(record: Record) -> Iterator[Gap]:
    """What this exam asks for and nobody answered, section by section."""
    for section in record.edition.sections:
        items = (item for item in record.edition.items if item.section == section.id and item.id in record.shown)
        names = [record.say.cells(keys) for keys in map(record.blank, items) if keys]
        if names:
            yield Gap(section.id, f"{section.title}:", tuple(names))


def _refused(record: Record) -> Iterator[Gap]:
    """What was looked for without a result; all that has one reason on one side stands in one line."""
    items: dict[tuple[str, str], list[Finding]] = {}
    for finding in record.encounter.findings:
        if finding.not_obtained is not None:
            reason = f"{record.say.absence(finding)}{f', {finding.note}' if finding.note else ''}"
            items.setdefault((finding.item, reason), []).append(finding)
    alike: dict[tuple[str, str], list[list[Finding]]] = {}
    for (_item, reason), found in items.items():
        sides = "both" if len(found) > 1 else str(found[0].side)
        alike.setdefault((reason, sides), []).append(found)
    for (reason, sides), cells in alike.items():
        key = f"{cells[0][0].item}.on_{sides}"
        if len(cells) == 1:
            yield Gap(key, f"{record.say.cells([each.key for each in cells[0]])}:", (reason,))
            continue
        where = [record.say.side(sides), _("{n} in all").format(n=sum(map(len, cells)))]
        lead = ", ".join(part for part in (reason, *where) if part)
        yield Gap(key, f"{lead}:", tuple(record.say.label(found[0].item) for found in cells))
