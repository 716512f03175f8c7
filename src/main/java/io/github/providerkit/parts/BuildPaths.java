package io.github.providerkit.parts;

import io.github.providerkit.code.Language;
import io.github.providerkit.format.OutputDirectory;
import io.github.providerkit.platform.Platform;
import java.nio.file.Path;

/**
 * Where a build keeps things.
 *
 * @param output where the plugin writes, such as {@code target/provider}
 */
public record BuildPaths(Path output) {
  /** Makes the directory absolute. */
  public BuildPaths {
    output = output.toAbsolutePath().normalize();
  }

  /** What only the build itself looks at. */
  public Path build() {
    return output.resolve("build");
  }

  /** What was built for all platforms; can be carried to another machine as it is. */
  public Path artifacts() {
    return output.resolve("artifacts");
  }

  /**
   * What was built for a platform. Its C library is no part of the name: a release has only one.
   */
  public Path artifacts(Platform platform) {
    return artifacts().resolve(platform.os()).resolve(platform.arch());
  }

  /** The release, as it can be uploaded. */
  public Path release() {
    return output.resolve("release");
  }

  /** Output of commands. */
  public Path logs() {
    return output.resolve("logs");
  }

  /** The log of a part, such as {@code linux-amd64}. */
  public Path log(String part) {
    return logs().resolve(part.replace('/', '-') + ".log");
  }

  /** Wrappers and caches of a language. */
  public Path work(Language language) {
    return build().resolve(language.word());
  }

  /** Where a part is made before it is put in its place. */
  public Path staging(String part) {
    return build().resolve("staging").resolve(part.replace('/', '-'));
  }

  /** What a part was made from. */
  public Path memory(String part) {
    return build().resolve("made-from").resolve(part.replace('/', '-') + ".json");
  }

  /** The digest of what was built for a part, see {@code KnownDigest}. */
  public Path digest(String part) {
    return output.resolve("build").resolve("digests").resolve(part.replace('/', '-') + ".txt");
  }

  /** What was fetched from a repository, before it is checked. */
  public Path fetchedParts() {
    return build().resolve("fetched-parts");
  }

  /** What the author's commands made beside the program, see {@link OutputDirectory#made}. */
  public Path made() {
    return OutputDirectory.made(output);
  }

  /** The catalog, before it is put beside each binary. */
  public Path catalog() {
    return build().resolve("catalog.yaml");
  }
}
