/** Freezes Python. */
package io.github.providerkit.compile.python;
