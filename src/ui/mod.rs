//! The views. They read small values from the desk and send commands; they never see the engine's host.

mod app;
mod crash;
mod kit;
mod shell;
mod sign_in;
mod workspace;

pub use app::App;
pub use crash::report_crashes;
