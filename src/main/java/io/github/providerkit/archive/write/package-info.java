/** Writes reproducible tar.gz archives. */
package io.github.providerkit.archive.write;
