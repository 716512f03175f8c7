package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.EffectiveManifest;
import io.github.providerkit.format.gestalt.rules.GenerationChoice;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The manifest of somebody's finished package, as its server reads it. Only what the server itself
 * refuses is an error here: the package cannot be changed any more.
 */
public final class ReleasedManifest {
  private final Value value;
  private final Kind kind;

  private ReleasedManifest(Value value, Kind kind) {
    this.value = value;
    this.kind = kind;
  }

  /**
   * What a manifest says about a binary.
   *
   * @param target {@code os/arch}
   * @param path where it lies in the package
   * @param sha256 its digest as written
   * @param value where that stands
   */
  public record Artifact(String target, String path, String sha256, Value value) {}

  /**
   * Reads a manifest.
   *
   * @param file its name in the package; decides between JSON and YAML
   * @param bytes the whole file
   * @param errors receives what the server refuses, if anything
   * @return the manifest; empty when there are errors
   */
  public static Optional<ReleasedManifest> read(String file, byte[] bytes, List<Problem> errors) {
    return read(file, bytes, Mode.RELEASE, errors);
  }

  /** Like {@link #read(String, byte[], List)}, also for one that lies in its repository still. */
  public static Optional<ReleasedManifest> read(
      String file, byte[] bytes, Mode mode, List<Problem> errors) {
    return read(file, bytes, mode, Generations.MAY, errors);
  }

  /** Reads a manifest as the servers of a generation do. */
  public static Optional<ReleasedManifest> read(
      String file, byte[] bytes, Mode mode, Generation generation, List<Problem> errors) {
    Problems problems = new Problems(consumersRulesOnly());
    Optional<ManifestReader.Read> read =
        ManifestReader.read(file, bytes, mode, GenerationChoice.of(generation), problems);
    problems.sorted().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .forEach(errors::add);
    return problems.hasErrors() ? Optional.empty() : read.flatMap(found -> of(found.value()));
  }

  /**
   * A manifest that was read and judged already.
   *
   * @param value its fields in today's terms
   * @return empty when it says of no kind that there is
   */
  public static Optional<ReleasedManifest> of(Value value) {
    return Generations.kindOf(value).map(kind -> new ReleasedManifest(value, kind));
  }

  private static RuleLevels consumersRulesOnly() {
    return new RuleLevels(
        GestaltRules.all().stream()
            .filter(rule -> rule.origin() == Rule.Origin.OURS)
            .collect(Collectors.toMap(Rule::code, rule -> RuleLevels.Level.OFF)));
  }

  /** Its fields. */
  public Value value() {
    return value;
  }

  /** The kind of the provider. */
  public Kind kind() {
    return kind;
  }

  /** Where it comes from, {@code host/owner/repository/path}. */
  public String source() {
    return value.get("source").text();
  }

  /** Its version. */
  public String version() {
    return value.get("version").text();
  }

  /**
   * How the server runs it: {@code ui}, also for an app that is nothing but files to serve, {@code
   * declarative} for a plugin that is nothing but surfaces, else {@code executable} ({@code
   * docs/spec/gestalt-lock.md} section 3).
   */
  public String runtime() {
    boolean served =
        kind == Kind.UI
            || (isServed() && !isExecutable() && !Surfaces.of(value).isManifestBacked());
    if (served) {
      return "ui";
    }
    return kind == Kind.PLUGIN && Surfaces.of(value).isManifestBacked() && !isExecutable()
        ? "declarative"
        : "executable";
  }

  /** Whether it has files to serve, be there a program or not. */
  boolean isServed() {
    return kind == Kind.UI
        || (kind == Kind.PLUGIN && Generations.of(value).made().assets() && !assetRoot().isEmpty());
  }

  /** Whether it has an entrypoint. */
  public boolean isExecutable() {
    return value.get("entrypoint").isPresent();
  }

  /** The path of the program to start; empty when there is none. */
  public String entrypoint() {
    return value.get("entrypoint").get("artifactPath").text();
  }

  /** The directory of assets; empty when there is none. */
  public String assetRoot() {
    return value.get("spec").get("assetRoot").text();
  }

  /** The path of the JSON Schema of its configuration; empty when there is none. */
  public String configSchema() {
    return value.get("spec").get("configSchemaPath").text();
  }

  /** The OpenAPI document, a path in the package or a URL; empty when there is none. */
  public String openApiDocument() {
    return value.get("spec").get("surfaces").get("openapi").get("document").text();
  }

  /**
   * The files that it names beside binaries and assets, each once: configuration schema, documents
   * of surfaces, icon.
   */
  public List<String> localFiles() {
    Value spec = value.get("spec");
    Value surfaces = spec.get("surfaces");
    return Stream.of(
            spec.get("configSchemaPath"),
            surfaces.get("openapi").get("document"),
            surfaces.get("graphql").get("url"),
            surfaces.get("mcp").get("url"),
            value.get("iconFile"))
        .map(Value::text)
        .filter(path -> !path.isEmpty() && !path.contains("://"))
        .distinct()
        .toList();
  }

  /** The binaries that it names. */
  public List<Artifact> artifacts() {
    List<Artifact> artifacts = new ArrayList<>();
    for (Value artifact : value.get("artifacts").items()) {
      String target =
          GoText.trim(artifact.get("os").text()) + "/" + GoText.trim(artifact.get("arch").text());
      artifacts.add(
          new Artifact(
              target, artifact.get("path").text(), artifact.get("sha256").text(), artifact));
    }
    return artifacts;
  }

  /** Everything that it says, in the server's order and with its defaults. */
  public Map<String, Object> data() {
    return EffectiveManifest.of(value);
  }
}
