package io.github.providerkit.registry;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.lock.resolve.IndexContents.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Providers to be shown in tests, and for people to look at. */
final class Listings {
  private static final List<String> KINDS =
      List.of("app", "cache", "secrets", "indexeddb", "agent");
  private static final RepositoryUrls URLS = new RepositoryUrls("github.com", "acme/tools", "main");

  private Listings() {}

  /** One provider whose texts all say the same. */
  static Registry saying(String text) {
    InTree tree =
        new InTree(
            text,
            Optional.of(text),
            Optional.of(text),
            text,
            text,
            text,
            Optional.of(text),
            Optional.of(text),
            List.of(new ProviderDocs.Doc(text, text, text)));
    List<Release> versions =
        List.of(
            new Release(text, text, text, text, List.of(text, text), true),
            new Release("1", "https://a.example/" + text, text, text, List.of(text), false));
    ListedProvider provider =
        new ListedProvider(
            text,
            "app",
            text,
            text,
            new RepositoryUrls(text, text, text),
            Optional.of(tree),
            Optional.of(text),
            versions);
    return new Registry(Optional.of(provider.urls()), text, List.of(provider));
  }

  /** What each of them can do. */
  static List<OfferedOperation> operations(String text) {
    return List.of(new OfferedOperation(text, text, text, text, List.of()));
  }

  /** Many, with a few versions and operations each. */
  static Registry many(int number) {
    List<ListedProvider> providers = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String kind = KINDS.get(i % KINDS.size());
      String path = kind + "/service-" + i;
      List<String> platforms =
          i % 3 == 0 ? List.of("generic") : List.of("darwin/arm64", "linux/amd64", "linux/arm64");
      List<Release> versions = new ArrayList<>();
      for (int version = i % 4; version > 0; version--) {
        versions.add(
            new Release(
                "0." + version + ".0",
                "https://repo.acme.example/releases/com/acme/service-%d/0.%d.0/service-%d-0.%d.0.yaml"
                    .formatted(i, version, i, version),
                kind,
                i % 3 == 0 ? "declarative" : "executable",
                platforms,
                version == 2));
      }
      providers.add(
          new ListedProvider(
              "github.com/acme/tools/" + path,
              kind,
              "Service " + i,
              "Reads and writes the records of service %d, and tells of changes in them."
                  .formatted(i),
              URLS,
              Optional.of(
                  new InTree(
                      path,
                      Optional.of(path + "/manifest.yaml"),
                      Optional.of("0.3.0"),
                      kind,
                      "Service " + i,
                      "",
                      Optional.empty(),
                      Optional.of(path + "/README.md"),
                      List.of())),
              versions.stream().filter(it -> !it.yanked()).map(Release::version).findFirst(),
              versions));
    }
    return new Registry(Optional.of(URLS), "provider-index.yaml", providers);
  }

  /** Operations of one of many. */
  static List<OfferedOperation> operations(ListedProvider provider) {
    List<OfferedOperation> operations = new ArrayList<>();
    for (String verb : List.of("list", "get", "create", "update", "delete", "search", "watch")) {
      operations.add(
          new OfferedOperation(
              verb + "_records",
              "GET",
              "/v1/%s/records".formatted(provider.name()),
              "What %s has of records.".formatted(provider.displayName()),
              List.of()));
    }
    return operations;
  }

  /** Writes a page to look at: {@code Listings FILE NUMBER}. */
  public static void main(String[] arguments) throws Exception {
    Registry registry = many(Integer.parseInt(arguments[1]));
    Files.writeString(Path.of(arguments[0]), IndexPage.html(registry, Listings::operations));
  }
}
