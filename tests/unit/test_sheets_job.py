"""The job object of Windows, as far as it can be tried without Windows."""

import ctypes
import sys
from unittest import mock

import pytest

from dxdesk.sheets import job, worker
from dxdesk.sheets.job import BasicLimits, ExtendedLimits, bind

_JOB, _SELF = 0x1_0000_0004, 2**64 - 1
_SIZE = 512 * 1024 * 1024


class Kernel:
    """Stands in for kernel32: notes the calls, and lets the named one fail."""

    def __init__(self, failing: str = "") -> None:
        self.calls: list[str] = []
        self.closed: list[int] = []
        self.limits = ExtendedLimits()
        self._failing = failing

    def _works(self, name: str) -> bool:
        self.calls.append(name)
        return name != self._failing

    def CreateJobObjectW(self, attributes, name):
        assert (attributes, name) == (None, None)
        return _JOB if self._works("create") else None

    def SetInformationJobObject(self, handle, kind, limits, size):
        assert (handle, kind, size) == (_JOB, 9, ctypes.sizeof(ExtendedLimits))
        ctypes.memmove(ctypes.byref(self.limits), limits, size)
        return int(self._works("set"))

    def AssignProcessToJobObject(self, handle, process):
        assert (handle, process) == (_JOB, _SELF)
        return int(self._works("assign"))

    def GetCurrentProcess(self):
        return _SELF

    def CloseHandle(self, handle):
        self.closed.append(handle)
        return 1


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="offsets of 64 bits")
def test_the_structures_lie_in_memory_as_windows_lays_them_out():
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert BasicLimits.flags.offset == 16
    assert BasicLimits.active_processes.offset == 40
    assert ExtendedLimits.counters.offset == 64
    assert ExtendedLimits.process_memory.offset == 112


def test_binds_the_process_to_a_job_with_a_cap_on_its_memory():
    kernel = Kernel()
    assert bind(_SIZE, kernel)
    assert kernel.calls == ["create", "set", "assign"]
    assert kernel.limits.process_memory == _SIZE
    assert kernel.limits.basic.active_processes == 1
    assert kernel.limits.basic.flags == 0x2000 | 0x100 | 0x8
    assert kernel.closed == []


@pytest.mark.parametrize(
    ("failing", "closed"), [("create", []), ("set", [_JOB]), ("assign", [_JOB])]
)
def test_says_that_it_could_not_bind_and_leaves_no_handle_open(failing, closed):
    kernel = Kernel(failing)
    assert not bind(_SIZE, kernel)
    assert kernel.calls[-1] == failing
    assert kernel.closed == ([] if failing == "create" else [_JOB])


def test_binds_nothing_where_there_is_no_windows(monkeypatch):
    monkeypatch.setattr(job.sys, "platform", "linux")
    assert not bind(_SIZE)


def test_handles_are_declared_as_wide_as_pointers():
    kernel = mock.Mock()
    job.declare(kernel)
    assert kernel.CreateJobObjectW.restype is ctypes.c_void_p
    assert kernel.GetCurrentProcess.restype is ctypes.c_void_p
    assert kernel.AssignProcessToJobObject.argtypes == (ctypes.c_void_p, ctypes.c_void_p)
    assert len(kernel.SetInformationJobObject.argtypes) == 4


def test_a_reading_process_without_rlimit_is_bound_by_a_job(monkeypatch):
    asked = []
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(worker.job, "bind", asked.append)
    worker.bind_memory(_SIZE)
    assert asked == [_SIZE]
