package io.github.providerkit.archive.write;

/**
 * What is known of an archive when it was written.
 *
 * @param size its length in bytes
 * @param sha256 its digest in lower-case hex; never null
 */
public record WrittenArchive(long size, String sha256) {}
