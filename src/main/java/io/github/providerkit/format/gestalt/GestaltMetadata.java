package io.github.providerkit.format.gestalt;

import io.github.providerkit.code.Kind;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.DocumentFetcher;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.gestalt.descriptor.CatalogData;
import io.github.providerkit.format.gestalt.descriptor.ListedOperations;
import io.github.providerkit.format.gestalt.descriptor.StaticValidation;
import io.github.providerkit.format.gestalt.layout.PackagedCode;
import io.github.providerkit.format.gestalt.release.ReleaseMetadata;
import io.github.providerkit.format.gestalt.source.CodeCatalog;
import io.github.providerkit.format.gestalt.source.LocalFiles;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the metadata of a release say of a provider. */
final class GestaltMetadata {
  private final SourcePackage source;
  private final String version;
  private final Optional<CompiledCode> code;
  private final SeenFiles seen;

  GestaltMetadata(SourcePackage source, String version, Optional<CompiledCode> code) {
    this.source = source;
    this.version = version;
    this.code = code;
    this.seen = source.file().seen();
  }

  /** How a server runs a provider that brings along nothing but what its manifest names. */
  static ReleaseMetadata.Runtime of(SourcePackage source) {
    return new GestaltMetadata(source, "", Optional.empty()).runtime();
  }

  ReleaseMetadata metadata() throws ProviderException {
    return new ReleaseMetadata(
        source.value().get("source").text(),
        source.generation().wordOf(source.kind()),
        version,
        runtime(),
        source.generation().metadata().validated() ? staticValidation() : Map.of());
  }

  private ReleaseMetadata.Runtime runtime() {
    if (source.kind() == Kind.UI) {
      return ReleaseMetadata.Runtime.UI;
    }
    if (hasProgram() || source.kind() != Kind.PLUGIN) {
      return ReleaseMetadata.Runtime.EXECUTABLE;
    }
    if (source.isManifestBacked()) {
      return ReleaseMetadata.Runtime.DECLARATIVE;
    }
    return hasAssets() ? ReleaseMetadata.Runtime.UI : ReleaseMetadata.Runtime.EXECUTABLE;
  }

  private boolean hasProgram() {
    return source.value().get("entrypoint").isPresent()
        || code.filter(c -> c.binaries().stream().anyMatch(CompiledCode.Binary::isProgram))
            .isPresent();
  }

  private boolean hasAssets() {
    return code.flatMap(CompiledCode::assets).isPresent();
  }

  /** What it offers, as far as nothing has to be fetched for it. */
  List<OfferedOperation> operations() throws ProviderException {
    try {
      return operationsData().map(ListedOperations::of).orElse(List.of());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read which operations there are", e);
    }
  }

  /** The same; empty where nobody knows all that are not only a server's. */
  Optional<List<OfferedOperation>> knownOperations() throws ProviderException {
    try {
      boolean unknown = source.code().isPresent() && code.isEmpty() && catalog().isEmpty();
      return unknown ? Optional.empty() : operationsData().map(ListedOperations::of);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read which operations there are", e);
    }
  }

  private Optional<Map<String, Object>> operationsData() throws IOException {
    return source.kind() == Kind.PLUGIN
        ? CatalogData.of(source.value(), hasProgram(), catalog(), openApi())
        : Optional.empty();
  }

  private Map<String, Object> staticValidation() throws ProviderException {
    try {
      return StaticValidation.of(
          source.value(),
          hasAssets() ? Optional.of(PackagedCode.ASSET_ROOT) : Optional.empty(),
          operationsData());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read what the metadata list", e);
    }
  }

  private Optional<byte[]> catalog() throws IOException {
    Optional<CodeCatalog> file =
        CodeCatalog.of(source, code)
            // Until it was compiled nobody knows better.
            .or(() -> code.isEmpty() ? CodeCatalog.authors(source) : Optional.empty());
    return file.isPresent()
        ? Optional.of(seen.readIn(file.get().directory(), file.get().file()))
        : Optional.empty();
  }

  /** Empty where it is not to be fetched. */
  private Optional<byte[]> openApi() throws IOException {
    String name = source.spec().get("surfaces").get("openapi").get("document").text();
    Optional<DocumentFetcher> fetcher = source.request().fetcher();
    if (LocalFiles.isUrl(name)) {
      return fetcher.isPresent() ? Optional.of(fetcher.get().fetch(name)) : Optional.empty();
    }
    Path root = source.rootOf(name);
    Optional<Path> file =
        name.isEmpty() ? Optional.empty() : SlashPath.below(root, name).filter(seen::isFile);
    return file.isPresent() ? Optional.of(seen.readIn(root, file.get())) : Optional.empty();
  }
}
