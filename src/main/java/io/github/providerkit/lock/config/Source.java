package io.github.providerkit.lock.config;

import io.github.providerkit.transfer.PlainUrl;
import java.nio.file.Path;

/** Where a deployment takes a provider from ({@code docs/spec/gestalt-lock.md} section 2). */
public sealed interface Source {

  /**
   * Release metadata on a web server.
   *
   * @param url absolute, http or https
   */
  record Metadata(PlainUrl url) implements Source {
    /** The source of a URL. */
    public static Metadata of(String url) {
      return new Metadata(PlainUrl.of(url));
    }
  }

  /**
   * Release metadata on disk.
   *
   * @param file absolute path of a file named {@code provider-release.yaml}
   */
  record Local(Path file) implements Source {}

  /**
   * A package of a provider index.
   *
   * @param address {@code host/owner/repository/path}
   * @param constraint which versions; empty for the newest
   * @param repository the index to look in; empty for all
   */
  record Indexed(String address, String constraint, String repository) implements Source {}

  /**
   * A file of a GitHub release.
   *
   * @param repository {@code owner/name}
   * @param tag the release
   * @param asset the name of its metadata
   */
  record GitHub(String repository, String tag, String asset) implements Source {}

  /**
   * An artifact of a Maven repository.
   *
   * @param coordinates {@code group:artifact:version}; the version may be a range
   */
  record Maven(String coordinates) implements Source {}
}
