package io.github.providerkit.registry;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.lock.resolve.IndexContents;
import io.github.providerkit.lock.resolve.IndexContents.Release;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The providers of an index and of a tree.
 *
 * @param repository the repository of most of them; empty where there are none
 * @param indexPath the index's slash path from the root of the tree, or its name elsewhere
 * @param providers by kind, name and package
 */
public record Registry(
    Optional<RepositoryUrls> repository, String indexPath, List<ListedProvider> providers) {

  /**
   * Puts together what an index and a tree know.
   *
   * @param index the index's file
   * @param branch the branch whose files are shown on the web
   * @throws ProviderException if the index is none that a server takes
   */
  public static Registry of(Path index, RegistryTree tree, String branch) throws ProviderException {
    Map<String, IndexContents.IndexedPackage> packages = IndexContents.read(index).packages();
    Set<String> names = new TreeSet<>(packages.keySet());
    names.addAll(tree.providers().keySet());
    List<ListedProvider> providers = new ArrayList<>();
    for (String name : names) {
      providers.add(listed(name, Optional.ofNullable(packages.get(name)), tree, branch));
    }
    providers.sort(
        Comparator.comparing(ListedProvider::kind)
            .thenComparing(ListedProvider::name)
            .thenComparing(ListedProvider::packageName));
    Path file = index.toAbsolutePath().normalize();
    return new Registry(
        mostly(providers),
        file.startsWith(tree.root())
            ? SlashPath.between(tree.root(), file)
            : file.getFileName().toString(),
        List.copyOf(providers));
  }

  private static ListedProvider listed(
      String name,
      Optional<IndexContents.IndexedPackage> indexed,
      RegistryTree tree,
      String branch) {
    Optional<InTree> here = Optional.ofNullable(tree.providers().get(name));
    List<Release> versions = indexed.map(IndexContents.IndexedPackage::versions).orElse(List.of());
    ListedProvider plain =
        new ListedProvider(
            name,
            "",
            "",
            "",
            RepositoryUrls.of(name, branch),
            here.or(() -> tree.remains(name)),
            indexed.flatMap(IndexContents.IndexedPackage::latest),
            versions);
    String displayName =
        here.map(InTree::displayName)
            .or(() -> indexed.map(IndexContents.IndexedPackage::displayName))
            .filter(text -> !text.isEmpty())
            .orElse(plain.name());
    return new ListedProvider(
        name,
        here.map(InTree::kind).or(() -> plain.shown().map(Release::kind)).orElse(""),
        displayName,
        here.map(InTree::description)
            .or(() -> indexed.map(IndexContents.IndexedPackage::description))
            .orElse(""),
        plain.urls(),
        plain.tree(),
        plain.latest(),
        versions);
  }

  private static Optional<RepositoryUrls> mostly(List<ListedProvider> providers) {
    Map<String, Long> counts =
        new TreeMap<>(
            providers.stream()
                .collect(groupingBy(it -> it.urls().host() + "/" + it.urls().name(), counting())));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> RepositoryUrls.of(most.getKey(), providers.get(0).urls().branch()));
  }
}
