package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the files are there that a manifest names ({@code docs/spec/gestalt-manifest.md} section
 * 9).
 */
public final class FileRules {
  private final SourcePackage source;
  private final @Nullable String artifactHint;
  private final Problems problems;

  private FileRules(SourcePackage source, @Nullable String artifactHint, Problems problems) {
    this.source = source;
    this.artifactHint = artifactHint;
    this.problems = problems;
  }

  /** Reports what is missing, or is something else than the manifest says. */
  static void check(SourcePackage source, Problems problems) {
    check(source, null, problems);
  }

  /**
   * The same, with a word to the author of an artifact that is not there.
   *
   * @param artifactHint what to do about it; null when there is nothing to say
   */
  public static void check(SourcePackage source, @Nullable String artifactHint, Problems problems) {
    new FileRules(source, artifactHint, problems).run();
  }

  private void run() {
    if (source.value().knows("release")) {
      workdir(source.value().get("release").get("build").get("workdir"));
    }
    for (LocalFiles.Named file : LocalFiles.of(source.value())) {
      boolean reported =
          file.role() != LocalFiles.Role.SURFACE_DOCUMENT
              && PackagePath.breach(file.path()).isPresent();
      if (reported) {
        continue;
      }
      String path = PackagePath.clean(file.path().replace('\\', '/'));
      if (path.startsWith("/") || path.equals("..") || path.startsWith("../")) {
        report(
            GestaltRules.PACKAGE_ESCAPE,
            file.where(),
            "a path that stays within the package",
            "\"" + file.path() + "\"",
            "move the file below the manifest's directory");
      } else if (!source.awaitsBuild()) {
        exists(file, path);
      }
    }
  }

  private void workdir(Value workdir) {
    if (!workdir.text().isEmpty()
        && PackagePath.breach(workdir.text()).isEmpty()
        && SlashPath.below(source.directory(), workdir.text())
            .filter(source.file().seen()::isDirectory)
            .isEmpty()) {
      report(
          GestaltRules.MISSING_FILE,
          workdir,
          "a directory to run the command in",
          "none at \"" + workdir.text() + "\"",
          null);
    }
  }

  private void exists(LocalFiles.Named file, String path) {
    Path root = source.rootOf(path);
    Optional<Path> place = SlashPath.below(root, path);
    if (place.isEmpty()) {
      report(
          GestaltRules.MISSING_FILE,
          file.where(),
          file.role().words(),
          "a name that this system cannot have: \"" + path + "\"",
          null);
      return;
    }
    Path resolved = place.get();
    boolean assets = file.role() == LocalFiles.Role.ASSETS;
    if (!source.file().seen().exists(resolved)) {
      if (source.awaitsPreparation()) {
        return;
      }
      report(
          GestaltRules.MISSING_FILE,
          file.where(),
          file.role().words(),
          "nothing at \"" + path + "\"",
          hint(file.role()));
    } else if (source.file().seen().isDirectory(resolved) != assets) {
      report(
          GestaltRules.DIRECTORY_AS_FILE,
          file.where(),
          file.role().words() + (assets ? "" : ", a file"),
          (assets ? "a file" : "a directory") + " at \"" + path + "\"",
          null);
    } else {
      belongs(file, path, root, resolved);
    }
  }

  /** Whether it can be packaged: never a pipe, and nothing from elsewhere. */
  private void belongs(LocalFiles.Named file, String path, Path root, Path resolved) {
    try {
      source
          .file()
          .seen()
          .see(() -> InputFile.obstacle(root, resolved))
          .ifPresent(
              obstacle ->
                  report(
                      GestaltRules.PACKAGE_ESCAPE,
                      file.where(),
                      file.role().words() + ", a file of the package",
                      obstacle + " at \"" + path + "\"",
                      "replace it by the file itself"));
    } catch (IOException e) {
      // Whoever packs the file will find out, and tell.
      return;
    }
  }

  private @Nullable String hint(LocalFiles.Role role) {
    return switch (role) {
      case ASSETS -> "build the UI first, or say how in release.build";
      case ARTIFACT -> artifactHint;
      default -> null;
    };
  }

  private void report(
      Rule rule, Value where, String expected, String found, @Nullable String hint) {
    problems.add(
        rule,
        source.shownAs(),
        where.path(),
        where.position(),
        "expected " + expected + ", found " + found,
        hint);
  }
}
