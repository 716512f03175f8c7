package io.github.providerkit.format.gestalt.rules;

/** In which role a manifest is read ({@code docs/spec/gestalt-manifest.md} section 7). */
public enum Mode {
  /** In an author's repository: may lack what a build adds, may say how to build. */
  SOURCE,
  /** In a finished package: complete, and without build instructions. */
  RELEASE
}
