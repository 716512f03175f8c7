package io.github.providerkit.maven;

import io.github.providerkit.host.Host;
import io.github.providerkit.toolchain.DeclaredToolchains.Declared;
import io.github.providerkit.toolchain.ToolKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.toolchain.RequirementMatcherFactory;
import org.apache.maven.toolchain.ToolchainPrivate;
import org.apache.maven.toolchain.model.ToolchainModel;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code toolchains.xml}: {@code <provides>} says what it is, and {@code
 * <configuration>} holds either {@code <executable>}, the program, or {@code <goHome>}, {@code
 * <rustHome>}, {@code <pythonHome>} or {@code <bunHome>}, the directory of its installation.
 */
final class DeclaredToolchain implements ToolchainPrivate {
  private final ToolchainModel model;

  DeclaredToolchain(ToolchainModel model) {
    this.model = model;
  }

  @Override
  public String getType() {
    return model.getType();
  }

  @Override
  public ToolchainModel getModel() {
    return model;
  }

  /** The program, under whatever name it is asked for: a toolchain has one. */
  @Override
  public @Nullable String findTool(String tool) {
    return declared().candidates().stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElse(null);
  }

  /** Versions may be ranges, as for Maven's own toolchains; all else has to be the same. */
  @Override
  public boolean matchesRequirements(Map<String, String> requirements) {
    Map<String, String> provides = declared().provides();
    return requirements.entrySet().stream()
        .allMatch(
            requirement -> {
              String provided = provides.get(requirement.getKey());
              return provided != null
                  && (requirement.getKey().equals("version")
                      ? RequirementMatcherFactory.createVersionMatcher(provided)
                          .matches(requirement.getValue())
                      : provided.equals(requirement.getValue()));
            });
  }

  Declared declared() {
    Map<String, String> provides = new HashMap<>();
    model.getProvides().forEach((name, value) -> provides.put((String) name, (String) value));
    ToolKind kind =
        Stream.of(ToolKind.values())
            .filter(known -> known.type().equals(getType()))
            .findFirst()
            .orElseThrow();
    return new Declared(candidates(kind), provides);
  }

  private List<Path> candidates(ToolKind kind) {
    if (!(model.getConfiguration() instanceof Xpp3Dom configuration)) {
      return List.of();
    }
    try {
      Xpp3Dom executable = configuration.getChild("executable");
      if (executable != null && executable.getValue() != null) {
        return List.of(Path.of(executable.getValue().strip()));
      }
      Xpp3Dom home = configuration.getChild(kind.type() + "Home");
      return home == null || home.getValue() == null
          ? List.of()
          : kind.programsIn(Path.of(home.getValue().strip()), Host.current().isWindows());
    } catch (InvalidPathException e) {
      // Told as a toolchain that names no program.
      return List.of();
    }
  }
}
