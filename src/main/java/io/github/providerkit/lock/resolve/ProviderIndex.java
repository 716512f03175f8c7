package io.github.providerkit.lock.resolve;

import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.FLAG;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;
import static io.github.providerkit.manifest.shape.Shape.Leaf.WHOLE;

import io.github.providerkit.format.gestalt.release.StrictYaml;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code provider-index.yaml} ({@code docs/spec/gestalt-lock.md} section 4).
 *
 * @param packages versions by package
 */
public record ProviderIndex(Map<String, List<Version>> packages) {
  /** What its field {@code schema} says. */
  public static final String SCHEMA = "gestaltd-provider-index";

  /** The largest index that the server reads, in bytes. */
  static final int MOST_BYTES = 10 << 20;

  /** Its fields. */
  static final Shape.Struct SHAPE =
      Shape.Struct.of(
          of("schema", TEXT),
          of("schemaVersion", WHOLE),
          of(
              "packages",
              new MapOf(
                  Shape.Struct.of(
                      of("displayName", TEXT),
                      of("description", TEXT),
                      of(
                          "versions",
                          new MapOf(
                              Shape.Struct.of(
                                  of("metadata", TEXT),
                                  of("kind", TEXT),
                                  of("runtime", TEXT),
                                  of("platforms", new ListOf(TEXT)),
                                  of("yanked", FLAG)),
                              false))),
                  false)));

  private static final Pattern EXACT =
      Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?");

  /**
   * A version of a package.
   *
   * @param text as written
   * @param version its meaning
   * @param metadata path or URL of its release metadata
   * @param yanked whether it is not to be taken any more
   */
  public record Version(String text, LooseVersion version, String metadata, boolean yanked) {}

  /**
   * Reads an index.
   *
   * @param name what messages call it
   * @throws ProviderException if it is none that the server takes
   */
  static ProviderIndex read(String name, byte[] bytes) throws ProviderException {
    StrictYaml yaml = StrictYaml.read(name, bytes, SHAPE);
    Value root = yaml.root();
    yaml.require(
        root.get("schema"), SCHEMA.equals(root.get("schema").text()), "expected " + SCHEMA, null);
    yaml.require(
        root.get("schemaVersion"), root.get("schemaVersion").whole() == 1, "expected 1", null);
    Map<String, List<Version>> packages = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : root.get("packages").entries().entrySet()) {
      packages.put(entry.getKey(), versions(yaml, entry.getValue().get("versions")));
    }
    return new ProviderIndex(packages);
  }

  private static List<Version> versions(StrictYaml yaml, Value versions) throws ProviderException {
    yaml.require(versions, !versions.entries().isEmpty(), "expected at least one version", null);
    List<Version> found = new ArrayList<>();
    for (Map.Entry<String, Value> entry : versions.entries().entrySet()) {
      Value fields = entry.getValue();
      Optional<LooseVersion> version = LooseVersion.parse(entry.getKey());
      yaml.require(fields, version.isPresent(), "expected a semantic version as key", null);
      for (String field : List.of("metadata", "kind", "runtime")) {
        yaml.require(
            fields.get(field), !fields.get(field).text().isBlank(), "expected a text", null);
      }
      found.add(
          new Version(
              entry.getKey(),
              version.orElseThrow(),
              fields.get("metadata").text().strip(),
              fields.get("yanked").flag()));
    }
    return List.copyOf(found);
  }

  /**
   * The version to take: the newest that fits and is not yanked. Without a constraint a preview is
   * taken only where there is nothing else; a yanked version only where it is named exactly.
   *
   * @throws ProviderException if none fits
   */
  static Version select(String address, List<Version> versions, String constraint)
      throws ProviderException {
    List<Version> newestFirst =
        versions.stream().sorted(Comparator.comparing(Version::version).reversed()).toList();
    Optional<Version> selected = Optional.empty();
    if (constraint.isEmpty()) {
      List<Version> offered = newestFirst.stream().filter(v -> !v.yanked()).toList();
      selected =
          offered.stream()
              .filter(v -> v.version().preRelease().isEmpty())
              .findFirst()
              .or(() -> offered.stream().findFirst());
    } else {
      VersionConstraint parsed = VersionConstraint.parse(constraint);
      boolean exact = EXACT.matcher(constraint).matches();
      selected =
          newestFirst.stream()
              .filter(v -> !v.yanked() || (exact && v.text().equals(constraint)))
              .filter(v -> parsed.accepts(v.version()))
              .findFirst();
    }
    return selected.orElseThrow(() -> nothingFits(address, newestFirst, constraint));
  }

  private static ProviderException nothingFits(
      String address, List<Version> versions, String constraint) {
    List<String> known =
        versions.stream().limit(8).map(v -> v.text() + (v.yanked() ? " (yanked)" : "")).toList();
    return ProviderException.user(
        "expected a version of "
            + address
            + (constraint.isEmpty() ? "" : " that fits \"" + constraint + "\"")
            + ", found "
            + String.join(", ", known),
        null);
  }
}
