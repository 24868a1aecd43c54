//! Several browsers and a room, driven by bytes: whatever they do in whatever
//! order, nothing panics, and when all is said every copy is the room's.
//!
//! A property test includes this, and so does the fuzz target of the same name.

mod hostile;
mod input;
mod replica;
mod world;

use input::Input;
use world::World;

/// Does what the bytes say, and checks what must hold afterwards.
pub(crate) fn drive(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let mut world = World::new(&mut input);
    while !input.is_empty() {
        world.step(&mut input);
    }
    world.settle();
    world.check();
}
