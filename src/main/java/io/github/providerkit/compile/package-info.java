/** Compiles providers: what is stale, side by side, whatever the language. */
package io.github.providerkit.compile;
