package io.github.providerkit.toolchain;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tools that a user has declared for all builds, as in Maven's {@code toolchains.xml}. */
public interface DeclaredToolchains {
  /**
   * A declared tool.
   *
   * @param candidates where its program may be, likeliest first; empty if the declaration names
   *     none
   * @param provides what it is declared to be, such as {@code version}, {@code os} and {@code arch}
   */
  record Declared(List<Path> candidates, Map<String, String> provides) {
    /** Copies both. */
    public Declared {
      candidates = List.copyOf(candidates);
      provides = Map.copyOf(provides);
    }
  }

  /**
   * The tools of a kind, the one to be preferred first.
   *
   * @return all of them, whatever they provide; empty when there are none
   */
  List<Declared> of(ToolKind kind);

  /**
   * Whether a version is one that is asked for.
   *
   * @param requirement a version, such as {@code 1.26} for 1.26 and 1.26.8, or a range such as
   *     {@code [1.25,1.27)}
   * @param version the version of a tool
   */
  boolean satisfies(String requirement, String version);
}
