package io.github.providerkit.mojo;

import io.github.providerkit.host.Host;
import io.github.providerkit.maven.MavenToolchains;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import io.github.providerkit.toolchain.RustTarget;
import io.github.providerkit.toolchain.ToolKind;
import io.github.providerkit.toolchain.ToolRequirements;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** What the goals share that compile for platforms: which ones, and with what. */
abstract class AbstractToolMojo extends AbstractManifestMojo {
  private static final String HOST = "host";

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
  private @Nullable File bun;

  /**
   * The version of Bun that has to be used: {@code 1.3} for any that starts so, or a range such as
   * {@code [1.2,2)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.bun.version")
  private @Nullable String bunVersion;

  /**
   * The executable of Cargo, beside the Rust compiler. By default it is searched: a toolchain of
   * type {@code rust} in {@code toolchains.xml}, the variables {@code CARGO} and {@code
   * CARGO_HOME}, the {@code PATH}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.cargo")
  private @Nullable File cargo;

  /**
   * The version of Cargo that has to be used: {@code 1.95} for any that starts so, or a range such
   * as {@code [1.88,2)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.cargo.version")
  private @Nullable String cargoVersion;

  /**
   * The executable of Go. By default it is searched: a toolchain of type {@code go} in {@code
   * toolchains.xml}, the variable {@code GOROOT}, the {@code PATH}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.go")
  private @Nullable File go;

  /**
   * The version of Go that has to be used: {@code 1.26} for any that starts so, or a range such as
   * {@code [1.25,1.27)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.go.version")
  private @Nullable String goVersion;

  /**
   * The platforms to build for and to release: a comma list of {@code os/arch}, {@code
   * os/arch/libc}, {@code host} and {@code all}. Providers without code are the same for all
   * platforms. By default {@code host}; with {@code provider.prebuilt} all that are found there.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.platforms")
  private @Nullable String platforms;

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
  private @Nullable File python;

  /**
   * The version of Python that has to be used: {@code 3.12} for any that starts so, or a range such
   * as {@code [3.12,3.13)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.python.version")
  private @Nullable String pythonVersion;

  AbstractToolMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  /** The platforms that are asked for, or that of this machine; never empty. */
  final List<Platform> platforms(Host host) throws ProviderException {
    return Platforms.parse(platforms == null ? HOST : platforms, machine(host));
  }

  /** The platforms that are asked for; empty when the user does not say. */
  final Optional<List<Platform>> namedPlatforms(Host host) throws ProviderException {
    return platforms == null ? Optional.empty() : Optional.of(platforms(host));
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
    named(go, cargo, python, bun).forEach((kind, file) -> executables.put(kind, file.toPath()));
    return executables;
  }

  private Map<ToolKind, String> versions() {
    return named(goVersion, cargoVersion, pythonVersion, bunVersion);
  }

  /** What the user says of some tools, and of others nothing. */
  private static <T> Map<ToolKind, T> named(
      @Nullable T ofGo, @Nullable T ofCargo, @Nullable T ofPython, @Nullable T ofBun) {
    Map<ToolKind, T> named = new EnumMap<>(ToolKind.class);
    named.put(ToolKind.GO, ofGo);
    named.put(ToolKind.RUST, ofCargo);
    named.put(ToolKind.PYTHON, ofPython);
    named.put(ToolKind.BUN, ofBun);
    named.values().removeIf(Objects::isNull);
    return named;
  }

  /** The user's settings for single languages by name, such as {@code rust.libc}. */
  final Map<String, String> languageOptions() {
    return Map.of(RustTarget.LIBC, rustLibc);
  }
}
