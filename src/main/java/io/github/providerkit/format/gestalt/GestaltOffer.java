package io.github.providerkit.format.gestalt;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.EarlierRelease;
import io.github.providerkit.format.Offer;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.ReleasePlan.MetadataFile;
import io.github.providerkit.format.gestalt.descriptor.CatalogData;
import io.github.providerkit.format.gestalt.descriptor.ListedConnections;
import io.github.providerkit.format.gestalt.descriptor.ListedOperations;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageJudge;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptorReader;
import io.github.providerkit.format.gestalt.release.ReleasedManifest;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users rely on, of a provider that lies here and of one that was released. */
public final class GestaltOffer {
  private GestaltOffer() {}

  /**
   * Reads it from the manifest and the files that it names.
   *
   * @param source the package in this format's terms
   * @param compiled what was compiled; empty where nothing is
   * @throws ProviderException if a file cannot be read
   */
  public static Offer of(SourcePackage source, Optional<CompiledCode> compiled)
      throws ProviderException {
    return of(
        source.value(),
        source.generation(),
        new GestaltMetadata(source, "", compiled).knownOperations());
  }

  private static Offer of(
      Value manifest, Generation words, Optional<List<OfferedOperation>> operations) {
    Value surfaces = manifest.get("spec").get("surfaces");
    return new Offer(
        operations,
        !surfaces.get("graphql").isPresent() && !surfaces.get("mcp").isPresent(),
        ListedConnections.of(manifest, words),
        manifest.get("spec").get("defaultConnection").text());
  }

  /**
   * Reads a release as its server does, and refuses what that refuses.
   *
   * @param words the generation in whose words it is told
   * @throws ProviderException if it cannot be read, or is refused
   */
  static EarlierRelease released(EarlierRelease.Files files, Generation words)
      throws ProviderException {
    ReleaseDescriptor release = descriptor(files);
    Map<String, MetadataFile> archives = new LinkedHashMap<>();
    Map<String, String> locations = new LinkedHashMap<>();
    release
        .artifacts()
        .forEach(
            (target, artifact) -> {
              String path = GoText.trim(artifact.path());
              locations.put(target, path);
              archives.put(target, new MetadataFile(path, GoText.trim(artifact.sha256())));
            });
    // The operations are the same for all platforms.
    Map.Entry<String, MetadataFile> first = archives.entrySet().iterator().next();
    String label = first.getValue().path();
    PackageFacts facts =
        new PackageReader(ReadLimits.DEFAULT, release.generation())
            .open(label, files.archive(first.getValue()))
            .facts();
    ReleasedManifest manifest =
        PackageReader.manifest(label, facts.manifestName(), facts.manifest(), release.generation());
    refuse(label, manifest, facts, release, first.getKey(), locations);
    return new EarlierRelease(
        files.version(), of(manifest.value(), words, operations(manifest, facts)), archives, files);
  }

  private static ReleaseDescriptor descriptor(EarlierRelease.Files files) throws ProviderException {
    try {
      return ReleaseDescriptorReader.readAny(files.metadata());
    } catch (IOException e) {
      throw ProviderException.environment(
          "cannot read " + files.metadata() + ": " + InputFile.words(e), e);
    }
  }

  private static void refuse(
      String label,
      ReleasedManifest manifest,
      PackageFacts facts,
      ReleaseDescriptor release,
      String target,
      Map<String, String> locations)
      throws ProviderException {
    ProviderException[] refusal = new ProviderException[1];
    new PackageJudge(
            manifest,
            facts,
            (rule, where, message, hint) ->
                refusal[0] = ProviderException.user(label + ": " + message, hint))
        .as(release, target, locations);
    if (refusal[0] != null) {
      throw refusal[0];
    }
  }

  private static Optional<List<OfferedOperation>> operations(
      ReleasedManifest manifest, PackageFacts facts) {
    return CatalogData.of(
            manifest.value(), manifest.isExecutable(), facts.catalog(), facts.document())
        .map(ListedOperations::of);
  }
}
