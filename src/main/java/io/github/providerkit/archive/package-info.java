/**
 * Release archives: what goes into one, the same bytes for the same inputs, and safe reading of
 * what others made.
 *
 * <p>{@link io.github.providerkit.archive.FileTree} finds files, {@link
 * io.github.providerkit.archive.ArchiveContents} puts them in order, {@link
 * io.github.providerkit.archive.TarGzWriter} writes them, {@link
 * io.github.providerkit.archive.TarGzReader} reads archives back. The format is the one of {@code
 * docs/spec/gestalt-release.md} section 8; what is accepted when reading is {@code
 * docs/spec/gestalt-lock.md} section 3.
 */
package io.github.providerkit.archive;
