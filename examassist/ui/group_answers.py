"""What an answer to a safety group says of its parts, and what of an earlier answer it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import Finding, How
from examassist.ui.checklist import answered_for_the_group, follow_ups, parts_keys

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition


def no_to_each_part(finding: Finding, edition: Edition) -> list[Finding]:
    """The no to each named part that the no to a whole group is; nothing for any other finding."""
    item = edition.item.get(finding.item)
    if item is None or item.parts is None or not _says_no(finding, item.normal):
        return []
    return [Finding(item=key.item, side=key.side, value=(), how=How.GROUP_ANSWER) for key in parts_keys(item, edition)]


def stale_after(finding: Finding, encounter: Encounter, edition: Edition) -> list[FindingKey]:
    """What an earlier answer to the group had brought and this one does not: it must not linger unseen."""
    item = edition.item.get(finding.item)
    if item is None or item.parts is None:
        return []
    if _says_no(finding, item.normal) or finding.not_obtained is not None:
        return recorded_follow_ups(item.id, encounter, edition)
    return [key for key in parts_keys(item, edition) if answered_for_the_group(encounter.finding(key))]


def recorded_follow_ups(name: str, encounter: Encounter, edition: Edition) -> list[FindingKey]:
    """The recorded cells of the rows that an answer to this group opened; none for an item that is no group."""
    item = edition.item.get(name)
    if item is None or item.parts is None:
        return []
    followers = (*follow_ups(item, edition), edition.item[item.parts.item])
    keys = {key for follower in followers for key in edition.keys_of(follower)}
    return sorted(key for key in keys if encounter.finding(key) is not None)


def _says_no(finding: Finding, normal: object) -> bool:
    return isinstance(normal, tuple) and finding.value in normal
