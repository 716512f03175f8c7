package io.github.providerkit.code;

import java.nio.file.Path;

/**
 * Code that a provider is compiled from.
 *
 * @param language what it is written in
 * @param directory the provider's directory, absolute
 * @param sign the file that shows it, relative to the directory, such as {@code package.json}
 * @param entry where it starts: the crate's name for Rust, {@code module[:attribute]} for Python,
 *     {@code ./module.ts[#export]} for TypeScript; for Go empty, since the provider's package is
 *     the directory, or the main package of a program that needs no wrapper, such as {@code
 *     ./cmd/weather}
 */
public record ProviderCode(Language language, Path directory, String sign, String entry) {
  /** Whether an SDK serves it, so that it can be started and knows what to do. */
  public boolean isWrapped() {
    return language != Language.COMMANDS && (language != Language.GO || entry.isEmpty());
  }
}
