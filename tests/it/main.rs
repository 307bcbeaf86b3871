//! Junket from the outside: the program, the shipped data, the shape of the code.

mod ask;
mod chat;
mod check;
mod floors;
mod golden;
mod program;
mod replies;
mod shipped;
