/**
 * Archives of packages, the same bytes for the same contents on every machine and with any number
 * of threads.
 *
 * <p>{@link io.github.providerkit.archive.ArchiveContents} puts entries in order, the rooms below
 * write and read them. The format is the one of {@code docs/spec/gestalt-release.md} section 8;
 * what is accepted when reading is {@code docs/spec/gestalt-lock.md} section 3.
 */
package io.github.providerkit.archive;
