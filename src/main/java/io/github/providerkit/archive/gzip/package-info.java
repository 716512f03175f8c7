/** Gzip in parallel blocks whose bytes do not depend on the number of threads. */
package io.github.providerkit.archive.gzip;
