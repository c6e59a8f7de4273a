"""A process that loads one cached edition and assesses one patient; it is given the cache and the digest."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from examassist.domain.encounter import Encounter
from examassist.knowledge.edition_cache import kept
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import EXAMINED_AT

if __name__ == "__main__":
    edition = kept(Path(sys.argv[1]), sys.argv[2])
    if edition is None:
        sys.exit("the edition is not in the cache")
    assess(Encounter(pack=edition.header.id, examined_at=EXAMINED_AT), edition, look_ahead=False)
    # not getrusage: its peak counts what the process that started this one held
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps({"mib": int(peak[1]) / 1024 if peak is not None else None}))
