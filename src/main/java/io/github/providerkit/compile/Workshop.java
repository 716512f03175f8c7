package io.github.providerkit.compile;

import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.host.Host;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a compiler works with.
 *
 * @param code the code to compile
 * @param name the provider's short name, such as {@code weather}
 * @param kind the provider's kind, such as {@code plugin}
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
    String kind,
    Path work,
    ToolchainResolver tools,
    Host machine,
    Platform hostPlatform,
    boolean offline,
    Map<String, String> options) {

  /** Whether the code has operations to write down. */
  public boolean isPlugin() {
    return kind.equals("plugin");
  }
}
