// Which rooms are free, and when. Times are minutes since midnight.

// A slot whose end is not after its start.
export class EmptySlot extends Error {}

// The rooms in which no meeting takes any minute of the slot.
export function freeRooms(rooms, meetings, slot) {
  return [];
}

// The places in the list of each two meetings that take the same minute of a room.
export function conflicts(meetings) {
  return [];
}

// The times of the day of at least that many minutes at which the room is free, as { start, end }.
export function freeSlots(meetings, room, day, minutes) {
  return [];
}
