package io.github.providerkit.format;

import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Optional;

/** A provider whose manifest is fine. */
public interface Provider {
  /** Its short name, such as {@code weather}. */
  String name();

  /** The version of the release. */
  String version();

  /** The tag of the release in its repository ({@code spec/gestalt-release.md} section 2). */
  String releaseTag();

  /**
   * The commands that its author wants run before it is packaged, in order; empty when there are
   * none.
   */
  List<BuildCommand> buildCommands();

  /** Whether there is code that has to be compiled into it. */
  Code code();

  /** The file that shows that there is code beside the manifest; empty when there is none. */
  Optional<String> sourceCode();

  /** Whether a provider has code of its own. */
  enum Code {
    /** It runs none, or brings it along ready to run. */
    NONE,
    /** It is complete without, but code beside the manifest would belong to it. */
    POSSIBLE,
    /** It is nothing without. */
    REQUIRED
  }

  /**
   * Lays out the release.
   *
   * @param problems receives what stands in the way
   * @return what to write; empty when there are errors
   * @throws ProviderException if a file cannot be read
   */
  Optional<ReleasePlan> plan(Problems problems) throws ProviderException;
}
