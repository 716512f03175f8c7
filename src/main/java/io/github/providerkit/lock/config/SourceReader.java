package io.github.providerkit.lock.config;

import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the field {@code source} of a provider ({@code docs/spec/gestalt-lock.md} section 2). */
final class SourceReader {
  private static final String RELEASE_FILE = "provider-release.yaml";
  private static final String MAVEN = "mvn:";
  private static final List<String> FORMS = List.of("url", "path", "package", "githubRelease");
  private static final Set<String> FIELDS =
      Set.of("url", "path", "package", "githubRelease", "repo", "version", "auth");

  private final Slot slot;
  private final List<String> place;
  private final ConfigPlaces places;

  SourceReader(Slot slot, List<String> entry, ConfigPlaces places) {
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
      throw mistake("expected a URL, a path or a map, found " + PlainTree.words(source), null);
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
    Optional<Login> login = login(source.get("auth"));
    return switch (forms.get(0)) {
      case "url" -> url(text(source, "url"), login);
      case "path" -> path(text(source, "path"));
      case "package" -> indexed(source, login);
      default -> gitHub(ConfigMerge.map(source.get("githubRelease")), login);
    };
  }

  private Optional<Login> login(Object auth) throws ProviderException {
    if (auth == null) {
      return Optional.empty();
    }
    Map<String, Object> fields = ConfigMerge.map(auth);
    for (String field : fields.keySet()) {
      if (!field.equals("token")) {
        throw mistake(
            "auth: expected the key token alone, found \"" + field + "\"",
            "a name and password belong into a <server> of settings.xml, with the host as its id");
      }
    }
    if (text(fields, "token").isEmpty()) {
      throw mistake("auth.token: expected a token, found nothing", null);
    }
    return Optional.of(Login.bearer(text(fields, "token")));
  }

  private Read url(String url, Optional<Login> login) throws ProviderException {
    if (url.startsWith(MAVEN)) {
      return new Read(new Source.Maven(url.substring(MAVEN.length()).strip()), login, false);
    }
    if (url.startsWith("git+")) {
      throw mistake("expected the URL of release metadata, found a git+ source", null);
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw mistake("expected a URL, found a text that is none: " + e.getReason(), null);
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw mistake(
          "expected an absolute http or https URL of release metadata, found the scheme \""
              + uri.getScheme()
              + "\"",
          "the server takes no other; for a file write its path, and name it " + RELEASE_FILE);
    }
    if (uri.getRawUserInfo() == null) {
      return new Read(new Source.Metadata(url), login, false);
    }
    String plain = url.replaceFirst("//[^/@]*@", "//");
    Login basic = Login.basic(uri.getUserInfo());
    return new Read(new Source.Metadata(plain), Optional.of(login.orElse(basic)), true);
  }

  private Read path(String path) throws ProviderException {
    Path file = Path.of(path);
    if (!file.getFileName().toString().equals(RELEASE_FILE)) {
      throw mistake(
          "expected a file named " + RELEASE_FILE + ", found " + file.getFileName(),
          "the server builds any other file from source, which cannot be pinned; package it first and"
              + " name target/provider/release/"
              + RELEASE_FILE);
    }
    return new Read(new Source.Local(file), Optional.empty(), false);
  }

  private Read indexed(Map<String, Object> source, Optional<Login> login) throws ProviderException {
    String address = text(source, "package");
    var breach = SourceName.breach(address);
    if (breach.isPresent()) {
      throw mistake(
          "package: expected " + breach.get().expected() + ", found \"" + address + "\"",
          breach.get().hint());
    }
    return new Read(
        new Source.Indexed(address, text(source, "version"), text(source, "repo")), login, false);
  }

  private Read gitHub(Map<String, Object> release, Optional<Login> login) throws ProviderException {
    for (String field : List.of("repo", "tag", "asset")) {
      if (text(release, field).isEmpty()) {
        throw mistake("githubRelease." + field + ": expected a text, found nothing", null);
      }
    }
    String repository = text(release, "repo");
    if (repository.split("/", -1).length != 2 || repository.matches("/.*|.*/")) {
      throw mistake("githubRelease.repo: expected owner/name, found \"" + repository + "\"", null);
    }
    return new Read(
        new Source.GitHub(repository, text(release, "tag"), text(release, "asset")), login, false);
  }

  /** A version such as 1.2 may be a number in YAML. */
  private static String text(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    return value instanceof Map || value instanceof List
        ? PlainTree.words(value)
        : Objects.toString(value, "").strip();
  }

  private ProviderException mistake(String message, String hint) {
    return places.mistake(place, message, hint);
  }
}
