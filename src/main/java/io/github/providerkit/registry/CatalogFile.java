package io.github.providerkit.registry;

import io.github.providerkit.lock.resolve.IndexContents.Release;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.page.ConfigurationLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code registry/catalog.json}, from which registries show providers: those of an index
 * with what their repository has of them ({@code docs/spec/gestalt-app.md} section 9).
 */
public final class CatalogFile {
  private static final String SCHEMA = "gestaltd-provider-catalog";

  private CatalogFile() {}

  /** The text of the catalog. */
  public static String text(Registry registry) {
    Map<String, @Nullable Object> catalog = new TreeMap<>();
    catalog.put("schema", SCHEMA);
    catalog.put("schemaVersion", 1L);
    catalog.put("repository", registry.repository().map(RepositoryUrls::name).orElse(null));
    catalog.put(
        "indexUrl", registry.repository().map(it -> it.raw(registry.indexPath())).orElse(null));
    catalog.put("providers", registry.providers().stream().map(CatalogFile::provider).toList());
    return JsonWriter.write(catalog);
  }

  private static Map<String, @Nullable Object> provider(ListedProvider provider) {
    Optional<InTree> tree = provider.tree();
    RepositoryUrls urls = provider.urls();
    Map<String, @Nullable Object> fields = new TreeMap<>();
    fields.put("package", provider.packageName());
    fields.put("packagePath", tree.map(InTree::directory).orElse(provider.path()));
    fields.put("name", provider.name());
    fields.put("kind", provider.kind());
    fields.put("configTarget", target(provider.kind()));
    fields.put("displayName", provider.displayName());
    fields.put("description", provider.description());
    fields.put("manifestVersion", tree.flatMap(InTree::version).orElse(null));
    fields.put("latestInstallableVersion", provider.latest().orElse(null));
    fields.put("versions", provider.versions().stream().map(CatalogFile::version).toList());
    fields.put("registryPath", "/providers/%s/%s/".formatted(provider.kind(), provider.name()));
    fields.put("sourceUrl", tree.map(InTree::directory).map(urls::tree).orElse(null));
    fields.put("readmeUrl", tree.flatMap(InTree::readme).map(urls::blob).orElse(null));
    fields.put("manifestUrl", tree.flatMap(InTree::manifest).map(urls::blob).orElse(null));
    fields.put("iconUrl", tree.flatMap(InTree::icon).map(urls::raw).orElse(null));
    List<Object> docs = new ArrayList<>();
    tree.map(InTree::docs).orElse(List.of()).forEach(doc -> docs.add(doc(doc, urls)));
    fields.put("docs", docs);
    return fields;
  }

  private static Map<String, Object> version(Release release) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("version", release.version());
    fields.put("metadata", release.metadata());
    fields.put("kind", release.kind());
    fields.put("runtime", release.runtime());
    fields.put("platforms", release.platforms());
    if (release.yanked()) {
      fields.put("yanked", true);
    }
    return fields;
  }

  private static Map<String, Object> doc(ProviderDocs.Doc doc, RepositoryUrls urls) {
    return new TreeMap<>(
        Map.of(
            "path", doc.page(),
            "title", doc.title(),
            "sourcePath", doc.file(),
            "rawUrl", urls.raw(doc.file()),
            "editUrl", urls.blob(doc.file())));
  }

  /** Where a registry puts such a provider in a configuration. */
  private static Map<String, Object> target(String kind) {
    // A registry has its own word for apps, and those of servers for all others.
    String section =
        kind.equals("app")
            ? kind
            : ConfigurationLines.path(kind)
                .map(path -> String.join(".", path))
                .orElse("providers." + kind);
    Map<String, Object> target = new TreeMap<>(Map.of("section", section, "entryKind", kind));
    if (kind.equals("ui")) {
      target.put("requiredSet", Map.of("path", "/"));
    }
    return target;
  }
}
