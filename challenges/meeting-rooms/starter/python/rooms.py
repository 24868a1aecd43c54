"""Which rooms are free, and when. Times are minutes since midnight."""

from dataclasses import dataclass


class EmptySlot(ValueError):
    """A slot whose end is not after its start."""


@dataclass
class Meeting:
    room: str
    start: int
    end: int


@dataclass
class Slot:
    start: int
    end: int


def free_rooms(rooms, meetings, slot):
    """The rooms in which no meeting takes any minute of the slot."""
    return []


def conflicts(meetings):
    """The places in the list of each two meetings that take the same minute of a room."""
    return []


def free_slots(meetings, room, day, minutes):
    """The times of the day of at least that many minutes at which the room is free."""
    return []
