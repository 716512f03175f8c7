package io.github.providerkit.registry;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.lock.resolve.IndexContents.Release;
import io.github.providerkit.message.Template;
import io.github.providerkit.page.ConfigurationLines;
import io.github.providerkit.page.Escapes;
import io.github.providerkit.page.PageHead;
import io.github.providerkit.page.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of all providers for people to search: one file of HTML that needs nothing else and no
 * network. Without scripts it is a list.
 */
public final class IndexPage {
  /** More than anybody reads; the rest is counted. */
  private static final int MOST_ROWS = 200;

  /** Whatever else an index may name, nobody shall click on it. */
  private static final Pattern WEB = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

  private final Template template = Template.read(IndexPage.class, "index.html", Escapes::html);
  private final Rows rows = new Rows(template, MOST_ROWS);
  private final Registry registry;
  private final Function<ListedProvider, List<OfferedOperation>> operations;

  private IndexPage(
      Registry registry, Function<ListedProvider, List<OfferedOperation>> operations) {
    this.registry = registry;
    this.operations = operations;
  }

  /**
   * The page.
   *
   * @param operations what each can be asked to do; empty where that is not known
   */
  public static String html(
      Registry registry, Function<ListedProvider, List<OfferedOperation>> operations) {
    return new IndexPage(registry, operations).text();
  }

  private String text() {
    List<ListedProvider> providers = registry.providers();
    String script = template.fill("script");
    String title = registry.repository().map(RepositoryUrls::name).orElse("this index");
    return template.fill(
        "page",
        "head",
        PageHead.of("Providers of " + title, template.fill("styles"), Optional.of(script)),
        "title",
        title,
        "kinds",
        options(providers.stream().map(ListedProvider::kind).toList()),
        "platforms",
        options(
            providers.stream()
                .flatMap(provider -> provider.versions().stream())
                .flatMap(release -> release.platforms().stream())
                .filter(platform -> platform.contains("/"))
                .toList()),
        "count",
        providers.size() + (providers.size() == 1 ? " provider" : " providers"),
        "providers",
        providers.stream().map(this::provider).collect(Collectors.joining()),
        "index",
        registry.indexPath(),
        "script",
        script);
  }

  private String options(List<String> names) {
    return new TreeSet<>(names)
        .stream().map(name -> template.fill("option", "name", name)).collect(Collectors.joining());
  }

  private String provider(ListedProvider provider) {
    return template.fill(
        "provider",
        "package",
        provider.packageName(),
        "kind",
        provider.kind(),
        "platforms",
        provider.shown().map(release -> String.join(" ", release.platforms())).orElse(""),
        "name",
        provider.displayName(),
        "version",
        provider.shown().map(Release::version).orElse("not released"),
        "description",
        provider.description(),
        "links",
        links(provider),
        "lines",
        lines(provider),
        "versions",
        versions(provider),
        "operations",
        section("operations", provider, operations.apply(provider), this::operation));
  }

  private String links(ListedProvider provider) {
    Optional<InTree> tree = provider.tree();
    RepositoryUrls urls = provider.urls();
    return link("source", tree.map(InTree::directory).map(urls::tree))
        + link("README", tree.flatMap(InTree::readme).map(urls::blob));
  }

  private String link(String name, Optional<String> url) {
    return url.map(it -> template.fill("link", "url", it, "name", name).stripTrailing()).orElse("");
  }

  private String lines(ListedProvider provider) {
    return provider
        .latest()
        .flatMap(latest -> provider.shown())
        .flatMap(
            release ->
                ConfigurationLines.of(provider.kind(), provider.name(), source(provider, release)))
        .map(text -> template.fill("lines", "lines", rows.lines(text)))
        .orElse("");
  }

  /** The metadata where they are on the web; else the package, which servers find by the index. */
  private static Object source(ListedProvider provider, Release release) {
    return WEB.matcher(release.metadata()).matches()
        ? release.metadata()
        : Map.of("package", provider.packageName(), "version", release.version());
  }

  private String versions(ListedProvider provider) {
    return provider.versions().isEmpty()
        ? template.fill("unreleased")
        : section("versions", provider, provider.versions(), this::version);
  }

  private String version(Release release) {
    boolean onTheWeb = WEB.matcher(release.metadata()).matches();
    return template.fill(
        "version",
        "version",
        release.version(),
        "yanked",
        release.yanked() ? template.fill("yanked").stripTrailing() : "",
        "platforms",
        String.join(", ", release.platforms()),
        "metadata",
        template.fill(onTheWeb ? "linked" : "plain", "url", release.metadata()).stripTrailing());
  }

  private String operation(OfferedOperation operation) {
    return template.fill(
        "operation",
        "name",
        operation.name(),
        "request",
        (operation.method() + " " + operation.path()).strip(),
        "description",
        operation.description());
  }

  /** A section with a row for each item; none without items. */
  private <T> String section(
      String part, ListedProvider provider, List<T> items, Function<T, String> row) {
    if (items.isEmpty()) {
      return "";
    }
    return template.fill(part, "name", provider.displayName(), "rows", rows.of(items, row));
  }
}
