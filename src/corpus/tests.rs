//! Faults that the loader must report.
