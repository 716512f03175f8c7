package io.github.providerkit.lock.resolve;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.lock.config.Source;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.Access;
import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.PlainUrl;
import io.github.providerkit.transfer.SmallFiles;
import io.github.providerkit.transfer.WebUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The provider indexes that a deployment knows; each is read once. */
public final class ProviderIndexes {
  private static final String MAVEN = "mvn:";
  private static final String ACCEPT =
      "application/yaml, application/x-yaml, text/yaml, application/octet-stream";

  private final SmallFiles files;
  private final Map<String, String> urls = new LinkedHashMap<>();
  private final Set<String> ofProject;
  private final Map<String, Login> tokens;
  private final MavenReleases maven;
  private final Map<String, ProviderIndex> read = new ConcurrentHashMap<>();

  /**
   * Creates the indexes.
   *
   * @param ofServer those that the server knows itself, URLs by name
   * @param ofProject those that the deployment names; they win
   */
  public ProviderIndexes(
      SmallFiles files, Map<String, String> ofServer, Map<String, String> ofProject) {
    this(files, ofServer, ofProject, Map.of(), MavenReleases.NONE);
  }

  /**
   * Creates the indexes.
   *
   * @param ofServer those that the server knows itself, URLs by name
   * @param ofProject those that the deployment or the user names; they win. One may be an artifact
   *     of a Maven repository, {@code mvn:group:artifact:version}
   * @param tokens logins for their servers, by name
   * @param maven finds artifacts
   */
  public ProviderIndexes(
      SmallFiles files,
      Map<String, String> ofServer,
      Map<String, String> ofProject,
      Map<String, Login> tokens,
      MavenReleases maven) {
    this.files = files;
    this.tokens = tokens;
    this.maven = maven;
    urls.putAll(ofServer);
    this.ofProject = ofProject.keySet();
    urls.putAll(ofProject);
  }

  /**
   * What an index offers.
   *
   * @param metadata URL of the release metadata, http or https
   * @param access a login for the index's server, which the metadata may need as well
   * @param yanked versions of the package that are not to be taken any more
   */
  record Choice(PlainUrl metadata, Optional<Access> access, Set<String> yanked) {}

  Choice choose(Source.Indexed source, Optional<Login> login) throws ProviderException {
    List<Choice> choices = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<ProviderException> failures = new ArrayList<>();
    for (String name : candidates(source)) {
      // A token is meant for the user's own servers, not for everybody's index.
      Optional<Login> allowed =
          login.filter(l -> name.equals(source.repository()) || ofProject.contains(name));
      try {
        String configured = Objects.requireNonNull(urls.get(name));
        Optional<MavenReleases.Found> artifact = artifact(configured);
        PlainUrl url = PlainUrl.of(artifact.isPresent() ? artifact.get().url() : configured);
        Optional<Login> own =
            allowed.or(() -> Optional.ofNullable(tokens.get(name))).or(url::login);
        Optional<Access> access = isFile(url) ? Optional.empty() : Access.of(url.plain(), own);
        List<ProviderIndex.Version> versions =
            index(url, artifact, access).packages().get(source.address());
        if (versions != null) {
          choices.add(choice(source, url.plain(), versions, access));
          names.add(name);
        }
      } catch (ProviderException e) {
        ProviderException named = e.about("the provider index " + name);
        if (e.fault() == ProviderException.Fault.USER && !source.repository().isEmpty()) {
          throw named;
        }
        failures.add(named);
      }
    }
    if (choices.size() == 1) {
      return choices.get(0);
    }
    throw choices.isEmpty()
        ? notFound(source, failures)
        : ProviderException.user(
            "expected "
                + source.address()
                + " in one provider index, found it in "
                + String.join(" and ", names),
            "choose one with source.repo");
  }

  private List<String> candidates(Source.Indexed source) throws ProviderException {
    if (source.repository().isEmpty()) {
      return List.copyOf(urls.keySet());
    }
    if (!urls.containsKey(source.repository())) {
      throw ProviderException.user(
          "repo: expected a provider index that is configured, found \""
              + source.repository()
              + "\"",
          Optional.ofNullable(Names.hint(source.repository(), urls.keySet(), Map.of()))
              .orElse("configure it in providerRepositories"));
    }
    return List.of(source.repository());
  }

  private static ProviderException notFound(
      Source.Indexed source, List<ProviderException> failures) {
    return failures.isEmpty()
        ? ProviderException.user(
            "expected the package " + source.address() + " in a provider index, found it in none",
            null)
        : failures.get(0);
  }

  private static Choice choice(
      Source.Indexed source,
      String index,
      List<ProviderIndex.Version> versions,
      Optional<Access> access)
      throws ProviderException {
    ProviderIndex.Version version =
        ProviderIndex.select(source.address(), versions, source.constraint());
    PlainUrl metadata = PlainUrl.of(WebUrl.resolve(index, version.metadata()));
    if (!ReleaseReference.isRemote(metadata.plain())) {
      throw ProviderException.user(
          "expected an http or https URL of the metadata of "
              + source.address()
              + " "
              + version.text()
              + ", found "
              + Shown.url(metadata.plain()),
          "the server reads an index from a file, but no metadata; serve both over http");
    }
    WebUrl.of(metadata.plain());
    Set<String> yanked =
        versions.stream()
            .filter(ProviderIndex.Version::yanked)
            .map(ProviderIndex.Version::text)
            .collect(Collectors.toUnmodifiableSet());
    return new Choice(metadata, access, yanked);
  }

  /** The index that lies in a Maven repository; empty for one that a URL names. */
  private Optional<MavenReleases.Found> artifact(String place) throws ProviderException {
    return place.startsWith(MAVEN)
        ? Optional.of(maven.find(place.substring(MAVEN.length()).strip()))
        : Optional.empty();
  }

  private ProviderIndex index(
      PlainUrl url, Optional<MavenReleases.Found> artifact, Optional<Access> access)
      throws ProviderException {
    ProviderIndex known = read.get(url.full());
    if (known != null) {
      return known;
    }
    byte[] bytes =
        artifact.isPresent() || isFile(url)
            ? file(artifact.isPresent() ? artifact.get().metadata().toUri() : uri(url))
            : files.get(url.full(), access, ACCEPT, ProviderIndex.MOST_BYTES);
    ProviderIndex index = ProviderIndex.read(Shown.url(url.plain()), bytes);
    read.put(url.full(), index);
    return index;
  }

  private static boolean isFile(PlainUrl url) {
    return url.full().startsWith("file:");
  }

  /** Null for what is none. */
  private static @Nullable URI uri(PlainUrl url) {
    try {
      return URI.create(url.full());
    } catch (IllegalArgumentException e) {
      // Told where it is read.
      return null;
    }
  }

  private static byte[] file(@Nullable URI url) throws ProviderException {
    try {
      Path file = url == null || url.getPath() == null ? null : Path.of(url.getPath());
      if (file != null && Files.size(file) <= ProviderIndex.MOST_BYTES) {
        return InputFile.read(file);
      }
    } catch (IOException | IllegalArgumentException e) {
      // Told below like everything else that is none.
    }
    throw ProviderException.user(
        "expected a readable provider index of at most "
            + ProviderIndex.MOST_BYTES
            + " bytes, found "
            + Shown.url(String.valueOf(url)),
        null);
  }
}
