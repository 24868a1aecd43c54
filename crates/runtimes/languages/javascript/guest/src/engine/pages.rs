//! Keeping the pages of the snapshot with their worker.
//!
//! After a run the host puts every page that was written to back as the
//! snapshot has it. Up to 32 separate stretches of such pages stay mapped for
//! the next run; what lies behind them is given back, and costs a page fault
//! for each page that the next run touches, which is dearer than copying it.
//! A run writes to fifty stretches, because the objects that it uses lie all
//! over the heap. Written to from end to end, the heap is one stretch.

use core::arch::wasm32::memory_size;

/// The unit in which memory is protected on every host that we know.
const PAGE_BYTES: usize = 4_096;
/// The unit of `memory.size`.
const WASM_PAGE_BYTES: usize = 64 << 10;

unsafe extern "C" {
    /// Where the linker lets the heap begin. Only its address means something.
    static __heap_base: u8;
}

/// Writes to every page of the heap, which leaves it as it is. For the start
/// of a run, before the heap has grown.
pub fn keep() {
    let start = &raw const __heap_base as usize;
    let end = memory_size::<0>() * WASM_PAGE_BYTES;
    for place in (start..end).step_by(PAGE_BYTES) {
        let byte = place as *mut u8;
        // SAFETY: the byte lies in this instance's memory, and the instance has
        // one thread. What is written is what was read, so whoever owns the
        // byte notices nothing.
        unsafe { byte.write_volatile(byte.read_volatile()) };
    }
}
