package io.github.providerkit.archive.write;

import java.nio.file.Path;

/**
 * An archive that was written.
 *
 * @param file where it is; never null
 * @param size its length in bytes
 * @param sha256 its digest in lower-case hex; never null
 * @param entries number of files in it
 * @param contentSize sum of the lengths of these files in bytes
 */
public record WrittenArchive(Path file, long size, String sha256, int entries, long contentSize) {}
