package io.github.providerkit.format.checkstack.rules;

import java.nio.file.Path;

/**
 * A package of a bundle beside its primary.
 *
 * @param file its {@code package.json}
 * @param installed whether it was installed from a registry, so that it is packed as it is
 */
public record Sibling(Path file, boolean installed) {}
