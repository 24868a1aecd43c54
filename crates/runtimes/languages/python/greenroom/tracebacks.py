"""Errors as the candidate should see them: his own frames, his own file names.

Everything here runs after a solution could have changed anything, its
exceptions included. Whatever goes wrong while an error is described is
answered with a shorter description.
"""

import traceback
from traceback import StackSummary, TracebackException

from greenroom.trusted import type_name

# Where files lie that a candidate knows, by the names he knows them under.
FOLDERS = ("/solution/", "/tests/")
MOST_FRAMES = 40


def short(path):
    """A file's name as the candidate knows it."""
    for folder in FOLDERS:
        if path.startswith(folder):
            return path[len(folder) :]
    return path


def message(error):
    """What an exception says of itself."""
    try:
        return str.__str__(str(error))
    except BaseException:
        return "(its message cannot be shown)"


def describe(error):
    """An exception with its traceback, as Python prints it."""
    try:
        summary = TracebackException(
            type(error), error, error.__traceback__, compact=True, max_group_width=10
        )
        clean(summary)
        return "".join(summary.format())
    except BaseException:
        return f"{type_name(error)}: {message(error)}\n"


def describe_only(error):
    """An exception without its traceback; a syntax error with its place."""
    try:
        summary = TracebackException(type(error), error, None, compact=True)
        clean(summary)
        return "".join(summary.format_exception_only())
    except BaseException:
        return f"{type_name(error)}: {message(error)}\n"


def clean(summary, depth=0):
    """Leaves only the candidate's frames, in a summary and what it is chained to."""
    summary.stack = StackSummary.from_list(own_frames(summary.stack))
    if isinstance(getattr(summary, "filename", None), str):
        summary.filename = short(summary.filename)
    chained = [summary.__cause__, summary.__context__, *(summary.exceptions or ())]
    for inner in chained:
        if inner is not None and depth < 20:
            clean(inner, depth + 1)


def own_frames(stack):
    frames = []
    for frame in stack:
        if frame.filename.startswith(FOLDERS):
            frame.filename = short(frame.filename)
            frames.append(frame)
    if len(frames) > MOST_FRAMES and not _repeats(frames):
        half = MOST_FRAMES // 2
        gap = traceback.FrameSummary("…", 0, f"{len(frames) - MOST_FRAMES} calls left out", line="")
        return [*frames[:half], gap, *frames[-half:]]
    return frames


def _repeats(frames):
    """Whether the calls are one recursion, which is printed short anyway."""
    return len({(frame.filename, frame.lineno) for frame in frames}) <= MOST_FRAMES
