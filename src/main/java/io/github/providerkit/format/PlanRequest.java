package io.github.providerkit.format;

import java.util.Optional;

/**
 * What a release is made of, besides the manifest and the files that it names.
 *
 * @param code what was compiled; empty for a provider that is released without code
 * @param layout where archives hold it
 */
public record PlanRequest(Optional<CompiledCode> code, Layout layout) {}
