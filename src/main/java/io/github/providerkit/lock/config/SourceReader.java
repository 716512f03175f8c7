package io.github.providerkit.lock.config;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.PlainUrl;
import io.github.providerkit.transfer.WebUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code source} of a provider ({@code docs/spec/gestalt-lock.md} section 2). */
final class SourceReader {
  private static final String RELEASE_FILE = "provider-release.yaml";
  private static final String MAVEN = "mvn:";
  private static final List<String> FORMS = List.of("url", "path", "package", "githubRelease");
  private static final Set<String> FIELDS =
      Set.of("url", "path", "package", "githubRelease", "repo", "version", "auth");

  private static final List<String> RELEASE_FIELDS = List.of("repo", "tag", "asset");

  /** What GitHub allows in names; nothing that would lead elsewhere in a URL. */
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*/(?!\\.{1,2}$)[A-Za-z0-9._-]+");

  private final ServerGeneration server;
  private final Slot slot;
  private final List<String> place;
  private final ConfigPlaces places;
  private final SecretValues secrets;

  SourceReader(
      ServerGeneration server,
      Slot slot,
      List<String> entry,
      ConfigPlaces places,
      SecretValues secrets) {
    this.secrets = secrets;
    this.server = server;
    this.slot = slot;
    this.place = new ArrayList<>(entry);
    this.place.add("source");
    this.places = places;
  }

  /** A source with what its server wants to see, and whether user info was taken out of its URL. */
  record Read(Source source, Optional<Login> login, boolean rewritten) {}

  /** Whether a text names something that is no file. */
  static boolean isRemote(String source) {
    String text = source.strip().toLowerCase(Locale.ROOT);
    return text.contains("://")
        || text.startsWith(MAVEN)
        || text.startsWith("git+")
        || List.of("http:", "https:", "ssh:", "file:", "ftp:", "ftps:").stream()
            .anyMatch(text::startsWith);
  }

  /** Empty where the source is one of the server's own. */
  Optional<Read> read(Map<String, Object> fields) throws ProviderException {
    Object source = fields.get("source");
    if (source instanceof String text) {
      return text.isBlank() ? missing() : scalar(text.strip());
    }
    if (source == null) {
      return missing();
    }
    if (!(source instanceof Map<?, ?>)) {
      throw mistake("expected a URL, a path or a map, found another value", null);
    }
    return Optional.of(map(ConfigMerge.map(source)));
  }

  private Optional<Read> missing() throws ProviderException {
    if (slot == Slot.SECRETS || slot == Slot.TELEMETRY || slot == Slot.AUDIT) {
      return Optional.empty();
    }
    throw mistake("expected where the provider comes from, found nothing", null);
  }

  private Optional<Read> scalar(String text) throws ProviderException {
    if (slot.isBuiltin(text)) {
      return Optional.empty();
    }
    return Optional.of(isRemote(text) ? url(text, Optional.empty()) : path(text));
  }

  private Read map(Map<String, Object> source) throws ProviderException {
    for (String form : server.unpinnable()) {
      if (source.get(form) != null) {
        throw mistake(
            form + ": expected a source whose release can be found here, found another one",
            "name the release by url, package or mvn: coordinates, or lock with the server's own"
                + " tool");
      }
    }
    for (String field : source.keySet()) {
      if (!FIELDS.contains(field)) {
        throw mistake(
            "expected a known key, found \"" + field + "\"", Names.hint(field, FIELDS, Map.of()));
      }
    }
    List<String> forms =
        FORMS.stream().filter(f -> source.get(f) != null && !"".equals(source.get(f))).toList();
    if (forms.size() != 1) {
      throw mistake(
          "expected one of url, path, package and githubRelease, found "
              + (forms.isEmpty() ? "none" : String.join(" and ", forms)),
          null);
    }
    Optional<Login> login =
        source.get("auth") == null
            ? Optional.empty()
            : new SourceLogin(place, places, secrets).read(source.get("auth"));
    return switch (forms.get(0)) {
      case "url" -> url(text(source, "url"), login);
      case "path" -> path(text(source, "path"));
      case "package" -> indexed(source, login);
      default -> gitHub(ConfigMerge.map(source.get("githubRelease")), login);
    };
  }

  private Read url(String url, Optional<Login> login) throws ProviderException {
    if (url.startsWith(MAVEN)) {
      return new Read(new Source.Maven(url.substring(MAVEN.length()).strip()), login, false);
    }
    if (url.startsWith("git+")) {
      throw mistake("expected the URL of release metadata, found a git+ source", null);
    }
    PlainUrl plain = PlainUrl.of(url);
    try {
      WebUrl.of(plain.plain());
    } catch (ProviderException e) {
      String hint =
          "the server takes no URL but of release metadata; for a file write its path, and name it "
              + RELEASE_FILE;
      throw mistake(e.getMessage(), e.hint() == null ? hint : e.hint());
    }
    return new Read(new Source.Metadata(plain), login.or(plain::login), !plain.secrets().isEmpty());
  }

  private Read path(String path) throws ProviderException {
    Path file = SlashPath.anywhere(Path.of(""), path).orElse(Path.of(""));
    Path name = file.getFileName();
    if (name == null || !name.toString().equals(RELEASE_FILE)) {
      throw mistake(
          "expected a file named "
              + RELEASE_FILE
              + ", found "
              + (name == null || name.toString().isEmpty() ? Shown.text(path) : name),
          "the server builds any other file from source, which cannot be pinned; package it first"
              + " and name target/provider/release/"
              + RELEASE_FILE);
    }
    return new Read(new Source.Local(file), Optional.empty(), false);
  }

  private Read indexed(Map<String, Object> source, Optional<Login> login) throws ProviderException {
    String address = text(source, "package");
    var breach = SourceName.breach(address);
    if (breach.isPresent()) {
      throw mistake(
          "package: expected "
              + breach.get().expected()
              + ", found \""
              + Shown.text(address)
              + "\"",
          breach.get().hint());
    }
    String repository = text(source, "repo");
    if (!repository.isEmpty() && !EntryReader.REPOSITORY_NAME.matcher(repository).matches()) {
      throw mistake(
          "repo: expected a name of "
              + EntryReader.REPOSITORIES
              + ", found \""
              + Shown.text(repository)
              + "\"",
          null);
    }
    return new Read(new Source.Indexed(address, text(source, "version"), repository), login, false);
  }

  private Read gitHub(Map<String, Object> release, Optional<Login> login) throws ProviderException {
    for (String field : release.keySet()) {
      if (!RELEASE_FIELDS.contains(field)) {
        throw mistake(
            "githubRelease: expected a known key, found \"" + Shown.text(field) + "\"",
            Names.hint(field, RELEASE_FIELDS, Map.of()));
      }
    }
    for (String field : RELEASE_FIELDS) {
      if (text(release, field).isEmpty()) {
        throw mistake("githubRelease." + field + ": expected a text, found nothing", null);
      }
    }
    String repository = text(release, "repo");
    if (!REPOSITORY.matcher(repository).matches()) {
      throw mistake(
          "githubRelease.repo: expected owner/name, found \"" + Shown.text(repository) + "\"",
          null);
    }
    return new Read(
        new Source.GitHub(repository, text(release, "tag"), text(release, "asset")), login, false);
  }

  /** A version such as 1.2 may be a number in YAML. */
  private String text(Map<String, Object> fields, String name) throws ProviderException {
    Object value = fields.get(name);
    if (value instanceof Map || value instanceof List) {
      throw mistake(name + ": expected a text, found " + PlainTree.words(value), null);
    }
    return ConfigMerge.text(value).strip();
  }

  private ProviderException mistake(String message, @Nullable String hint) {
    return places.mistake(place, message, hint);
  }
}
