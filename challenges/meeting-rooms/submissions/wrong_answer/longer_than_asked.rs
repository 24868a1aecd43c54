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
    refuse_empty(slot)?;
    let mut free = rooms.to_vec();
    for meeting in meetings {
        if overlap((meeting.start, meeting.end), (slot.start, slot.end)) {
            free.retain(|room| *room != meeting.room);
        }
    }
    Ok(free)
}

/// The places in the list of each two meetings that take the same minute of a room.
pub fn conflicts(meetings: &[Meeting]) -> Vec<(i64, i64)> {
    let mut pairs = Vec::new();
    for (second, later) in meetings.iter().enumerate() {
        for (first, earlier) in meetings[..second].iter().enumerate() {
            let overlap = overlap((earlier.start, earlier.end), (later.start, later.end));
            if earlier.room == later.room && overlap {
                pairs.push((first as i64, second as i64));
            }
        }
    }
    pairs
}

/// The times of the day of at least that many minutes at which the room is free.
pub fn free_slots(
    meetings: &[Meeting],
    room: &str,
    day: &Slot,
    minutes: i64,
) -> Result<Vec<Slot>, RoomError> {
    refuse_empty(day)?;
    let in_room = meetings.iter().filter(|meeting| meeting.room == room);
    let mut taken: Vec<(i64, i64)> = in_room
        .map(|meeting| (meeting.start, meeting.end))
        .filter(|times| overlap(*times, (day.start, day.end)))
        .collect();
    taken.sort();
    let mut slots = Vec::new();
    let mut free_from = day.start;
    for (start, end) in taken {
        slots.push(Slot { start: free_from, end: start });
        free_from = free_from.max(end);
    }
    slots.push(Slot { start: free_from, end: day.end });
    slots.retain(|slot| slot.end - slot.start > minutes);
    Ok(slots)
}

/// Whether they, start and end of each, have a minute in common.
fn overlap(one: (i64, i64), other: (i64, i64)) -> bool {
    one.0.max(other.0) < one.1.min(other.1)
}

fn refuse_empty(slot: &Slot) -> Result<(), RoomError> {
    if slot.end <= slot.start {
        return Err(RoomError::EmptySlot);
    }
    Ok(())
}
