package io.github.providerkit.maven;

import io.github.providerkit.toolchain.DeclaredToolchains;
import io.github.providerkit.toolchain.ToolKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.RequirementMatcherFactory;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.apache.maven.toolchain.ToolchainPrivate;
import org.apache.maven.toolchain.model.ToolchainModel;

/**
 * What {@code toolchains.xml} declares, the toolchain that maven-toolchains-plugin has selected for
 * this project first. The file's entries are taken as Maven has read them and not from its
 * toolchain manager, which knows none where this plugin is no extension of the build, as on the
 * command line, and drops those that it finds wrong.
 */
public final class MavenToolchains implements DeclaredToolchains {
  private final Map<ToolKind, List<Declared>> declared = new EnumMap<>(ToolKind.class);

  /**
   * The toolchains of a build. Read at once: Maven 4 tells what is selected to the goal's own
   * thread alone.
   *
   * @param manager Maven's, which knows what is selected
   * @param session the build, with its current project
   */
  public MavenToolchains(ToolchainManager manager, MavenSession session) {
    for (ToolKind kind : ToolKind.values()) {
      declared.put(kind, List.copyOf(declared(kind, manager, session)));
    }
  }

  @Override
  public List<Declared> of(ToolKind kind) {
    return declared.getOrDefault(kind, List.of());
  }

  private static List<Declared> declared(
      ToolKind kind, ToolchainManager manager, MavenSession session) {
    List<Declared> all = new ArrayList<>();
    Toolchain selected = manager.getToolchainFromBuildContext(kind.type(), session);
    if (selected instanceof ToolchainPrivate toolchain) {
      all.add(new DeclaredToolchain(toolchain.getModel()).declared());
    }
    for (ToolchainModel model :
        session.getRequest().getToolchains().getOrDefault(kind.type(), List.of())) {
      all.add(new DeclaredToolchain(model).declared());
    }
    return all;
  }

  @Override
  public boolean satisfies(String requirement, String version) {
    return version.startsWith(requirement + ".")
        || RequirementMatcherFactory.createVersionMatcher(version).matches(requirement);
  }
}
