package io.github.providerkit.format;

import java.util.Optional;

/**
 * What a release is made of, besides the manifest and the files that it names.
 *
 * @param code what was compiled; empty for a provider that is released without code
 * @param layout where archives hold it
 * @param added what the build adds to each package
 */
public record PlanRequest(Optional<CompiledCode> code, Layout layout, AddedFiles added) {
  /** A release to which the build adds nothing. */
  public PlanRequest(Optional<CompiledCode> code, Layout layout) {
    this(code, layout, AddedFiles.NONE);
  }
}
