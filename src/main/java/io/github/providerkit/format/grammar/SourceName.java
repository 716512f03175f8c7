package io.github.providerkit.format.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a provider comes from: {@code host/owner/repository/path…} ({@code
 * docs/spec/gestalt-manifest.md} section 5.1).
 *
 * @param text the whole name
 */
public record SourceName(String text) {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern SEGMENT = Pattern.compile("[a-z0-9][a-z0-9._-]*");
  private static final String EXAMPLE = "for example github.com/acme/plugins/weather";

  /** The first rule that a source breaks; empty when it is fine. */
  public static Optional<Breach> breach(String source) {
    if (!GoText.trim(source).equals(source)) {
      return Breach.of("a source without white space around it", null);
    }
    String[] segments = source.split("/", -1);
    if (segments.length < 4) {
      return Breach.of("a source of at least four parts, host/owner/repository/path", EXAMPLE);
    }
    if (!isHost(segments[0])) {
      return Breach.of("a host name in lower case with a dot as first part of the source", EXAMPLE);
    }
    for (String segment : Arrays.asList(segments).subList(1, segments.length)) {
      if (!SEGMENT.matcher(segment).matches()) {
        return Breach.of(
            "parts of lower-case letters, digits, dots, dashes and underscores",
            "mend the part \"" + shortened(segment) + "\"");
      }
    }
    return Optional.empty();
  }

  private static String shortened(String segment) {
    return segment.length() > 60 ? segment.substring(0, 60) + "…" : segment;
  }

  private static boolean isHost(String text) {
    String[] labels = text.split("\\.", -1);
    return labels.length > 1
        && Arrays.stream(labels).allMatch(label -> LABEL.matcher(label).matches());
  }

  /** The provider's name: the last part. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The tag of a release: the path behind the repository, {@code /v} and the version. */
  public String releaseTag(String version) {
    List<String> segments = List.of(text.split("/"));
    return String.join("/", segments.subList(3, segments.size())) + "/v" + version;
  }
}
