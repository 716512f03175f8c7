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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static final Pattern TARGET = Pattern.compile("[^/]+/[^/]+");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final List<String> RUNTIMES = List.of("executable", "declarative", "ui");

  /** No server reads more. */
  private static final int MOST_BYTES = 16 << 20;

  /** What only some generations have. */
  private static final Shape.Field VALIDATION = of(ToldManifest.FIELD, ANYTHING);

  private final StrictYaml yaml;
  private final Generation generation;

  private ReleaseDescriptorReader(StrictYaml yaml, Generation generation) {
    this.yaml = yaml;
    this.generation = generation;
  }

  /**
   * Reads the file of metadata of any generation.
   *
   * @throws ProviderException with the first thing that is wrong
   * @throws IOException if it cannot be read
   */
  public static ReleaseDescriptor readAny(Path file) throws ProviderException, IOException {
    String name = file.getFileName().toString();
    if (Files.size(file) > MOST_BYTES) {
      throw ProviderException.user(
          "%s: expected at most %s bytes, found more".formatted(name, MOST_BYTES), null);
    }
    return readAny(name, Files.readAllBytes(file));
  }

  /**
   * Reads metadata of any generation: they are of the one that tells as much of the manifest.
   *
   * @param name what messages call it
   * @throws ProviderException with the first thing that is wrong
   */
  public static ReleaseDescriptor readAny(String name, byte[] bytes) throws ProviderException {
    boolean validated =
        StrictYaml.read(name, bytes, ShapeChange.of(SHAPE).with("", "", VALIDATION).shape())
            .root()
            .get(VALIDATION.name())
            .isPresent();
    Generation generation =
        Generations.ALL.stream()
            .filter(one -> one.metadata().validated() == validated)
            .findFirst()
            .orElseThrow();
    return read(name, bytes, generation);
  }

  /**
   * Reads metadata as a server of May 2026 does.
   *
   * @param name what messages call it
   * @throws ProviderException with the first thing that is wrong
   */
  public static ReleaseDescriptor read(String name, byte[] bytes) throws ProviderException {
    return read(name, bytes, Generations.MAY);
  }

  /**
   * Reads metadata as the servers of a generation do.
   *
   * @param name what messages call it
   * @throws ProviderException with the first thing that is wrong
   */
  public static ReleaseDescriptor read(String name, byte[] bytes, Generation generation)
      throws ProviderException {
    int most = generation.metadata().mostBytes();
    if (bytes.length > most) {
      throw ProviderException.user(
          "%s: expected at most %s bytes, found more".formatted(name, most), null);
    }
    Shape.Struct shape =
        generation.metadata().validated()
            ? ShapeChange.of(SHAPE).with("", "", ToldManifest.field(generation)).shape()
            : SHAPE;
    return new ReleaseDescriptorReader(StrictYaml.read(name, bytes, shape), generation).read();
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
    SortedMap<String, Artifact> artifacts = artifacts(root.get("artifacts"));
    ReleaseDescriptor descriptor =
        new ReleaseDescriptor(
            generation, name.text(), kind, version.text(), runtime, artifacts, Optional.empty());
    return generation.metadata().validated() ? ToldManifest.told(yaml, descriptor) : descriptor;
  }

  private Kind kind(Value value) throws ProviderException {
    Optional<Kind> kind = generation.kindOf(value.text());
    yaml.require(
        value,
        kind.isPresent(),
        "expected a kind of provider that the server knows, such as " + examples(),
        Generations.ALL.stream()
            .filter(other -> !other.is(generation) && other.kindOf(value.text()).isPresent())
            .findFirst()
            .map(other -> "it was made for servers of " + other.title())
            .orElse(null));
    return kind.orElseThrow();
  }

  private String examples() {
    List<String> words = generation.kindWords();
    return words.get(0) + " or " + words.get(words.size() - 1);
  }

  private String runtime(Value value, Kind kind) throws ProviderException {
    String runtime = value.text();
    yaml.require(value, RUNTIMES.contains(runtime), "expected executable, declarative or ui", null);
    Kind served = generation.made().assets() ? Kind.PLUGIN : Kind.UI;
    boolean fits =
        switch (runtime) {
          case "executable" -> kind != Kind.UI;
          case "declarative" -> kind == Kind.PLUGIN;
          default -> kind == served;
        };
    yaml.require(
        value,
        fits,
        "expected a runtime for kind " + generation.wordOf(kind),
        switch (runtime) {
          case "executable" -> "executable is for any kind but ui";
          case "declarative" -> "declarative is for " + generation.wordOf(Kind.PLUGIN);
          default -> "ui is for " + generation.wordOf(served);
        });
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
