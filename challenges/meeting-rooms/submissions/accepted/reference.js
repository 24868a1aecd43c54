// Which rooms are free, and when. Times are minutes since midnight.

// A slot whose end is not after its start.
export class EmptySlot extends Error {}

// The rooms in which no meeting takes any minute of the slot.
export function freeRooms(rooms, meetings, slot) {
  refuseEmpty(slot);
  const taken = meetings.filter((meeting) => overlap(meeting, slot));
  return rooms.filter((room) => !taken.some((meeting) => meeting.room === room));
}

// The places in the list of each two meetings that take the same minute of a room.
export function conflicts(meetings) {
  const pairs = [];
  for (const [second, later] of meetings.entries()) {
    for (const [first, earlier] of meetings.slice(0, second).entries()) {
      if (earlier.room === later.room && overlap(earlier, later)) pairs.push([first, second]);
    }
  }
  return pairs;
}

// The times of the day of at least that many minutes at which the room is free, as { start, end }.
export function freeSlots(meetings, room, day, minutes) {
  refuseEmpty(day);
  const taken = meetings.filter((meeting) => meeting.room === room && overlap(meeting, day));
  taken.sort((one, other) => one.start - other.start);
  const slots = [];
  let freeFrom = day.start;
  for (const meeting of taken) {
    slots.push({ start: freeFrom, end: meeting.start });
    freeFrom = Math.max(freeFrom, meeting.end);
  }
  slots.push({ start: freeFrom, end: day.end });
  return slots.filter((slot) => slot.end - slot.start >= minutes);
}

// Whether they have a minute in common.
function overlap(one, other) {
  return Math.max(one.start, other.start) < Math.min(one.end, other.end);
}

function refuseEmpty(slot) {
  if (slot.end <= slot.start) throw new EmptySlot(`from ${slot.start} to ${slot.end}`);
}
