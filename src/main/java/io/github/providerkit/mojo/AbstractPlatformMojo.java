package io.github.providerkit.mojo;

import io.github.providerkit.format.Layout;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that work for platforms. */
abstract class AbstractPlatformMojo extends AbstractProviderMojo {
  private static final String HOST = "host";

  /**
   * What an archive holds: {@code release}, the manifest and the files that it names, with compiled
   * code at {@code artifacts/<os>/<arch>/provider}; {@code flat}, the same with compiled code at
   * the root, as the consumer's own tool has it; {@code package}, the provider's whole directory
   * but for the build's output and the history of its files, which only manifests {@code
   * plugin.yaml} have.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.layout", defaultValue = "release")
  private String layout;

  /**
   * The platforms to build for and to release: a comma list of {@code os/arch}, {@code
   * os/arch/libc}, {@code host} and {@code all}. Providers without code are the same for all
   * platforms. By default {@code host}; with {@code provider.prebuilt} all that are found there.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.platforms")
  private String platforms;

  /** The platforms that are asked for, or that of this machine; never empty. */
  final List<Platform> platforms(Host host) throws ProviderException {
    return Platforms.parse(platforms == null ? HOST : platforms, machine(host));
  }

  /** The platforms that are asked for; empty when the user does not say. */
  final Optional<List<Platform>> namedPlatforms(Host host) throws ProviderException {
    return platforms == null ? Optional.empty() : Optional.of(platforms(host));
  }

  /** How archives are laid out. */
  final Layout layout() throws ProviderException {
    return Layout.of(layout);
  }

  static Platform machine(Host host) {
    return Platform.ofJava(host.osName(), host.osArch());
  }
}
