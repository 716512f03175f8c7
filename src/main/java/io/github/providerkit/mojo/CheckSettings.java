package io.github.providerkit.mojo;

import io.github.providerkit.format.DocumentFetcher;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.checkstack.rules.RangeStyle;
import io.github.providerkit.format.checkstack.rules.SiblingSource;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest is held against, besides its own rules.
 *
 * @param version the version of the release
 * @param checkstack the user's choices for one of the formats
 * @param fetcher how documents are fetched; empty when they are not to be
 */
record CheckSettings(
    ReleaseVersion version, CheckstackSettings checkstack, Optional<DocumentFetcher> fetcher) {
  /** Nothing: a manifest for itself. */
  static final CheckSettings NONE =
      new CheckSettings(
          new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
          CheckstackSettings.DEFAULT,
          Optional.empty());

  /**
   * What parameters say.
   *
   * @param version empty when the manifest's own version counts
   * @param policy what happens when the two differ
   * @param platform a file of versions; null for none
   * @param ranges how ranges are written
   * @param siblings where siblings are
   * @param fetcher how documents are fetched; empty when they are not to be
   * @throws ProviderException if a word is none of those that are known
   */
  static CheckSettings of(
      Optional<String> version,
      String policy,
      @Nullable File platform,
      String ranges,
      String siblings,
      Optional<DocumentFetcher> fetcher)
      throws ProviderException {
    return new CheckSettings(
        new ReleaseVersion(version, policy(policy)),
        new CheckstackSettings(
            ranges(ranges), Optional.ofNullable(platform).map(File::toPath), siblings(siblings)),
        fetcher);
  }

  private static ReleaseVersion.Policy policy(String word) throws ProviderException {
    return ReleaseVersion.Policy.of(word)
        .orElseThrow(
            () ->
                ProviderException.user(
                    "provider.versionPolicy: expected strict or override, found \"" + word + "\"",
                    null));
  }

  private static SiblingSource siblings(String word) throws ProviderException {
    return SiblingSource.of(word)
        .orElseThrow(
            () ->
                ProviderException.user(
                    "provider.checkstack.siblings: expected workspace, installed or published, found \""
                        + word
                        + "\"",
                    null));
  }

  private static RangeStyle ranges(String word) throws ProviderException {
    return RangeStyle.of(word)
        .orElseThrow(
            () ->
                ProviderException.user(
                    "provider.checkstack.ranges: expected caret or bun, found \"" + word + "\"",
                    null));
  }
}
