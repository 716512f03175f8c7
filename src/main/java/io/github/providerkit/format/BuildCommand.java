package io.github.providerkit.format;

import java.nio.file.Path;
import java.util.List;

/**
 * A command from a manifest.
 *
 * @param field where it stands, such as {@code manifest.yaml: release.build.command}
 * @param directory where it runs
 * @param arguments program and arguments; run as they are, without a shell
 */
public record BuildCommand(String field, Path directory, List<String> arguments) {}
