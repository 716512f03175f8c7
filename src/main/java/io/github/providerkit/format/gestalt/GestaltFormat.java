package io.github.providerkit.format.gestalt;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.release.PackageCheck;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleaseCheck;
import io.github.providerkit.format.gestalt.rules.GenerationChoice;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.gestalt.source.Dialect;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The format of gestaltd, in all its generations ({@code docs/spec/gestalt-manifest.md}, {@code
 * docs/spec/gestalt-app.md}).
 */
public final class GestaltFormat implements ProviderFormat, ArchiveVerifier {
  private final Dialect dialect;

  /** The format with what each manifest says of its generation. */
  public GestaltFormat() {
    this(Dialect.of(Optional.empty()));
  }

  /**
   * The format.
   *
   * @param dialect how the generation of a manifest is found
   */
  public GestaltFormat(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public String name() {
    return "gestalt";
  }

  @Override
  public List<String> manifestNames() {
    return PackageReader.MANIFESTS;
  }

  @Override
  public Set<String> ruleCodes() {
    return Stream.concat(DocumentRules.all().stream(), GestaltRules.all().stream())
        .map(Rule::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Provider> check(ManifestFile manifest, Problems problems) {
    return SourcePackage.read(manifest, dialect, problems).map(GestaltProvider::new);
  }

  @Override
  public String schema(ManifestFile manifest) {
    return SourcePackage.generation(manifest, dialect).schema();
  }

  @Override
  public String archiveEnding() {
    return ".tar.gz";
  }

  @Override
  public List<String> verify(Path archive, String shownAs, Problems problems)
      throws ProviderException {
    check(problems).check(archive, shownAs);
    List<String> unchecked = new ArrayList<>(ReleaseCheck.UNCHECKED);
    unchecked.add(ReleaseCheck.unchecked(shownAs));
    return unchecked;
  }

  @Override
  public List<String> verifyTogether(List<Path> archives, Problems problems)
      throws ProviderException {
    return new ReleaseCheck(check(problems), problems).run(archives);
  }

  /**
   * The generation that manifests speak for.
   *
   * @param directories those that may hold one
   * @param seen looks at the disk
   * @return empty where they speak for several, or none does
   */
  public static Optional<Generation> saidIn(Collection<Path> directories, SeenFiles seen) {
    List<Generation> said =
        directories.stream()
            .flatMap(directory -> saidIn(directory, seen).stream())
            .distinct()
            .toList();
    return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
  }

  private static Optional<Generation> saidIn(Path directory, SeenFiles seen) {
    Optional<Path> manifest =
        PackageReader.MANIFESTS.stream().map(directory::resolve).filter(seen::isFile).findFirst();
    try {
      return manifest.isPresent()
          ? GenerationChoice.said(
              DocumentReader.read(
                  manifest.get().getFileName().toString(),
                  seen.readIn(directory, manifest.get()),
                  Document.Syntax.of(manifest.get().getFileName().toString()),
                  new Problems(RuleLevels.DEFAULT)))
          : Optional.empty();
    } catch (IOException | UnreadableDocumentException e) {
      // Whoever checks that one will tell.
      return Optional.empty();
    }
  }

  private GenerationChoice choice() {
    return dialect
        .named()
        .map(GenerationChoice::of)
        .orElseGet(() -> GenerationChoice.bySigns(kind -> Generations.MAY));
  }

  private PackageCheck check(Problems problems) {
    return new PackageCheck(
        manifestNames(),
        (file, bytes, found) ->
            ManifestReader.read(file, bytes, Mode.RELEASE, choice(), found)
                .map(ManifestReader.Read::value),
        judge -> {
          judge.alone();
          judge.operations();
        },
        problems);
  }
}
