package io.github.providerkit.registry;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.lock.resolve.IndexWriter;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.tree.FoundProvider;
import io.github.providerkit.tree.ManifestTree;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The providers in the tree of a repository, for those who show them. */
public final class RegistryTree {
  private final Path root;
  private final Map<String, InTree> providers;

  private RegistryTree(Path root, Map<String, InTree> providers) {
    this.root = root;
    this.providers = providers;
  }

  /**
   * Looks through a tree. What has no source, as packages of npm have none, is no part of an index.
   *
   * @throws ProviderException if a directory cannot be read
   */
  public static RegistryTree below(Path directory, List<ProviderFormat> formats)
      throws ProviderException {
    Path root = directory.toAbsolutePath().normalize();
    Map<String, InTree> providers = new LinkedHashMap<>();
    for (FoundProvider provider : ManifestTree.below(root, formats, Set.of()).providers()) {
      Optional<String> source = provider.source();
      if (source.isPresent()) {
        providers.putIfAbsent(source.get().strip(), of(root, provider));
      }
    }
    return new RegistryTree(root, providers);
  }

  private static InTree of(Path root, FoundProvider provider) {
    Path home = provider.home();
    String directory = SlashPath.between(root, home);
    Optional<String> icon =
        provider
            .text("iconFile")
            .flatMap(name -> SlashPath.below(home, name.strip()))
            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            .map(file -> SlashPath.between(root, file));
    return new InTree(
        directory,
        Optional.of(SlashPath.between(root, provider.file().toAbsolutePath())),
        provider.version().map(String::strip),
        provider.text("kind").orElse("").strip().toLowerCase(Locale.ROOT),
        provider.text("displayName").orElse("").strip(),
        provider.text("description").orElse("").strip(),
        icon,
        readme(root, home),
        ProviderDocs.of(root, home));
  }

  private static Optional<String> readme(Path root, Path home) {
    Path readme = home.resolve(ProviderDocs.README);
    return Files.isRegularFile(readme, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(SlashPath.between(root, readme))
        : Optional.empty();
  }

  /** What the providers are called and do. */
  public Map<String, IndexWriter.Words> words() {
    Map<String, IndexWriter.Words> words = new LinkedHashMap<>();
    providers.forEach(
        (source, provider) ->
            words.put(
                source, new IndexWriter.Words(provider.displayName(), provider.description())));
    return words;
  }

  /** The root of the tree. */
  public Path root() {
    return root;
  }

  Map<String, InTree> providers() {
    return providers;
  }

  /** What is left of a provider without a manifest: its directory, where its name leads to one. */
  Optional<InTree> remains(String packageName) {
    String path = RepositoryUrls.pathOf(packageName);
    Optional<Path> home =
        SlashPath.below(root, path)
            .filter(place -> Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS));
    return path.isEmpty()
        ? Optional.empty()
        : home.map(
            place ->
                new InTree(
                    path,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "",
                    "",
                    Optional.empty(),
                    readme(root, place),
                    ProviderDocs.of(root, place)));
  }
}
