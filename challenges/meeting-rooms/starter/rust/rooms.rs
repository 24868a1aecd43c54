//! Which rooms are free, and when. Times are minutes since midnight.

#[derive(Debug)]
pub enum RoomError {
    /// A slot whose end is not after its start.
    EmptySlot,
}

#[derive(Clone, Debug)]
pub struct Meeting {
    pub room: String,
    pub start: i64,
    pub end: i64,
}

#[derive(Clone, Debug)]
pub struct Slot {
    pub start: i64,
    pub end: i64,
}

/// The rooms in which no meeting takes any minute of the slot.
pub fn free_rooms(
    rooms: &[String],
    meetings: &[Meeting],
    slot: &Slot,
) -> Result<Vec<String>, RoomError> {
    Ok(Vec::new())
}

/// The places in the list of each two meetings that take the same minute of a room.
pub fn conflicts(meetings: &[Meeting]) -> Vec<(i64, i64)> {
    Vec::new()
}

/// The times of the day of at least that many minutes at which the room is free.
pub fn free_slots(
    meetings: &[Meeting],
    room: &str,
    day: &Slot,
    minutes: i64,
) -> Result<Vec<Slot>, RoomError> {
    Ok(Vec::new())
}
