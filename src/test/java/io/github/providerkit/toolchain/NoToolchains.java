package io.github.providerkit.toolchain;

import java.util.List;

/** A machine without a {@code toolchains.xml}. */
final class NoToolchains implements DeclaredToolchains {
  @Override
  public List<Declared> of(ToolKind kind) {
    return List.of();
  }

  @Override
  public boolean satisfies(String requirement, String version) {
    return requirement.equals(version);
  }
}
