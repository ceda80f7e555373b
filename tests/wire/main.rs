//! The emitted client on a real socket: exact bytes, faults, secrets, real bodies.

mod canary;
mod faults;
mod limits;
mod refusals;
mod requests;
mod samples;
mod shared;
