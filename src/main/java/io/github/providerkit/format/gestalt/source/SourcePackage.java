package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.code.Kind;
import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import io.github.providerkit.format.grammar.SemanticVersion;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source manifest together with the directory that it describes.
 *
 * @param file the manifest, and what was asked for
 * @param manifest its fields
 * @param kind its kind
 * @param code the code to compile into it; empty when there is none, or none is wanted
 * @param ownedUi the UI that it brings along; empty when there is none
 */
public record SourcePackage(
    ManifestFile file,
    ManifestReader.Read manifest,
    Kind kind,
    Optional<ProviderCode> code,
    Optional<SourcePackage> ownedUi) {

  /**
   * Reads and checks a manifest with all files that it names; empty when there are errors.
   *
   * @param dialect how its generation is found
   */
  public static Optional<SourcePackage> read(
      ManifestFile file, Dialect dialect, Problems problems) {
    Optional<byte[]> bytes = bytes(file, problems);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Optional<ManifestReader.Read> read =
        ManifestReader.read(
            file.shownAs(), bytes.get(), Mode.SOURCE, dialect.choice(file), problems);
    if (read.isEmpty() || read.get().kind().isEmpty()) {
      return Optional.empty();
    }
    version(file, read.get().value(), problems);
    Optional<SourcePackage> ui =
        file.request().files() == FileChecks.NONE
            ? Optional.empty()
            : OwnedUi.read(file, read.get(), problems);
    Kind kind = read.get().kind().get();
    Optional<ProviderCode> code =
        file.request().files() == FileChecks.NONE
            ? Optional.empty()
            : SourceCode.find(file, read.get(), kind, problems);
    SourcePackage source = new SourcePackage(file, read.get(), kind, code, ui);
    GivenDigests.check(source, problems);
    if (file.request().files() != FileChecks.NONE) {
      FileRules.check(source, problems);
      ArtifactHeaders.check(source, problems);
      ConfigSchema.check(source, GestaltRules.CONFIG_SCHEMA, problems);
      IconContents.check(source, problems);
      OperationFiles.check(source, Optional.empty(), problems);
    }
    return problems.hasErrors() ? Optional.empty() : Optional.of(source);
  }

  /** The generation of a manifest, be it fine or not; of one that cannot be read the latest. */
  public static Generation generation(ManifestFile file, Dialect dialect) {
    Problems unheard = new Problems(RuleLevels.DEFAULT);
    return bytes(file, unheard)
        .flatMap(
            bytes ->
                ManifestReader.read(
                    file.shownAs(), bytes, Mode.SOURCE, dialect.choice(file), unheard))
        .map(ManifestReader.Read::generation)
        .orElse(Generations.APP);
  }

  /** The manifest file's bytes; empty when it cannot be read, which was reported. */
  public static Optional<byte[]> bytes(ManifestFile file, Problems problems) {
    try {
      return Optional.of(file.seen().readIn(file.directory(), file.path()));
    } catch (IOException e) {
      problems.add(
          DocumentRules.UNREADABLE,
          file.shownAs(),
          "",
          Position.START,
          "expected a readable file, found " + InputFile.words(e),
          null);
      return Optional.empty();
    }
  }

  /**
   * Holds a manifest's version against the build's.
   *
   * @param manifest its fields
   */
  public static void version(ManifestFile file, Value manifest, Problems problems) {
    Value version = manifest.get("version");
    String ofBuild = file.request().version().ofBuild().orElse(null);
    if (ofBuild != null && !SemanticVersion.isValid(ofBuild)) {
      problems.add(
          GestaltRules.VERSION,
          file.shownAs(),
          "version",
          version.position(),
          "expected a semantic version of three numbers for the release, found \"" + ofBuild + "\"",
          SemanticVersion.hint(ofBuild));
    } else if (SemanticVersion.isValid(version.text())
        && !file.request().version().agreesWith(version.text())) {
      problems.add(
          GestaltRules.VERSION_MISMATCH,
          file.shownAs(),
          "version",
          version.position(),
          "expected the version of the release, %s, found \"%s\""
              .formatted(ofBuild, version.text()),
          file.request().version().hint(file.shownAs(), version.text()));
    } else if (file.request().version().isAheadOf(version.text())) {
      problems.add(
          GestaltRules.VERSION_BEHIND,
          file.shownAs(),
          "version",
          version.position(),
          "the release has the version of the build, %s, which is ahead of \"%s\""
              .formatted(ofBuild, version.text()),
          file.request().version().aheadHint());
    }
  }

  /** What was asked for. */
  public CheckRequest request() {
    return file.request();
  }

  /** The manifest's name in problems. */
  public String shownAs() {
    return file.shownAs();
  }

  /** The directory that all paths in the manifest are relative to. */
  public Path directory() {
    return file.directory();
  }

  /** The manifest's fields. */
  public Value value() {
    return manifest.value();
  }

  public Value spec() {
    return value().get("spec");
  }

  /** Whether the author's own command still has to make some of the files. */
  boolean awaitsBuild() {
    return request().files() == FileChecks.BEFORE_BUILD
        && ((value().knows("release") && value().get("release").get("build").isPresent())
            || SourcePhases.makeAProgram(value()));
  }

  /** Whether files that are not there may still be made, by commands that only prepare. */
  boolean awaitsPreparation() {
    return request().files() == FileChecks.BEFORE_BUILD && SourcePhases.onlyPrepares(value());
  }

  /**
   * The directory of a file that the manifest names: what commands made in a copy of the sources
   * comes before what lies beside the manifest.
   *
   * @param path its slash path
   */
  public Path rootOf(String path) {
    boolean commands =
        code.filter(c -> c.language() == Language.COMMANDS).isPresent()
            || SourcePhases.onlyPrepares(value());
    Path made = OutputDirectory.made(request().outputDirectory());
    return commands
            && request().files() == FileChecks.BEFORE_PACKAGING
            && SlashPath.below(made, path).filter(file.seen()::isFile).isPresent()
        ? made
        : directory();
  }

  /** The generation that the manifest is of. */
  public Generation generation() {
    return manifest.generation();
  }

  public boolean isManifestBacked() {
    return Surfaces.of(value()).isManifestBacked();
  }
}
