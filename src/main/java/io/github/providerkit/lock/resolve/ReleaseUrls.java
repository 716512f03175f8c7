package io.github.providerkit.lock.resolve;

import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.message.UrlSecrets;
import io.github.providerkit.transfer.WebUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under which URL or path an index names the metadata of a release. */
public final class ReleaseUrls {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> KNOWN = List.of("artifact", "file", "tag", "version");

  private final Optional<String> baseUrl;
  private final Optional<String> pattern;

  private ReleaseUrls(Optional<String> baseUrl, Optional<String> pattern) {
    this.baseUrl = baseUrl;
    this.pattern = pattern;
  }

  /** Below the URL of the directory that is searched; without one relative to the index. */
  public static ReleaseUrls below(Optional<String> baseUrl) {
    return new ReleaseUrls(baseUrl, Optional.empty());
  }

  /**
   * As a pattern says: {@code {tag}}, {@code {version}}, {@code {artifact}} (the Maven artifact id)
   * and {@code {file}} (the name of the metadata; that in Maven where the pattern names the
   * artifact) stand for those of the release.
   */
  public static ReleaseUrls pattern(String pattern) {
    return new ReleaseUrls(Optional.empty(), Optional.of(pattern));
  }

  /** An index is for everybody. */
  void check() throws ProviderException {
    if (baseUrl.isPresent()) {
      requirePlain("provider.index.baseUrl", baseUrl.get(), baseUrl.get());
    }
    if (pattern.isPresent()) {
      Matcher matcher = PLACEHOLDER.matcher(pattern.get());
      while (matcher.find()) {
        if (!KNOWN.contains(matcher.group(1))) {
          throw ProviderException.user(
              "provider.index.urlPattern: expected {artifact}, {file}, {tag} or {version}, found "
                  + Shown.text(matcher.group()),
              Names.hint(matcher.group(1), KNOWN, Map.of()));
        }
      }
      requirePlain("provider.index.urlPattern", pattern.get(), matcher.replaceAll("x"));
    }
  }

  private static void requirePlain(String parameter, String found, String url)
      throws ProviderException {
    WebUrl.of(url);
    if (!UrlSecrets.of(url).names().isEmpty() || url.contains("?") || url.contains("#")) {
      throw ProviderException.user(
          parameter
              + ": expected a URL without user info and parameters, found "
              + Shown.url(found),
          "it is written into the index; whoever reads that needs a login of their own");
    }
  }

  /** The URL of a release, or its path as seen from the index. */
  String of(ReleaseFinder.Found release, Path index) throws ProviderException {
    if (pattern.isPresent()) {
      return filled(pattern.get(), release);
    }
    if (baseUrl.isPresent()) {
      String relative = ReleaseReference.relative(release.directory(), release.file());
      return baseUrl.get().replaceFirst("/*$", "/") + WebUrl.ofPath(relative);
    }
    Path absolute = release.file().toAbsolutePath().normalize();
    String relative =
        WebUrl.ofPath(
            ReleaseReference.relative(Objects.requireNonNull(index.getParent()), absolute));
    return relative.startsWith("../") ? relative : "./" + relative;
  }

  private static String filled(String pattern, ReleaseFinder.Found release)
      throws ProviderException {
    boolean maven = pattern.contains("{artifact}");
    if (maven && release.artifact().isEmpty()) {
      throw ProviderException.user(
          "provider.index.urlPattern: expected releases whose Maven artifact is known, found "
              + release.file(),
          "leave {artifact} out");
    }
    String version = release.descriptor().version();
    Path file = maven ? release.maven().orElseThrow() : release.file();
    Map<String, String> values =
        Map.of(
            "artifact", release.artifact().orElse(""),
            "file", file.getFileName().toString(),
            "tag", new SourceName(release.descriptor().packageName()).releaseTag(version),
            "version", version);
    return PLACEHOLDER
        .matcher(pattern)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(WebUrl.ofPath(values.getOrDefault(found.group(1), ""))));
  }
}
