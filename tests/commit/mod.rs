//! Outputs: the old tree or the new one, whatever happens on the way.

mod tree; // what a run leaves in the folder
mod edited; // files that a person changed
mod undue; // what is no longer due
mod issue; // papers that are issued
mod blocked; // targets that cannot be replaced
mod paths; // paths that may not be written
mod manifest; // manifest.json
mod fault; // the n-th operation fails
mod killed; // the process dies
mod large; // two thousand files
