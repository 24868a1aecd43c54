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
    refuse_empty(slot)
    taken = {meeting.room for meeting in meetings if overlap(meeting, slot)}
    return [room for room in rooms if room not in taken]


def conflicts(meetings):
    """The places in the list of each two meetings that take the same minute of a room."""
    pairs = []
    for second, later in enumerate(meetings):
        for first, earlier in enumerate(meetings[:second]):
            if earlier.room == later.room and overlap(earlier, later):
                pairs.append((first, second))
    return pairs


def free_slots(meetings, room, day, minutes):
    """The times of the day of at least that many minutes at which the room is free."""
    refuse_empty(day)
    taken = [meeting for meeting in meetings if meeting.room == room and overlap(meeting, day)]
    taken.sort(key=lambda meeting: meeting.start)
    slots = []
    free_from = day.start
    for meeting in taken:
        slots.append(Slot(free_from, meeting.start))
        free_from = max(free_from, meeting.end)
    slots.append(Slot(free_from, day.end))
    return [slot for slot in slots if slot.end - slot.start >= minutes]


def overlap(one, other):
    """Whether they have a minute in common."""
    return max(one.start, other.start) < min(one.end, other.end)


def refuse_empty(slot):
    if slot.end <= slot.start:
        raise EmptySlot(f"from {slot.start} to {slot.end}")
