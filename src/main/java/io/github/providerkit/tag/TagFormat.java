package io.github.providerkit.tag;

import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the tags of releases are called in version control: a text with placeholders. {@code {path}}
 * is what comes before {@code /v} in the tag that consumers look for, the path behind the
 * repository in a manifest's source ({@code docs/spec/gestalt-release.md} section 2); {@code
 * {directory}} the directory from the repository's root; {@code {artifact}} the Maven artifact id;
 * {@code {name}} the provider's short name; {@code {version}} the version. A slash behind a
 * placeholder that stands for nothing goes with it.
 *
 * @param pattern the text, with {@code {version}} exactly once
 */
public record TagFormat(String pattern) {
  /** The tag that consumers look for. */
  public static final TagFormat DEFAULT = new TagFormat("{path}/v{version}");

  private static final String PARAMETER = "provider.tagFormat";
  private static final String VERSION = "version";
  private static final List<String> KNOWN =
      List.of("artifact", "directory", "name", "path", VERSION);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}(/?)");

  /** What git takes for no name ({@code git help check-ref-format}). */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|^[/-]|[/.]$|(^|/)\\.|\\.lock(/|$)|^@?$");

  /**
   * What stands for the placeholders of one module.
   *
   * @param path the path behind the repository in the manifest's source; may be empty
   * @param directory the directory from the repository's root; empty for the root itself
   * @param name the provider's short name
   * @param artifact the Maven artifact id
   */
  public record Module(String path, String directory, String name, String artifact) {
    /**
     * A module whose tag is known as consumers look for it.
     *
     * @param releaseTag such as {@code plugins/echo/v1.0.0}
     * @param version the version in it
     */
    public static Module of(
        String releaseTag, String version, String directory, String name, String artifact) {
      String end = "v" + version;
      String path =
          releaseTag.endsWith(end)
              ? releaseTag.substring(0, releaseTag.length() - end.length())
              : releaseTag;
      return new Module(
          path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
          directory,
          name,
          artifact);
    }
  }

  /**
   * Reads a user's format.
   *
   * @throws ProviderException if it has a placeholder that nobody knows, not exactly one version,
   *     or is no name of a tag
   */
  public static TagFormat of(String pattern) throws ProviderException {
    int versions = 0;
    for (MatchResult found : PLACEHOLDER.matcher(pattern).results().toList()) {
      if (!KNOWN.contains(found.group(1))) {
        throw ProviderException.user(
            "%s: expected {artifact}, {directory}, {name}, {path} or {version}, found {%s}"
                .formatted(PARAMETER, found.group(1)),
            Names.hint(
                found.group(1), KNOWN, Map.of("dir", "directory", "artifactid", "artifact")));
      }
      versions += found.group(1).equals(VERSION) ? 1 : 0;
    }
    if (versions != 1) {
      throw ProviderException.user(
          PARAMETER + ": expected {version} once, found \"" + pattern + "\"",
          "by default it is " + DEFAULT.pattern());
    }
    TagFormat format = new TagFormat(pattern);
    format.tag(new Module("a", "a", "a", "a"), "1.0.0");
    return format;
  }

  /**
   * The tag of a release.
   *
   * @throws ProviderException if git takes no such name
   */
  public String tag(Module module, String version) throws ProviderException {
    String tag = prefix(module) + version + suffix(module);
    if (NO_NAME.matcher(tag).find()) {
      throw ProviderException.user(
          "%s: expected the name of a tag, found \"%s\" from \"%s\""
              .formatted(PARAMETER, tag, pattern),
          "git help check-ref-format tells what is one");
    }
    return tag;
  }

  /** The version that a tag of a module names; empty for a tag of something else. */
  public Optional<String> version(Module module, String tag) {
    String prefix = prefix(module);
    String suffix = suffix(module);
    boolean ours =
        tag.length() > prefix.length() + suffix.length()
            && tag.startsWith(prefix)
            && tag.endsWith(suffix);
    return ours
        ? Optional.of(tag.substring(prefix.length(), tag.length() - suffix.length()))
        : Optional.empty();
  }

  /** What all tags of a module begin with. */
  public String prefix(Module module) {
    return filled(pattern.substring(0, pattern.indexOf("{" + VERSION + "}")), module);
  }

  private String suffix(Module module) {
    String placeholder = "{" + VERSION + "}";
    return filled(pattern.substring(pattern.indexOf(placeholder) + placeholder.length()), module);
  }

  private static String filled(String text, Module module) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              String value = value(found.group(1), module);
              return Matcher.quoteReplacement(value.isEmpty() ? "" : value + found.group(2));
            });
  }

  private static String value(String placeholder, Module module) {
    return switch (placeholder) {
      case "artifact" -> module.artifact();
      case "directory" -> module.directory();
      case "name" -> module.name();
      default -> module.path();
    };
  }
}
