package io.github.providerkit.compile;

import io.github.providerkit.code.Kind;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.host.Host;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a compiler works with.
 *
 * @param code the code to compile
 * @param name the provider's short name, such as {@code weather}
 * @param kind the kind that the code is compiled for; empty for programs that need nothing of it
 * @param work a directory for wrappers and caches, kept between builds; fixed, absolute
 * @param tools finds compilers
 * @param machine the outside world: environment variables and search path
 * @param hostPlatform the platform of this machine
 * @param offline whether tools must not use the network
 * @param options the user's settings for single languages by name, such as {@code rust.libc}
 */
public record Workshop(
    ProviderCode code,
    String name,
    Optional<Kind> kind,
    Path work,
    ToolchainResolver tools,
    Host machine,
    Platform hostPlatform,
    boolean offline,
    Map<String, String> options) {

  /** Whether the code has operations to write down. */
  public boolean isPlugin() {
    return kind.filter(Kind.PLUGIN::equals).isPresent();
  }

  /** The kind of code that gets a wrapper; there is one. */
  public Kind wrappedKind() {
    return kind.orElseThrow();
  }
}
