/** Compiles TypeScript with Bun. */
package io.github.providerkit.compile.typescript;
