from __future__ import annotations

import pytest

from tests.faults.strace_log import Cut, Event, Made, Removed, Renamed, Said, Synced, Wrote, events

FOLDER = "/clinic"


def x(text: str) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in text.encode()) + '"'


def read(*lines: str) -> list[Event]:
    return list(events((f"7 {line}\n" for line in lines), FOLDER))


def opened(name: str, descriptor: int, flags: str = "O_RDWR|O_CREAT") -> str:
    return f"openat(AT_FDCWD, {x(f'{FOLDER}/{name}')}, {flags}, 0600) = {descriptor}"


def test_what_happens_to_a_file_is_read_in_order() -> None:
    assert read(
        opened("a", 5),
        f"pwrite64(5, {x('héllo')}, 6, 4096) = 6",
        f"write(5, {x('end')}, 3)          = 3",
        "fdatasync(5)                        = 0",
        "ftruncate(5, 3)                     = 0",
        f"rename({x(FOLDER + '/a')}, {x(FOLDER + '/b')}) = 0",
        f"unlink({x(FOLDER + '/b')})        = 0",
    ) == [
        Made("a", emptied=False),
        Wrote("a", 4096, "héllo".encode()),
        Wrote("a", None, b"end"),
        Synced("a"),
        Cut("a", 3),
        Renamed("a", "b"),
        Removed("b"),
    ]


def test_other_files_closed_descriptors_and_failed_calls_do_not_count() -> None:
    assert (
        read(
            f"openat(AT_FDCWD, {x('/etc/x')}, O_RDWR|O_CREAT, 0600) = 4",
            f"pwrite64(4, {x('a')}, 1, 0) = 1",
            opened("a", 5, "O_RDONLY"),
            "fsync(5) = -1 EIO (Input/output error)",
            "close(5) = 0",
            "fsync(5) = 0",
            "+++ exited with 0 +++",
        )
        == []
    )


def test_syncing_the_folder_syncs_its_names() -> None:
    opens = f"openat(AT_FDCWD, {x(FOLDER)}, O_RDONLY|O_CLOEXEC) = 6"
    assert read(opens, "fsync(6) = 0") == [Synced("")]


def test_a_sync_counts_when_it_has_returned_and_a_word_when_it_was_begun() -> None:
    lines = (
        f"7 {opened('a', 5)}",
        "7 fdatasync(5 <unfinished ...>",
        f"8 write(1, {x('saved EX-1 1')}, 12 <unfinished ...>",
        "7 <... fdatasync resumed>)          = 0",
        "8 <... write resumed>)              = 12",
    )
    assert list(events(lines, FOLDER)) == [Made("a", emptied=False), Said("saved EX-1 1"), Synced("a")]


def test_only_the_bytes_that_were_written_count() -> None:
    assert read(opened("a", 5), f"pwrite64(5, {x('abcd')}, 4, 0) = 2")[1] == Wrote("a", 0, b"ab")


def test_a_log_that_is_not_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="shortened"):
        read(opened("a", 5), f"pwrite64(5, {x('ab')}..., 9, 0) = 9")
    with pytest.raises(ValueError, match="border"):
        read(f"rename({x('/elsewhere')}, {x(FOLDER + '/a')}) = 0")
