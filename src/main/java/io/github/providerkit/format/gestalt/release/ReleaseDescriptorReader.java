package io.github.providerkit.format.gestalt.release;

import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.ANYTHING;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;
import static io.github.providerkit.manifest.shape.Shape.Leaf.WHOLE;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor.Artifact;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.SemanticVersion;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.ShapeChange;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads {@code provider-release.yaml} and refuses what the server refuses ({@code
 * docs/spec/gestalt-lock.md} section 3), and a digest that no archive can have.
 */
public final class ReleaseDescriptorReader {
  private static final Shape.Struct SHAPE =
      Shape.Struct.of(
          of("schema", TEXT),
          of("schemaVersion", WHOLE),
          of("package", TEXT),
          of("kind", TEXT),
          of("version", TEXT),
          of("runtime", TEXT),
          of("artifacts", new MapOf(Shape.Struct.of(of("path", TEXT), of("sha256", TEXT)), false)));

  private static final Shape.Struct OF_TODAY =
      ShapeChange.of(SHAPE).with("", "", of("staticValidation", ANYTHING)).shape();

  private static final Pattern TARGET = Pattern.compile("[^/]+/[^/]+");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Map<String, String> RUNTIMES =
      Map.of("executable", "any kind but ui", "declarative", "plugin", "ui", "ui");

  private final StrictYaml yaml;
  private final Generation generation;

  private ReleaseDescriptorReader(StrictYaml yaml, Generation generation) {
    this.yaml = yaml;
    this.generation = generation;
  }

  /**
   * Reads metadata of any generation; those of today's say what a server has to know of the
   * manifest.
   *
   * @param name what messages call it
   * @throws ProviderException with the first thing that is wrong
   */
  public static ReleaseDescriptor readAny(String name, byte[] bytes) throws ProviderException {
    StrictYaml yaml = StrictYaml.read(name, bytes, OF_TODAY);
    boolean today = yaml.root().get("staticValidation").isPresent();
    return new ReleaseDescriptorReader(yaml, today ? Generations.APP : Generations.MAY).read();
  }

  /**
   * Reads metadata as a server of May 2026 does.
   *
   * @param name what messages call it
   * @throws ProviderException with the first thing that is wrong
   */
  public static ReleaseDescriptor read(String name, byte[] bytes) throws ProviderException {
    StrictYaml yaml = StrictYaml.read(name, bytes, SHAPE);
    return new ReleaseDescriptorReader(yaml, Generations.MAY).read();
  }

  private ReleaseDescriptor read() throws ProviderException {
    Value root = yaml.root();
    yaml.require(
        root.get("schema"),
        ReleaseDescriptor.SCHEMA.equals(root.get("schema").text()),
        "expected " + ReleaseDescriptor.SCHEMA,
        null);
    Value schemaVersion = root.get("schemaVersion");
    yaml.require(
        schemaVersion,
        schemaVersion.whole() == ReleaseDescriptor.SCHEMA_VERSION,
        "expected " + ReleaseDescriptor.SCHEMA_VERSION,
        "it was made by another generation of tools");
    Value name = root.get("package");
    var breach = SourceName.breach(GoText.trim(name.text()));
    yaml.require(
        name,
        breach.isEmpty(),
        "expected " + breach.map(b -> b.expected()).orElse(""),
        breach.map(b -> b.hint()).orElse(null));
    Value version = root.get("version");
    yaml.require(
        version,
        SemanticVersion.isValid(GoText.trim(version.text())),
        "expected a semantic version of three numbers",
        SemanticVersion.hint(version.text()));
    Kind kind = kind(root.get("kind"));
    String runtime = runtime(root.get("runtime"), kind);
    return new ReleaseDescriptor(
        name.text(), kind, version.text(), runtime, artifacts(root.get("artifacts")));
  }

  private Kind kind(Value value) throws ProviderException {
    Optional<Kind> kind = generation.kindOf(value.text());
    yaml.require(
        value,
        kind.isPresent(),
        "expected a kind of provider that the server knows, such as plugin or ui",
        "app".equals(value.text())
            ? "it was made for a newer server, which calls plugins so"
            : null);
    return kind.orElseThrow();
  }

  private String runtime(Value value, Kind kind) throws ProviderException {
    String runtime = value.text();
    yaml.require(
        value, RUNTIMES.containsKey(runtime), "expected executable, declarative or ui", null);
    boolean fits =
        switch (runtime) {
          case "executable" -> kind != Kind.UI;
          case "declarative" -> kind == Kind.PLUGIN;
          default -> kind == (generation.made().assets() ? Kind.PLUGIN : Kind.UI);
        };
    yaml.require(
        value,
        fits,
        "expected a runtime for kind " + generation.wordOf(kind),
        runtime + " is for " + RUNTIMES.get(runtime));
    return runtime;
  }

  private SortedMap<String, Artifact> artifacts(Value value) throws ProviderException {
    yaml.require(value, !value.entries().isEmpty(), "expected at least one archive", null);
    SortedMap<String, Artifact> artifacts = new TreeMap<>(ByteOrder.OF_TEXT);
    for (Map.Entry<String, Value> entry : value.entries().entrySet()) {
      Value artifact = entry.getValue();
      String target = entry.getKey();
      yaml.require(
          artifact,
          target.equals(ReleaseDescriptor.GENERIC) || TARGET.matcher(target).matches(),
          "expected the target generic or os/arch",
          target.split("/").length == 3 ? "the server knows no C library in a target" : null);
      Value path = artifact.get("path");
      yaml.require(path, !GoText.isBlank(path.text()), "expected the archive's path or URL", null);
      Value digest = artifact.get("sha256");
      yaml.require(
          digest,
          DIGEST.matcher(GoText.trim(digest.text())).matches(),
          "expected the archive's SHA-256 digest, 64 digits in lower case and nothing before them",
          null);
      artifacts.put(target, new Artifact(path.text(), digest.text()));
    }
    return artifacts;
  }
}
