"""A cap on this process where the system has no rlimit: a job object of Windows.

Written from Microsoft's reference (Job Objects; JOBOBJECT_EXTENDED_LIMIT_INFORMATION) and tried
without Windows only: the structures by their sizes and offsets, the calls on a stand-in for
kernel32. Where a call fails, the counted limits of the reader have to do, as they always hold.
"""

import ctypes
import sys
from typing import Any

_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_ACTIVE_PROCESSES = 0x0008
_PROCESS_MEMORY = 0x0100
_KILL_ON_CLOSE = 0x2000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; `counters` is its IO_COUNTERS."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def bind(size: int, kernel: Any = None) -> bool:
    """Let this process commit at most `size` bytes and start no other; whether that holds now.

    An allocation beyond fails as one without memory does. The job's handle stays open as long as
    the process lives: closing it would end the process.
    """
    kernel = kernel or _kernel32()
    if kernel is None:
        return False
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = _limits(size)
    is_bound = bool(
        kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
    if not is_bound:
        kernel.CloseHandle(job)
    return is_bound


def _limits(size: int) -> ExtendedLimits:
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_MEMORY | _ACTIVE_PROCESSES | _KILL_ON_CLOSE
    limits.basic.active_processes = 1
    limits.process_memory = size
    return limits


def _kernel32() -> Any:
    """kernel32 with the types of what is called, None where this is not Windows."""
    if sys.platform != "win32":
        return None
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    declare(kernel)
    return kernel


def declare(kernel: Any) -> None:
    """Tell ctypes what kernel32 takes and gives: a handle is as wide as a pointer."""
    handle, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32
    for name, result, arguments in (
        ("CreateJobObjectW", handle, (ctypes.c_void_p, ctypes.c_wchar_p)),
        ("SetInformationJobObject", number, (handle, number, ctypes.c_void_p, size)),
        ("AssignProcessToJobObject", number, (handle, handle)),
        ("GetCurrentProcess", handle, ()),
        ("CloseHandle", number, (handle,)),
    ):
        function = getattr(kernel, name)
        function.restype, function.argtypes = result, arguments
