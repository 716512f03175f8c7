package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.Phases;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.format.gestalt.generation.Phase;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the author's own commands from a manifest whose generation has phases. */
public final class SourcePhases {
  private SourcePhases() {}

  /** Whether the manifest says how its program is made: a bare list of arguments makes none. */
  public static boolean makeAProgram(Value manifest) {
    return manifest.knows("build")
        && manifest.get("build").isPresent()
        && !Phase.isFlat(manifest.get("build"));
  }

  /** Whether there is a build that makes nothing that is packaged by itself. */
  static boolean onlyPrepares(Value manifest) {
    return manifest.knows("build") && Phase.isFlat(manifest.get("build"));
  }

  /** The phases; empty where the generation has none, or the manifest makes nothing. */
  public static Optional<Phases> of(SourcePackage source) {
    Value manifest = source.value();
    if (!makeAProgram(manifest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Phases(
            steps(source, manifest.get("install")),
            steps(source, manifest.get("build")),
            steps(source, manifest.get("run")),
            files(manifest),
            source.isManifestBacked()));
  }

  /** What the manifest names may be made beside the program. */
  private static List<String> files(Value manifest) {
    return LocalFiles.of(manifest).stream()
        .map(file -> PackagePath.clean(file.path().replace('\\', '/')))
        .distinct()
        .toList();
  }

  /**
   * What runs before packaging and makes nothing that is packaged by itself, such as a generator of
   * documents: a bare list of arguments, and what it needs installed. Empty where there is none.
   */
  public static Optional<Phases> preparation(SourcePackage source) {
    Value manifest = source.value();
    if (!onlyPrepares(manifest)) {
      return Optional.empty();
    }
    Phases.Step build =
        new Phases.Step(
            source.shownAs() + ": build", texts(manifest.get("build")), "", Map.of(), List.of());
    List<String> files = new ArrayList<>(files(manifest));
    files.add(Catalog.FILE);
    return Optional.of(
        new Phases(
            steps(source, manifest.get("install")),
            List.of(build),
            List.of(),
            files,
            source.isManifestBacked()));
  }

  /** What installs and builds, as commands that run one after another. */
  public static List<BuildCommand> commands(SourcePackage source, Phases phases) {
    return Stream.concat(phases.install().stream(), phases.build().stream())
        .map(
            step ->
                new BuildCommand(
                    step.field(),
                    source.directory().resolve(step.directory()),
                    step.arguments(),
                    step.environment(),
                    false))
        .toList();
  }

  private static List<Phases.Step> steps(SourcePackage source, Value phase) {
    return phase.items().stream().map(step -> step(source, step)).toList();
  }

  private static Phases.Step step(SourcePackage source, Value step) {
    Map<String, String> environment = new LinkedHashMap<>();
    if (step.knows("env")) {
      step.get("env").entries().forEach((name, value) -> environment.put(name, value.text()));
    }
    String workdir = step.get("workdir").text();
    return new Phases.Step(
        source.shownAs() + ": " + step.get("command").path(),
        texts(step.get("command")),
        workdir.equals(".") ? "" : workdir,
        environment,
        step.knows("inputs") ? texts(step.get("inputs")) : List.of());
  }

  private static List<String> texts(Value list) {
    return list.items().stream().map(Value::text).toList();
  }
}
