package io.github.providerkit.maven;

import org.apache.maven.toolchain.ToolchainFactory;
import org.apache.maven.toolchain.ToolchainPrivate;
import org.apache.maven.toolchain.model.ToolchainModel;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code toolchains.xml} know a type, so that maven-toolchains-plugin can select among its
 * entries. Whether a tool is there shows when it is used: Maven would only log what a factory
 * throws, and search on.
 *
 * <p>All types are alike, but Maven 4 cannot give one class several names.
 */
public abstract class ToolchainsFactory implements ToolchainFactory {

  /** The type {@code bun}. */
  public static final class Bun extends ToolchainsFactory {}

  /** The type {@code go}. */
  public static final class Go extends ToolchainsFactory {}

  /** The type {@code python}. */
  public static final class Python extends ToolchainsFactory {}

  /** The type {@code rust}. */
  public static final class Rust extends ToolchainsFactory {}

  @Override
  public final ToolchainPrivate createToolchain(ToolchainModel model) {
    return new DeclaredToolchain(model);
  }

  @Override
  public final @Nullable ToolchainPrivate createDefaultToolchain() {
    return null;
  }
}
