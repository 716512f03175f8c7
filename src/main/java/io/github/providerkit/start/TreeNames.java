package io.github.providerkit.start;

import static java.util.stream.Collectors.counting;

import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.pom.PomText;
import io.github.providerkit.tree.FoundProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The coordinates of the providers in a tree, and of the POM at its top. */
final class TreeNames {
  private static final String SNAPSHOT = "-SNAPSHOT";
  private static final String FIRST_VERSION = "1";

  private final ProjectStart.Names given;
  private final Map<FoundProvider, PomText> there;
  private final boolean begun;
  private final Map<FoundProvider, String> artifacts = new LinkedHashMap<>();

  /**
   * Finds a name for each provider.
   *
   * @param directories each provider's directory from the top
   * @param there the POMs that some have: their names stay
   * @param begun whether there is a POM at the top: then new ones are of its group
   * @throws ProviderException if one has no name that Maven can take
   */
  TreeNames(
      ProjectStart.Request request,
      Map<FoundProvider, String> directories,
      Map<FoundProvider, PomText> there,
      boolean begun)
      throws ProviderException {
    this.given = request.given();
    this.there = there;
    this.begun = begun;
    Set<String> taken = new HashSet<>();
    there.forEach(
        (provider, pom) ->
            pom.value("project/artifactId")
                .ifPresent(
                    name -> {
                      taken.add(name);
                      artifacts.put(provider, name);
                    }));
    List<FoundProvider> fresh = new ArrayList<>(directories.keySet());
    fresh.removeAll(artifacts.keySet());
    List<String> wanted = fresh.stream().flatMap(one -> one.name().stream()).toList();
    UniqueNames unique = new UniqueNames(taken, wanted);
    for (FoundProvider provider : fresh) {
      String name =
          unique
              .choose(provider.names(Objects.requireNonNull(directories.get(provider))))
              .orElseThrow(
                  () ->
                      ProviderException.user(
                          provider.shownAs() + ": found no name that no other provider has",
                          "write a pom.xml beside it by hand"));
      artifacts.put(provider, name);
    }
  }

  /**
   * A provider's coordinates.
   *
   * @param parent the POM at the top, whose group those have that do not know their own
   * @throws ProviderException if they cannot be coordinates
   */
  Coordinates of(FoundProvider provider, Coordinates parent) throws ProviderException {
    String version =
        provider
            .version()
            .orElseThrow(
                () ->
                    ProviderException.user(
                        provider.shownAs() + ": expected a version, found none",
                        "write one, such as version: 0.1.0"));
    Optional<PomText> pom = Optional.ofNullable(there.get(provider));
    Optional<String> leading =
        pom.flatMap(text -> text.value("project/version"))
            .filter(own -> own.endsWith(SNAPSHOT) || sameAs(version, own));
    String group =
        given
            .groupId()
            .or(() -> pom.flatMap(TreeNames::group))
            .or(() -> begun ? Optional.empty() : Coordinates.group(provider))
            .orElse(parent.groupId());
    try {
      String artifact = Objects.requireNonNull(artifacts.get(provider));
      return new Coordinates(group, artifact, leading.orElse(version)).checked();
    } catch (ProviderException e) {
      throw e.about(provider.shownAs());
    }
  }

  private static Optional<String> group(PomText pom) {
    return pom.value("project/groupId").or(() -> pom.value("project/parent/groupId"));
  }

  private static boolean sameAs(String ofManifest, String ofPom) {
    return new ReleaseVersion(Optional.of(ofPom), ReleaseVersion.Policy.STRICT)
        .agreesWith(ofManifest);
  }

  /**
   * The coordinates of a new POM at the top.
   *
   * @throws ProviderException if they cannot be coordinates
   */
  Coordinates top(Path root) throws ProviderException {
    String group =
        given
            .groupId()
            .or(() -> most(artifacts.keySet().stream().flatMap(p -> Coordinates.group(p).stream())))
            .orElse(ProjectStart.EXAMPLE_GROUP);
    String name =
        given
            .artifactId()
            .or(() -> most(artifacts.keySet().stream().flatMap(p -> p.repository().stream())))
            .orElseGet(() -> ProjectStart.nameOf(root));
    boolean taken = artifacts.containsValue(name);
    return new Coordinates(
            group, taken ? name + "-parent" : name, given.version().orElse(FIRST_VERSION))
        .checked();
  }

  /** What is there most often; of several, the first. */
  private static Optional<String> most(Stream<String> texts) {
    Map<String, Long> counts =
        texts.collect(Collectors.groupingBy(text -> text, LinkedHashMap::new, counting()));
    Optional<Map.Entry<String, Long>> most = Optional.empty();
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      if (most.isEmpty() || entry.getValue() > most.get().getValue()) {
        most = Optional.of(entry);
      }
    }
    return most.map(Map.Entry::getKey);
  }
}
