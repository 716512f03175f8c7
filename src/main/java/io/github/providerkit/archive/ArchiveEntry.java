package io.github.providerkit.archive;

import io.github.providerkit.files.FileTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * One file of an archive: its name, whether it may be run and where its bytes come from. Nothing
 * else of a file on disk (mode, owner, times) gets into an archive ({@code
 * docs/spec/gestalt-release.md} section 10: that is why upstream's differ).
 *
 * @param name relative slash path; no empty, {@code .} or {@code ..} segment, no backslash, no NUL
 * @param executable whether the consumer runs it
 * @param content its bytes; never null
 */
public record ArchiveEntry(String name, boolean executable, Content content) {

  /**
   * Checks the name.
   *
   * @throws ArchiveException when the name breaks a rule
   */
  public ArchiveEntry {
    EntryName.fault(name)
        .ifPresent(
            fault -> {
              throw new ArchiveException(
                  "cannot archive \"" + name + "\": the name " + fault,
                  "names in an archive are relative paths with forward slashes");
            });
  }

  /** A file that is not run, from disk; see {@link FileContent}. */
  public static ArchiveEntry ofFile(String name, Path file, long size) {
    return new ArchiveEntry(name, false, new FileContent(file, size));
  }

  /** A file that is not run, from memory; see {@link ByteContent}. */
  public static ArchiveEntry ofBytes(String name, byte[] bytes) {
    return new ArchiveEntry(name, false, new ByteContent(bytes));
  }

  /** The same file in the role of a program. */
  public ArchiveEntry asExecutable() {
    return new ArchiveEntry(name, true, content);
  }

  /** Permission bits by role: 0755 for programs, else 0644. */
  public int mode() {
    return executable ? 0755 : 0644;
  }

  /** Length of the content in bytes. */
  public long size() {
    return content.size();
  }

  /** Where the bytes of an entry come from. */
  public sealed interface Content permits FileContent, ByteContent {
    /** Length in bytes. */
    long size();

    /** Opens the bytes for reading once; the caller closes the stream. */
    InputStream open() throws IOException;
  }

  /**
   * A regular file.
   *
   * @param file the file itself, by a path without links: {@link FileTree} resolves them and checks
   *     where they lead, and nothing is followed after that
   * @param size its length in bytes; another length when the archive is written is an error
   */
  public record FileContent(Path file, long size) implements Content {
    @Override
    public InputStream open() throws IOException {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isRegularFile()) {
        // A pipe would never end.
        throw new IOException("it was a file when it was listed, and is none now");
      }
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it does not matter which of two files is taken; not if one cannot be read. */
    public boolean holdsTheSameAs(FileContent other) {
      try {
        return Files.mismatch(file, other.file) < 0;
      } catch (IOException e) {
        return false;
      }
    }
  }

  /**
   * Bytes in memory, such as a rewritten manifest.
   *
   * @param bytes copied in and out; never null
   */
  public record ByteContent(byte[] bytes) implements Content {
    /** Copies the bytes. */
    public ByteContent {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
