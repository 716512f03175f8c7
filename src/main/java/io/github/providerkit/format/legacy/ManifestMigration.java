package io.github.providerkit.format.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a manifest of today beside one of the {@code plugin.yaml} generation. */
public final class ManifestMigration {
  private static final ProviderFormat OLD = new LegacyFormat();
  private static final ProviderFormat NEW = new GestaltFormat();

  private ManifestMigration() {}

  /**
   * What to migrate.
   *
   * @param directory the project's directory
   * @param manifest the old manifest; empty to find it in the directory
   * @param levels the user's word on single rules, by code
   * @param checkOnly whether nothing is written
   * @param replace whether the old file is removed when the new one is valid
   */
  public record Request(
      Path directory,
      Optional<Path> manifest,
      Map<String, RuleLevels.Level> levels,
      boolean checkOnly,
      boolean replace) {}

  /**
   * What came of it.
   *
   * @param checked what is to be told of the old and of the new manifest
   * @param newFile the new manifest, also where it was not written
   * @param written whether it was
   * @param removed whether the old one is gone
   */
  public record Result(
      ManifestCheck.Result checked, Path newFile, boolean written, boolean removed) {}

  /**
   * Migrates. A manifest that today's servers refuse is written too, so that its author can mend
   * it.
   *
   * @throws ProviderException if there is no old manifest or a new one already, or a file cannot be
   *     read or written
   */
  public static Result run(Request request) throws ProviderException {
    Path old = old(request);
    Path directory = old.toAbsolutePath().getParent();
    Path target = directory.resolve(Migration.fileName(old.getFileName().toString()));
    refuseSecondManifest(directory);
    String shownAs = ManifestCheck.shownAs(request.directory(), old);
    Problems problems = new Problems(Migration.levels(request.levels()));
    Optional<Migration> migration =
        Migration.of(
            shownAs, read(old), ManifestCheck.shownAs(request.directory(), target), problems);
    boolean write = migration.isPresent() && !request.checkOnly();
    boolean remove = write && request.replace() && migration.get().valid();
    if (write) {
      write(target, migration.get().text());
    }
    if (remove) {
      remove(old);
    }
    ManifestCheck.Result checked =
        new ManifestCheck.Result(OLD.name(), shownAs, problems, Optional.empty());
    return new Result(checked, target, write, remove);
  }

  private static Path old(Request request) throws ProviderException {
    Path place = request.manifest().orElse(request.directory());
    List<String> names = OLD.manifestNames();
    if (Files.isDirectory(place)) {
      return names.stream()
          .map(place::resolve)
          .filter(Files::exists)
          .findFirst()
          .orElseThrow(
              () ->
                  ProviderException.user(
                      "expected a manifest to migrate in %s, found none of %s"
                          .formatted(place, String.join(", ", names)),
                      "name it with -Dprovider.manifest=FILE"));
    }
    if (!Files.exists(place) || !names.contains(place.getFileName().toString())) {
      throw ProviderException.user(
          "provider.manifest: expected a file named %s, found %s%s"
              .formatted(String.join(", ", names), Files.exists(place) ? "" : "nothing at ", place),
          null);
    }
    return place;
  }

  private static void refuseSecondManifest(Path directory) throws ProviderException {
    for (String name : NEW.manifestNames()) {
      if (Files.exists(directory.resolve(name))) {
        throw ProviderException.user(
            "expected no manifest of today's format yet, found " + directory.resolve(name),
            "remove it to migrate once more");
      }
    }
  }

  private static byte[] read(Path file) throws ProviderException {
    try {
      return InputFile.readIn(file.toAbsolutePath().getParent(), file);
    } catch (IOException e) {
      throw ProviderException.user(
          "expected a readable file at " + file + ", found " + InputFile.words(e), null);
    }
  }

  private static void write(Path file, String text) throws ProviderException {
    try {
      AtomicFile.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }

  private static void remove(Path file) throws ProviderException {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot remove " + file, e);
    }
  }
}
