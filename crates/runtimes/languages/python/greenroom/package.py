"""The harness: what runs a candidate's Python inside the sandbox.

`start` decides what a run is; `program`, `calls`, `tests` and `check` are the
four things it can be. `trusted` holds what they need of Python itself, taken
before any candidate's code could change it.
"""
