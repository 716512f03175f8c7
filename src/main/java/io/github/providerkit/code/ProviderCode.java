package io.github.providerkit.code;

import java.nio.file.Path;

/**
 * Code that a provider is compiled from.
 *
 * @param language what it is written in
 * @param directory the provider's directory, absolute
 * @param sign the file that shows it, relative to the directory, such as {@code package.json}
 * @param entry where it starts: the crate's name for Rust, {@code module[:attribute]} for Python,
 *     {@code ./module.ts[#export]} for TypeScript; empty for Go, whose package is the directory
 */
public record ProviderCode(Language language, Path directory, String sign, String entry) {}
