package io.github.providerkit.format;

import io.github.providerkit.files.SeenFiles;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A manifest that was found.
 *
 * @param path the file
 * @param shownAs its name in problems, relative to the project where possible
 * @param request what was asked for
 * @param seen looks at the disk in the name of the check, which may be asked again later
 */
public record ManifestFile(Path path, String shownAs, CheckRequest request, SeenFiles seen) {
  /** The directory that all paths in the manifest are relative to. */
  public Path directory() {
    return Objects.requireNonNull(path.toAbsolutePath().normalize().getParent());
  }
}
