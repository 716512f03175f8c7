package io.github.providerkit.format.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.code.Kind;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.migration.LaterManifest;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a manifest of a later generation: beside one of the {@code plugin.yaml} generation, or in
 * the place of one of May 2026, whose file has the same name.
 */
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
   * @param target the generation to write
   * @param code the user's word on the code beside the manifest
   */
  public record Request(
      Path directory,
      Optional<Path> manifest,
      Map<String, RuleLevels.Level> levels,
      boolean checkOnly,
      boolean replace,
      Generation target,
      CodeChoice code) {
    /** For the generation of May 2026. */
    public Request(
        Path directory,
        Optional<Path> manifest,
        Map<String, RuleLevels.Level> levels,
        boolean checkOnly,
        boolean replace) {
      this(directory, manifest, levels, checkOnly, replace, Generations.MAY, CodeChoice.DEFAULT);
    }

    private List<String> names() {
      return target.is(Generations.MAY)
          ? OLD.manifestNames()
          : Stream.concat(NEW.manifestNames().stream(), OLD.manifestNames().stream()).toList();
    }
  }

  /**
   * What came of it.
   *
   * @param checked what is to be told of the old and of the new manifest
   * @param newFile the new manifest, also where it was not written
   * @param written whether it was
   * @param removed whether the old one is gone
   */
  public record Result(
      ManifestCheck.Result checked, Path newFile, boolean written, boolean removed) {
    /** Whether the new manifest has the name of the old one. */
    public boolean inPlace() {
      return checked.format().equals(NEW.name());
    }
  }

  /**
   * Migrates. A manifest that today's servers refuse is written too, so that its author can mend
   * it.
   *
   * @throws ProviderException if there is no old manifest or a new one already, or a file cannot be
   *     read or written
   */
  public static Result run(Request request) throws ProviderException {
    Path old = old(request);
    return of(request, old)
        .orElseThrow(
            () ->
                ProviderException.user(
                    "expected a manifest of a generation before the target, found %s, which is of %s"
                        .formatted(old, request.target().title()),
                    "there is nothing to migrate"));
  }

  /**
   * The same for one of several modules, of which not each has something to migrate.
   *
   * @return empty where there is nothing: no such manifest, or one of the target
   * @throws ProviderException as {@link #run}
   */
  public static Optional<Result> ofModule(Request request) throws ProviderException {
    Path place = request.directory();
    Optional<Path> old = in(place, request.names());
    boolean may = request.target().is(Generations.MAY);
    boolean done = may && in(place, NEW.manifestNames()).isPresent();
    return old.isEmpty() || done ? Optional.empty() : of(request, old.get());
  }

  /** Empty where there is nothing to migrate. */
  private static Optional<Result> of(Request request, Path old) throws ProviderException {
    return NEW.manifestNames().contains(old.getFileName().toString())
        ? inPlace(request, old)
        : Optional.of(beside(request, old));
  }

  private static Result beside(Request request, Path old) throws ProviderException {
    Path directory = directory(old);
    Path target = directory.resolve(Migration.fileName(old.getFileName().toString()));
    refuseSecondManifest(directory);
    String shownAs = ManifestCheck.shownAs(request.directory(), old);
    Problems problems = new Problems(Migration.levels(request.levels()));
    Optional<Migration> migration =
        Migration.of(
            shownAs,
            read(old),
            ManifestCheck.shownAs(request.directory(), target),
            Optional.of(later(request, directory))
                .filter(later -> !later.generation().is(Generations.MAY)),
            problems);
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

  /** A text that servers would refuse never takes the place of one that some take. */
  private static Optional<Result> inPlace(Request request, Path file) throws ProviderException {
    String shownAs = ManifestCheck.shownAs(request.directory(), file);
    Problems problems = new Problems(new RuleLevels(request.levels()));
    Optional<String> text = later(request, directory(file)).of(shownAs, read(file), problems);
    if (text.isEmpty() && !problems.hasErrors()) {
      return Optional.empty();
    }
    boolean write = text.isPresent() && !problems.hasErrors() && !request.checkOnly();
    if (write) {
      write(file, text.get());
    }
    ManifestCheck.Result checked =
        new ManifestCheck.Result(NEW.name(), shownAs, problems, Optional.empty());
    return Optional.of(new Result(checked, file, write, false));
  }

  private static LaterManifest later(Request request, Path directory) {
    return new LaterManifest(
        request.target(),
        manifest -> {
          Kind kind = Generations.kindOf(manifest).orElseThrow();
          boolean complete = kind == Kind.PLUGIN && Surfaces.of(manifest).isManifestBacked();
          return kind == Kind.UI || (complete && request.code().declarativeOnly())
              ? CodeDetector.Detection.NONE
              : CodeDetector.detect(directory, kind, request.code().language(), new SeenFiles());
        });
  }

  private static Path old(Request request) throws ProviderException {
    Path place = request.manifest().orElse(request.directory());
    List<String> names = request.names();
    if (Files.isDirectory(place)) {
      return in(place, names)
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

  private static Optional<Path> in(Path directory, List<String> names) {
    return names.stream().map(directory::resolve).filter(Files::exists).findFirst();
  }

  private static void refuseSecondManifest(Path directory) throws ProviderException {
    Optional<Path> second = in(directory, NEW.manifestNames());
    if (second.isPresent()) {
      throw ProviderException.user(
          "expected no manifest of today's format yet, found " + second.get(),
          "remove it to migrate once more");
    }
  }

  private static Path directory(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static byte[] read(Path file) throws ProviderException {
    try {
      return InputFile.readIn(directory(file), file);
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
