package io.github.providerkit.start;

import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.tree.FoundProvider;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts a project with what lies in a directory or below it, or with nothing but a kind. */
public final class ProjectStart {
  static final String EXAMPLE_GROUP = "com.example";
  private static final String FIRST_VERSION = "0.1.0";

  private ProjectStart() {}

  /**
   * What to start.
   *
   * @param directory the project's directory
   * @param formats the registered formats
   * @param manifest the manifest that the user named; empty to find one
   * @param kind what to begin where there is no manifest
   * @param given the coordinates that the user named
   * @param project those of a POM that is there; all empty when there is none
   * @param ci the service that builds the project; empty for none
   * @param pluginVersion this plugin's own version
   * @param excludes slash paths of directories in which no manifest is looked for
   * @param check whether to say what is missing, and to write nothing
   */
  public record Request(
      Path directory,
      List<ProviderFormat> formats,
      Optional<Path> manifest,
      Optional<String> kind,
      Names given,
      Names project,
      Optional<String> ci,
      String pluginVersion,
      Set<String> excludes,
      boolean check) {}

  /** Coordinates, as far as they are known. */
  public record Names(
      Optional<String> groupId, Optional<String> artifactId, Optional<String> version) {
    /** Nothing. */
    public static final Names NONE =
        new Names(Optional.empty(), Optional.empty(), Optional.empty());

    private Names or(Names other) {
      return new Names(
          groupId.or(other::groupId), artifactId.or(other::artifactId), version.or(other::version));
    }
  }

  /**
   * What was done.
   *
   * @param files each file, in the order in which they were looked at
   * @param leftOut manifests in a tree that get no POM, with the reason
   * @param findings what is not as it should be: all of it where nothing may be written, else what
   *     only the author can put right
   * @param next what the user does next, a line each
   */
  public record Result(
      List<StartedFile> files, List<String> leftOut, List<String> findings, List<String> next) {}

  /**
   * Writes what is missing. Everything is decided before the first file is written.
   *
   * @throws ProviderException if there is nothing to start with, a name is no coordinate, or a file
   *     cannot be written
   */
  public static Result run(Request request) throws ProviderException {
    Optional<CiFile> ci = Optional.empty();
    if (request.ci().isPresent()) {
      ci = Optional.of(CiFile.of(request.ci().get()));
    }
    Optional<NewManifest> wanted = Optional.empty();
    if (request.kind().isPresent()) {
      wanted = Optional.of(NewManifest.of(request.kind().get()));
    }
    Optional<FoundProvider> found =
        FoundProvider.in(request.directory(), request.manifest(), request.formats());
    Optional<FoundCode> code =
        found.isEmpty() ? FoundCode.in(request.directory()) : Optional.empty();
    if (found.isEmpty() && wanted.isEmpty()) {
      Optional<Result> tree = TreeStart.run(request);
      if (tree.isPresent()) {
        return tree.get();
      }
      wanted = code.map(NewManifest::of);
    }
    if (found.isEmpty() && wanted.isEmpty()) {
      throw ProviderException.user(
          "expected a manifest in %s or a kind to begin with, found neither"
              .formatted(request.directory()),
          "choose what to begin with -Dprovider.init.kind=KIND: " + NewManifest.choices());
    }
    Names names = request.given().or(request.project());
    Coordinates coordinates =
        found.isPresent() ? of(found.get(), request) : fresh(names, request.directory());
    Map<String, String> texts = new LinkedHashMap<>();
    if (found.isEmpty()) {
      wanted = Optional.of(wanted.get().with(code));
      texts.putAll(wanted.get().files(coordinates));
    }
    texts.put(
        Pom.NAME,
        Pom.text(coordinates, found.flatMap(FoundProvider::unusualPlace), request.pluginVersion()));
    CiNeeds needs =
        CiNeeds.of(request.directory(), found.map(FoundProvider::home).orElse(request.directory()));
    ci.ifPresent(file -> texts.put(file.path(), file.text(needs)));
    if (request.check()) {
      return checked(request.directory(), texts.keySet());
    }
    List<StartedFile> files = new ArrayList<>();
    found.ifPresent(
        provider -> files.add(new StartedFile(provider.shownAs(), StartedFile.Outcome.KEPT)));
    StartFiles writer = new StartFiles(request.directory());
    for (Map.Entry<String, String> text : texts.entrySet()) {
      files.add(writer.add(text.getKey(), text.getValue()));
    }
    files.add(writer.ignoreTarget());
    return new Result(files, List.of(), List.of(), next(found.isPresent(), wanted, names));
  }

  private static Result checked(Path directory, Set<String> names) {
    List<String> missing =
        names.stream()
            .filter(name -> !Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS))
            .map(name -> "missing: " + name)
            .toList();
    return new Result(List.of(), List.of(), missing, List.of());
  }

  /** The coordinates of a provider that is there. */
  private static Coordinates of(FoundProvider found, Request request) throws ProviderException {
    Names given = request.given();
    Names project = request.project();
    String group =
        given
            .groupId()
            .or(() -> Coordinates.group(found))
            .or(project::groupId)
            .orElseThrow(() -> unknown(found, "groupId", "a source or repository to name it by"));
    String artifact =
        given
            .artifactId()
            .or(found::name)
            .or(project::artifactId)
            .orElseThrow(() -> unknown(found, "artifactId", "a name"));
    String version =
        given
            .version()
            .or(found::version)
            .or(project::version)
            .orElseThrow(() -> unknown(found, "version", "a version"));
    if (given.version().isPresent() && found.version().isPresent()) {
      ReleaseVersion ofBuild = new ReleaseVersion(given.version(), ReleaseVersion.Policy.STRICT);
      String ofManifest = found.version().get();
      if (!ofBuild.agreesWith(ofManifest)) {
        throw ProviderException.user(
            "provider.init.version: expected %s as in %s, found \"%s\""
                .formatted(ofManifest, found.shownAs(), version),
            "change the version in %s, or leave out -Dprovider.init.version"
                .formatted(found.shownAs()));
      }
    }
    return new Coordinates(group, artifact, version).checked();
  }

  private static ProviderException unknown(FoundProvider found, String what, String expected) {
    return ProviderException.user(
        "%s: expected %s, found none".formatted(found.shownAs(), expected),
        "name the %s with -Dprovider.init.%s=…".formatted(what, what));
  }

  /** The coordinates of a provider that is about to begin. */
  private static Coordinates fresh(Names names, Path directory) throws ProviderException {
    return new Coordinates(
            names.groupId().orElse(EXAMPLE_GROUP),
            names.artifactId().orElseGet(() -> nameOf(directory)),
            names.version().orElse(FIRST_VERSION))
        .checked();
  }

  /** A directory's name with what a source has no place for replaced; may be empty. */
  static String nameOf(Path directory) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    return name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static List<String> next(boolean found, Optional<NewManifest> wanted, Names names) {
    List<String> next = new ArrayList<>();
    wanted
        .flatMap(NewManifest::code)
        .map(
            code ->
                "code in %s (%s): begun as kind %s; delete %s and name another with -Dprovider.init.kind=KIND where it is one"
                    .formatted(
                        code.language().title(),
                        code.sign(),
                        wanted.get().kind().word(),
                        NewManifest.NAME))
        .ifPresent(next::add);
    if (!found && names.groupId().isEmpty()) {
      next.add(
          "change %s and the source in %s to names of your own"
              .formatted(EXAMPLE_GROUP, NewManifest.NAME));
    }
    if (!found) {
      wanted.flatMap(NewManifest::missing).ifPresent(next::add);
    }
    next.add("next: mvn package");
    return next;
  }
}
