package io.github.providerkit.lock.prepare;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.files.AtomicDirectory;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.gestalt.release.DigestingInput;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Visible;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Unpacks a verified archive to where the server looks for it. */
public final class PackageInstall {
  private static final int LONGEST_SHOWN = 200;
  private static final int OWN_DIRECTORY = 0700;

  /** What is usual where servers run; files of an archive are never for others to write. */
  private static final int UMASK = 0022;

  /** What was unpacked is read again, to see whether it is as it was. */
  private static final int OWNER_READS = 0400;

  private final ReadLimits limits;

  public PackageInstall(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Unpacks an archive; what is at its place stays if that fails.
   *
   * @param sha256 the digest that the archive must have still
   * @return the digest of the new directory
   * @throws ProviderException if the archive is another one, or nothing can be written
   */
  public String install(Path archive, String sha256, Path place) throws ProviderException {
    TreeDigest tree = new TreeDigest();
    try (AtomicDirectory prepared = AtomicDirectory.at(place);
        DigestingInput in =
            new DigestingInput(new BufferedInputStream(Files.newInputStream(archive), 1 << 16))) {
      if (isPosix(prepared.work())) {
        // As the server makes it.
        Files.setPosixFilePermissions(prepared.work(), permissions(OWN_DIRECTORY));
      }
      new TarGzReader(limits)
          .read(
              archive.toString(),
              in,
              Files.size(archive),
              (entry, content) -> unpack(prepared.work(), entry, content, tree));
      in.transferTo(OutputStream.nullOutputStream());
      String found = in.sha256();
      if (!found.equals(sha256)) {
        throw ProviderException.user(
            archive + ": expected the digest " + sha256 + ", found " + found,
            "it was changed after it was verified; delete it");
      }
      prepared.commit();
      return tree.value();
    } catch (ArchiveException e) {
      throw ProviderException.user(e.getMessage(), e.hint());
    } catch (IOException e) {
      throw ProviderException.environment("cannot prepare " + place, e);
    }
  }

  private static void unpack(Path root, ReadEntry entry, InputStream content, TreeDigest tree)
      throws IOException {
    Path file = place(root, entry.name());
    if (entry.directory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    @SuppressWarnings("resource") // The entry's content is the reader's to close.
    DigestingInput in = new DigestingInput(content);
    Files.copy(in, file);
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, permissions((entry.mode() & ~UMASK) | OWNER_READS));
    }
    // As it will be read back: some file systems call everything a program.
    tree.add(entry.name(), Files.isExecutable(file), in.sha256());
  }

  private static boolean isPosix(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int i = 0; i < all.length; i++) {
      if ((mode & 0400 >> i) != 0) {
        permissions.add(all[i]);
      }
    }
    return permissions;
  }

  /** A server's file system may hold names that this one's cannot, or the locale's. */
  private static Path place(Path root, String name) {
    return SlashPath.exactly(root, name)
        .orElseThrow(
            () ->
                new ArchiveException(
                    "cannot be unpacked here: the name \""
                        + Visible.of(name, LONGEST_SHOWN)
                        + "\" is no file's",
                    "unpack it on the server, or with a locale of UTF-8 such as LC_ALL=C.UTF-8"));
  }
}
