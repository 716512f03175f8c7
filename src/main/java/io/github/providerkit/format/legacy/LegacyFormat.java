package io.github.providerkit.format.legacy;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.gestalt.release.PackageCheck;
import io.github.providerkit.format.gestalt.release.PackageJudge;
import io.github.providerkit.format.gestalt.release.ReleaseCheck;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.gestalt.source.ArtifactHeaders;
import io.github.providerkit.format.gestalt.source.ConfigSchema;
import io.github.providerkit.format.gestalt.source.FileRules;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The format of gestaltd in early April 2026 ({@code docs/spec/gestalt-legacy.md}). */
public final class LegacyFormat implements ProviderFormat, ArchiveVerifier {
  static final List<String> MANIFESTS = List.of("plugin.json", "plugin.yaml", "plugin.yml");

  @Override
  public String name() {
    return "gestalt-legacy";
  }

  @Override
  public List<String> manifestNames() {
    return MANIFESTS;
  }

  @Override
  public Set<String> ruleCodes() {
    return Stream.of(DocumentRules.all(), GestaltRules.all(), LegacyRules.all())
        .flatMap(List::stream)
        .map(Rule::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String archiveEnding() {
    return ".tar.gz";
  }

  /** The servers of the generation unpack as today's do, and find the program in the same way. */
  @Override
  public List<String> verify(Path archive, String shownAs, Problems problems)
      throws ProviderException {
    new PackageCheck(
            manifestNames(),
            (file, bytes, found) ->
                LegacyReader.read(file, bytes, Mode.RELEASE, found).map(LegacyReader.Read::today),
            PackageJudge::programs,
            problems)
        .check(archive, shownAs);
    return List.of(ReleaseCheck.UNCHECKED.get(0));
  }

  @Override
  public Optional<Provider> check(ManifestFile file, Problems problems) {
    Optional<LegacyReader.Read> read =
        SourcePackage.bytes(file, problems)
            .flatMap(b -> LegacyReader.read(file.shownAs(), b, Mode.SOURCE, problems));
    if (read.isEmpty() || read.get().value().broken()) {
      return Optional.empty();
    }
    LegacyReader.Read manifest = read.get();
    SourcePackage.version(file, manifest.value(), problems);
    SourcePackage source =
        new SourcePackage(
            file,
            new ManifestReader.Read(manifest.document(), manifest.today()),
            Kind.of(manifest.today().get("kind").text()).orElseThrow(),
            GoProgram.find(file, manifest.today(), problems),
            Optional.empty());
    if (file.request().files() != FileChecks.NONE) {
      SourcePackage packaged = withoutReplacedArtifacts(source, manifest.today());
      FileRules.check(packaged, GoProgram.recognisedBy(manifest.today()), problems);
      ArtifactHeaders.check(packaged, problems);
      uncheckedArtifacts(packaged, problems);
      ConfigSchema.check(source, LegacyRules.CONFIG_SCHEMA, problems);
    }
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(new LegacyProvider(source, manifest.value()));
  }

  /**
   * Where there is a program to compile, the author's artifacts only say that there will be some:
   * compiling takes their place ({@code docs/spec/gestalt-legacy.md} section 6).
   */
  private static SourcePackage withoutReplacedArtifacts(SourcePackage source, Value today) {
    if (source.code().isEmpty()) {
      return source;
    }
    Map<String, Value> fields = new LinkedHashMap<>(today.entries());
    fields.remove("artifacts");
    return new SourcePackage(
        source.file(),
        new ManifestReader.Read(source.manifest().document(), today.with(fields)),
        source.kind(),
        source.code(),
        source.ownedUi());
  }

  /**
   * The consumer looks at artifacts only when they are to be run; those of others would bring files
   * from outside into the package ({@code docs/spec/gestalt-legacy.md} section 11).
   */
  private static void uncheckedArtifacts(SourcePackage source, Problems problems) {
    if (source.value().get("entrypoint").isPresent()) {
      return;
    }
    for (Value artifact : source.value().get("artifacts").items()) {
      Value path = artifact.get("path");
      PackagePath.breach(path.text())
          .ifPresent(
              breach ->
                  problems.add(
                      GestaltRules.PACKAGE_ESCAPE,
                      source.shownAs(),
                      path.path(),
                      path.position(),
                      "expected %s, found \"%s\"".formatted(breach.expected(), path.text()),
                      breach.hint()));
    }
  }
}
