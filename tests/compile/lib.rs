//! Nothing: the package exists for its suite.
