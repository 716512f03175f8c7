package io.github.providerkit.mojo;

import io.github.providerkit.host.Host;
import io.github.providerkit.maven.MavenToolchains;
import io.github.providerkit.toolchain.RustTarget;
import io.github.providerkit.toolchain.ToolKind;
import io.github.providerkit.toolchain.ToolRequirements;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** What the goals share that need compilers: the parameters that name them. */
abstract class AbstractToolMojo extends AbstractPlatformMojo {
  private final ToolchainManager toolchains;

  /**
   * The C library that Rust code is linked with on Linux: {@code musl}, which gives binaries that
   * run everywhere, or {@code gnu}. A platform that names its C library has its way.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.rust.libc", defaultValue = "musl")
  private String rustLibc;

  /**
   * The executable of Bun. By default it is searched: a toolchain of type {@code bun} in {@code
   * toolchains.xml}, the variables {@code GESTALT_BUN} and {@code BUN_INSTALL}, the {@code PATH}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.bun")
  private File bun;

  /**
   * The version of Bun that has to be used: {@code 1.3} for any that starts so, or a range such as
   * {@code [1.2,2)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.bun.version")
  private String bunVersion;

  /**
   * The executable of Cargo, beside the Rust compiler. By default it is searched: a toolchain of
   * type {@code rust} in {@code toolchains.xml}, the variables {@code CARGO} and {@code
   * CARGO_HOME}, the {@code PATH}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.cargo")
  private File cargo;

  /**
   * The version of Cargo that has to be used: {@code 1.95} for any that starts so, or a range such
   * as {@code [1.88,2)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.cargo.version")
  private String cargoVersion;

  /**
   * The executable of Go. By default it is searched: a toolchain of type {@code go} in {@code
   * toolchains.xml}, the variable {@code GOROOT}, the {@code PATH}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.go")
  private File go;

  /**
   * The version of Go that has to be used: {@code 1.26} for any that starts so, or a range such as
   * {@code [1.25,1.27)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.go.version")
  private String goVersion;

  /**
   * The Python interpreter for the platform of this machine. By default it is searched: a toolchain
   * of type {@code python} in {@code toolchains.xml}, the variable {@code
   * GESTALT_PYTHON_<OS>_<ARCH>}, a virtual environment {@code .venv-<os>-<arch>} beside the
   * manifest, {@code GESTALT_PYTHON}, {@code .venv}, the {@code PATH}. For other platforms: the
   * first three of these.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.python")
  private File python;

  /**
   * The version of Python that has to be used: {@code 3.12} for any that starts so, or a range such
   * as {@code [3.12,3.13)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.python.version")
  private String pythonVersion;

  AbstractToolMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  /** Finds tools as the parameters say; to be made once a run of the goal, since it remembers. */
  final ToolchainResolver resolver(Host host) {
    ToolRequirements requirements =
        new ToolRequirements(executables(), versions(), session().isOffline());
    return new ToolchainResolver(
        host, machine(host), requirements, new MavenToolchains(toolchains, session()));
  }

  private Map<ToolKind, Path> executables() {
    Map<ToolKind, Path> executables = new EnumMap<>(ToolKind.class);
    put(executables, ToolKind.GO, go == null ? null : go.toPath());
    put(executables, ToolKind.RUST, cargo == null ? null : cargo.toPath());
    put(executables, ToolKind.PYTHON, python == null ? null : python.toPath());
    put(executables, ToolKind.BUN, bun == null ? null : bun.toPath());
    return executables;
  }

  private Map<ToolKind, String> versions() {
    Map<ToolKind, String> versions = new EnumMap<>(ToolKind.class);
    put(versions, ToolKind.GO, goVersion);
    put(versions, ToolKind.RUST, cargoVersion);
    put(versions, ToolKind.PYTHON, pythonVersion);
    put(versions, ToolKind.BUN, bunVersion);
    return versions;
  }

  private static <T> void put(Map<ToolKind, T> map, ToolKind kind, T value) {
    if (value != null) {
      map.put(kind, value);
    }
  }

  /** The user's settings for single languages by name, such as {@code rust.libc}. */
  final Map<String, String> languageOptions() {
    return Map.of(RustTarget.LIBC, rustLibc);
  }
}
