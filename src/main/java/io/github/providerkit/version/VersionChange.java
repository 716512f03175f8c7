package io.github.providerkit.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ManifestFinder;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.grammar.SemanticVersion;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes a new version into everything that has to say it, and leaves the rest of each text. */
public final class VersionChange {
  private static final String POM = "pom.xml";

  private VersionChange() {}

  /**
   * What to change.
   *
   * @param directory the project's directory
   * @param manifest the manifest that the user named; empty to find one
   * @param formats the registered formats
   * @param version the new version of the POM; manifests get it without {@code -SNAPSHOT}
   */
  public record Request(
      Path directory, Optional<Path> manifest, List<ProviderFormat> formats, String version) {}

  /**
   * One place.
   *
   * @param file its name from the project's directory
   * @param from the version that it had
   * @param to the version that it has
   */
  public record Change(String file, String from, String to) {}

  /** A text that is about to be written. */
  record NewText(Path file, String text, Change change) {}

  /**
   * Changes manifest, POM and the siblings of a bundle. Everything is decided before the first file
   * is written.
   *
   * @return all places, also those that had the version already
   * @throws ProviderException if the version is none, a place says its version in a way that cannot
   *     be edited, or a file cannot be read or written
   */
  public static List<Change> run(Request request) throws ProviderException {
    String release = ReleaseVersion.withoutSnapshot(request.version());
    if (!SemanticVersion.isValid(release)) {
      throw ProviderException.user(
          "provider.newVersion: expected a semantic version of three numbers, found \"%s\""
              .formatted(request.version()),
          SemanticVersion.hint(release));
    }
    SeenFiles seen = new SeenFiles();
    ManifestFinder finder = new ManifestFinder(request.formats(), seen);
    Path manifest =
        request.manifest().isPresent()
            ? finder.named(request.manifest().get()).file()
            : finder.inDirectory(request.directory()).file();
    List<Path> manifests = new ArrayList<>(List.of(manifest));
    manifests.addAll(siblings(manifest, seen));
    List<NewText> texts = new ArrayList<>();
    for (Path file : manifests) {
      texts.add(
          ManifestVersion.changed(
              file, ManifestCheck.shownAs(request.directory(), file), seen, release));
    }
    Path pom = request.directory().resolve(POM);
    if (Files.exists(pom)) {
      texts.add(PomVersion.changed(pom, seen, request.version()));
    }
    write(texts);
    return texts.stream().map(NewText::change).toList();
  }

  /** The packages that a Checkstack plugin brings along, where they lie in its workspace. */
  private static List<Path> siblings(Path manifest, SeenFiles seen) throws ProviderException {
    if (!Objects.requireNonNull(manifest.getFileName()).toString().equals(PackageJson.NAME)) {
      return List.of();
    }
    Optional<PackageJson> primary = PackageJson.quietly(manifest);
    if (primary.isEmpty()) {
      return List.of();
    }
    try {
      Workspace workspace = Workspace.around(primary.get(), seen);
      return primary.get().bundle().stream()
          .flatMap(name -> workspace.member(name.text()).stream())
          .map(PackageJson::file)
          .filter(file -> !file.equals(manifest))
          .toList();
    } catch (IOException e) {
      throw ProviderException.environment("cannot read the workspace of " + manifest, e);
    }
  }

  private static void write(List<NewText> texts) throws ProviderException {
    for (NewText text : texts) {
      if (!text.change().from().equals(text.change().to())) {
        try {
          AtomicFile.write(text.file(), text.text().getBytes(UTF_8));
        } catch (IOException e) {
          throw ProviderException.environment("cannot write " + text.file(), e);
        }
      }
    }
  }
}
