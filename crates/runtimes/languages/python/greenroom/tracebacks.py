"""Errors as the candidate should see them: his own frames, his own file names.

Everything here runs after a solution could have changed anything, its
exceptions included. Whatever goes wrong while an error is described is
answered with a shorter description. A traceback can be as long as memory
allows, so what is not shown is not looked at closely either: describing an
error must not cost the fuel that its run has left.
"""

from traceback import StackSummary, TracebackException, _get_code_position

from greenroom.trusted import type_name

# Where files lie that a candidate knows, by the names he knows them under.
FOLDERS = ("/solution/", "/tests/")
# How often one line is shown that calls itself, and how many calls in all.
MOST_REPEATS = 3
MOST_CALLS = 40
# How many calls are looked at; of more, the first and the last.
MOST_WALKED = 1000
# How many errors that led to each other are shown.
MOST_CHAINED = 20


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
    return _describe(error, True, TracebackException.format)


def describe_only(error):
    """An exception without its traceback; a syntax error with its place."""
    return _describe(error, False, TracebackException.format_exception_only)


def _describe(error, traced, format):
    try:
        trace = error.__traceback__ if traced else None
        # The limit keeps it from extracting calls; that is done below.
        summary = TracebackException(
            type(error), error, trace, limit=0, compact=True, max_group_width=10
        )
        _complete(summary, error, 0)
        return "".join(format(summary))
    except BaseException:
        return f"{type_name(error)}: {message(error)}\n"


def _complete(summary, error, depth):
    """Adds the calls to a summary and to those of the errors behind it."""
    summary.stack = Calls.of(error.__traceback__)
    if isinstance(getattr(summary, "filename", None), str):
        summary.filename = short(summary.filename)
    if depth == MOST_CHAINED:
        summary.__cause__ = summary.__context__ = None
        return
    chained = [(summary.__cause__, error.__cause__), (summary.__context__, error.__context__)]
    if summary.exceptions:
        chained.extend(zip(summary.exceptions, error.exceptions))
    for inner, its_error in chained:
        if inner is not None:
            _complete(inner, its_error, depth + 1)


class Calls(StackSummary):
    """The candidate's own calls, and what is said after each."""

    @classmethod
    def of(cls, trace):
        shown = shorten(entries_of(trace))
        positions = (
            (entry.tb_frame, _get_code_position(entry.tb_frame.f_code, entry.tb_lasti))
            for entry, _ in shown
        )
        calls = cls._extract_from_extended_frame_gen(positions)
        for call in calls:
            call.filename = short(call.filename)
        calls.remarks = [remark for _, remark in shown]
        return calls

    def format(self, **options):
        lines = []
        for call, remark in zip(self, self.remarks):
            lines.append(self.format_frame_summary(call, **options))
            if remark:
                lines.append(remark)
        return lines


def own(trace):
    """The first entry of a traceback that is in the candidate's files."""
    while trace is not None and not is_own(trace.tb_frame.f_code):
        trace = trace.tb_next
    return trace


def is_own(code):
    return code.co_filename.startswith(FOLDERS)


def entries_of(trace):
    entries = []
    while trace is not None:
        entries.append(trace)
        trace = trace.tb_next
    return entries


def shorten(entries):
    """The entries to show, each with what is said after it."""
    left_out = max(0, len(entries) - MOST_WALKED)
    if not left_out:
        runs = runs_of(entries)
    else:
        half = MOST_WALKED // 2
        runs = runs_of(entries[:half]) + runs_of(entries[-half:])
    if not left_out and len(runs) <= MOST_CALLS:
        return [(entry, repeated(more)) for entry, more in runs]
    half = min(len(runs), MOST_CALLS) // 2
    left_out += len(runs) - 2 * half
    first, last = runs[:half], runs[-half:]
    shown = [(entry, repeated(more)) for entry, more in first + last]
    entry, remark = shown[half - 1]
    shown[half - 1] = entry, f"{remark}  [{left_out} more calls]\n"
    return shown


def runs_of(entries):
    """The entries in the candidate's files as (entry, how many more of it)."""
    runs = []
    previous, repeats = None, 0
    for entry in entries:
        place = (entry.tb_frame.f_code, entry.tb_lasti)
        if not is_own(place[0]):
            continue
        repeats = repeats + 1 if place == previous else 1
        previous = place
        if repeats > MOST_REPEATS:
            runs[-1] = runs[-1][0], repeats - MOST_REPEATS
        else:
            runs.append((entry, 0))
    return runs


def repeated(times):
    if not times:
        return ""
    return f"  [Previous line repeated {times} more time{'s' if times > 1 else ''}]\n"
