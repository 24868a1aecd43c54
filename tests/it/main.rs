//! What no single crate can show: the shape of the house, and the whole road
//! from a challenge folder to a report, through the real binary.

mod bank;
mod commands;
mod layers;
mod licences;
mod serving;
mod tidy;
