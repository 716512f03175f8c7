package io.github.providerkit.format.gestalt;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.manifest.shape.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command of {@code release.build}. */
final class DeclaredBuild {
  private DeclaredBuild() {}

  /** Empty where there is none. */
  static Optional<BuildCommand> of(SourcePackage source) {
    if (!source.value().knows("release")) {
      return Optional.empty();
    }
    Value build = source.value().get("release").get("build");
    if (!build.isPresent()) {
      return Optional.empty();
    }
    Path directory = source.directory().resolve(build.get("workdir").text());
    List<String> arguments = build.get("command").items().stream().map(Value::text).toList();
    return Optional.of(
        new BuildCommand(source.shownAs() + ": release.build.command", directory, arguments));
  }
}
