/** A release: archives, checksums and metadata in one directory, whole or not at all. */
package io.github.providerkit.release;
