package io.github.providerkit.lock.resolve;

import io.github.providerkit.format.gestalt.release.StrictYaml;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an index says, for those who show it ({@code docs/spec/gestalt-lock.md} section 4).
 *
 * @param packages by their names, in the order of the index
 */
public record IndexContents(Map<String, IndexedPackage> packages) {
  /**
   * A package.
   *
   * @param displayName its name for people; empty where there is none
   * @param description in its author's words; empty where there are none
   * @param latest the version that a server takes which asks for none; empty where all are yanked
   * @param versions the newest first
   */
  public record IndexedPackage(
      String displayName, String description, Optional<String> latest, List<Release> versions) {}

  /**
   * A version.
   *
   * @param version as written
   * @param metadata path from the index, or URL
   * @param kind of provider, in its generation's word
   * @param runtime how a server runs it
   * @param platforms what it is for
   * @param yanked whether it is not to be taken any more
   */
  public record Release(
      String version,
      String metadata,
      String kind,
      String runtime,
      List<String> platforms,
      boolean yanked) {}

  /**
   * Reads an index.
   *
   * @throws ProviderException if it is none that the server takes
   */
  public static IndexContents read(Path file) throws ProviderException {
    String name = file.getFileName().toString();
    byte[] bytes = ReleaseFinder.bytes(file);
    ProviderIndex index = ProviderIndex.read(name, bytes);
    Value packages = StrictYaml.read(name, bytes, ProviderIndex.SHAPE).root().get("packages");
    Map<String, IndexedPackage> contents = new LinkedHashMap<>();
    for (Map.Entry<String, List<ProviderIndex.Version>> entry : index.packages().entrySet()) {
      Value fields = Objects.requireNonNull(packages.entries().get(entry.getKey()));
      contents.put(entry.getKey(), contents(fields, entry.getValue()));
    }
    return new IndexContents(contents);
  }

  private static IndexedPackage contents(Value fields, List<ProviderIndex.Version> versions)
      throws ProviderException {
    List<Release> releases = new ArrayList<>();
    List<ProviderIndex.Version> newestFirst =
        versions.stream()
            .sorted(Comparator.comparing(ProviderIndex.Version::version).reversed())
            .toList();
    for (ProviderIndex.Version version : newestFirst) {
      Value release = Objects.requireNonNull(fields.get("versions").entries().get(version.text()));
      releases.add(
          new Release(
              version.text(),
              version.metadata(),
              release.get("kind").text().strip(),
              release.get("runtime").text().strip(),
              release.get("platforms").items().stream().map(Value::text).distinct().toList(),
              version.yanked()));
    }
    boolean allYanked = versions.stream().allMatch(ProviderIndex.Version::yanked);
    Optional<String> latest =
        allYanked ? Optional.empty() : Optional.of(ProviderIndex.select("", versions, "").text());
    return new IndexedPackage(
        fields.get("displayName").text().strip(),
        fields.get("description").text().strip(),
        latest,
        List.copyOf(releases));
  }
}
