/** Compiles Rust. */
package io.github.providerkit.compile.rust;
