from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from examassist.report import pdfium
from examassist.report.pdf import render_pdf
from tests.report.builders import a_creaking_wrist


def test_a_file_is_open_in_one_thread_at_a_time() -> None:
    data = render_pdf(a_creaking_wrist().document).data
    inside, most, lock = 0, 0, threading.Barrier(3)

    def read(_turn: int) -> int:
        nonlocal inside, most
        lock.wait()
        with pdfium.opened(data) as file:
            inside += 1
            most = max(most, inside)
            file[0].render(scale=1).close()
            pages = len(file)
            inside -= 1
        return pages

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(read, range(3)))) == 1
    assert most == 1
