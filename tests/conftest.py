"""What every test stands on: no screen, no settings of this user, and honesty about what did not run."""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import needs

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Speed is measured in benchmarks, side by side; a slow machine must not turn a law red.
# The same examples at every commit, so that it is the change that turns a law red; the night draws new ones.
settings.register_profile("commit", deadline=None, max_examples=20, derandomize=True)
settings.register_profile("night", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("EXAMASSIST_TESTS", "commit"))

QT_IS_HERE = needs.QT.lacking() is None

# pytest-qt cannot be loaded where Qt cannot; it turns Qt's warnings and lost exceptions into failures.
pytest_plugins = ["pytestqt.plugin"] if QT_IS_HERE else []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Keep pytest-qt's settings known where it is not loaded."""
    if not QT_IS_HERE:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "used by pytest-qt", type="linelist")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own for settings and data, so that no test meets a user's."""
    folder = tmp_path / "home"
    monkeypatch.setenv("EXAMASSIST_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def examined_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is behind does not put the tests' exams in the future."""
    from examassist.knowledge import encounter_file

    earliest = datetime(2026, 11, 21, 10, tzinfo=UTC)
    monkeypatch.setattr(encounter_file, "_now", lambda: max(datetime.now(UTC), earliest))


@pytest.fixture(autouse=True)
def windows_are_gone() -> Iterator[None]:
    """Each test ends with its windows deleted: no event loop runs here that would do it, and each would live on."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# ---------------------------------------------------------------- what could not run is named, never passed over


class NotImported(pytest.Module):
    """A test module that cannot be imported here; it stands in the list as one test that did not run."""

    reason: str

    def collect(self) -> Iterator[pytest.Item]:
        """The one entry that stands for all tests of the module."""
        entry: NotRun = NotRun.from_parent(self, name="all")
        entry.reason = self.reason
        yield entry


class NotRun(pytest.Item):
    """Stands for tests that were not even collected."""

    reason: str

    def runtest(self) -> None:
        """Say why it did not run."""
        pytest.skip(self.reason)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Its place: the first line of the module."""
        return self.path, 0, self.name


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """A stand-in for each module whose folder needs what is not here."""
    for need in needs.ALL:
        lacking = need.lacking() if need.covers(module_path) else None
        if lacking:
            module: NotImported = NotImported.from_parent(parent, path=module_path)
            module.reason = lacking
            return module
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what a folder needs, and skip what cannot run."""
    for item in items:
        for need in needs.ALL:
            if need.covers(item.path):
                item.add_marker(need.marker)
            if item.get_closest_marker(need.marker) and (lacking := need.lacking()):
                item.add_marker(pytest.mark.skip(reason=lacking))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI=true, a test that did not run failed."""
    report = yield
    _fail_if_skipped_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself."""
    report = yield
    _fail_if_skipped_in_ci(report)
    return report


def _fail_if_skipped_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = _reason(report)
        report.outcome = "failed"
        report.longrepr = f"not run, which is a failure with CI=true: {reason}"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")
    return str(report.longrepr)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each module with tests that did not run, and what to install for them."""
    by_reason: dict[str, Counter[str]] = {}
    for report in terminalreporter.stats.get("skipped", []):
        by_reason.setdefault(_reason(report), Counter())[report.nodeid.partition("::")[0]] += 1
    for reason, modules in by_reason.items():
        terminalreporter.section(f"not run: {reason}", sep="-")
        for module in sorted(modules):
            terminalreporter.line(module)
