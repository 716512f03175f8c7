package io.github.providerkit.registry;

import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.lock.resolve.IndexWriter;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What providers can be asked to do: by the archive of the version that is shown, where that is on
 * this disk, else by what their manifests in the tree say.
 */
public final class KnownOperations implements Function<ListedProvider, List<OfferedOperation>> {
  private final Map<String, Path> metadata = new HashMap<>();
  private final Path root;
  private final List<ProviderFormat> formats;
  private final Consumer<String> warning;

  /**
   * Prepares looking.
   *
   * @param found the releases that are on this disk
   * @param root the root of the tree
   * @param warning receives what cannot be read
   */
  public KnownOperations(
      List<IndexWriter.Found> found,
      Path root,
      List<ProviderFormat> formats,
      Consumer<String> warning) {
    found.forEach(one -> metadata.put(key(one.packageName(), one.version()), one.metadata()));
    this.root = root;
    this.formats = formats;
    this.warning = warning;
  }

  private static String key(String packageName, String version) {
    return packageName + " " + version;
  }

  @Override
  public List<OfferedOperation> apply(ListedProvider provider) {
    try {
      Optional<Path> released =
          provider
              .shown()
              .map(release -> metadata.get(key(provider.packageName(), release.version())));
      Optional<List<OfferedOperation>> operations =
          released.isPresent() ? ReleasedOperations.of(released.get()) : Optional.empty();
      return operations.isPresent() ? operations.get() : ofManifest(provider);
    } catch (ProviderException e) {
      warning.accept(
          "the page does not show what %s can do: %s"
              .formatted(provider.packageName(), e.getMessage()));
      return List.of();
    }
  }

  /** As far as it can be read: what is wrong with it is for the checks of the build to say. */
  private List<OfferedOperation> ofManifest(ListedProvider provider) throws ProviderException {
    Optional<Path> manifest = provider.tree().flatMap(InTree::manifest).map(root::resolve);
    if (manifest.isEmpty()) {
      return List.of();
    }
    Path home = root.resolve(provider.tree().orElseThrow().directory());
    Optional<Provider> checked =
        new ManifestCheck(formats)
            .run(
                new CheckRequest(
                    home,
                    manifest,
                    new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
                    FileChecks.NONE,
                    Map.of(),
                    OutputDirectory.of(home),
                    Optional.empty(),
                    CodeChoice.DEFAULT))
            .provider();
    return checked.isPresent() ? checked.get().operations(Optional.empty()) : List.of();
  }
}
