package io.github.providerkit.tag;

import io.github.providerkit.format.grammar.NpmVersion;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The tags of a repository, read as releases. A tag of something else is none. */
public final class ReleaseTags {
  private final NavigableMap<String, String> commits;
  private final TagFormat format;

  /**
   * Reads tags.
   *
   * @param commits commits by tag
   */
  public ReleaseTags(Map<String, String> commits, TagFormat format) {
    this.commits = new TreeMap<>(commits);
    this.format = format;
  }

  /**
   * A release.
   *
   * @param tag its tag
   * @param version its version
   * @param commit what it was made of
   */
  public record Tagged(String tag, NpmVersion version, String commit) {}

  /** Whether there are none at all. */
  public boolean isEmpty() {
    return commits.isEmpty();
  }

  /** The commit of a tag; empty when there is no such tag. */
  public Optional<String> commit(String tag) {
    return Optional.ofNullable(commits.get(tag));
  }

  /** The release of a module with the highest version; empty when there is none. */
  public Optional<Tagged> last(TagFormat.Module module) {
    String prefix = format.prefix(module);
    return commits.tailMap(prefix, true).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .flatMap(
            entry ->
                format
                    .version(module, entry.getKey())
                    .flatMap(NpmVersion::parse)
                    .map(version -> new Tagged(entry.getKey(), version, entry.getValue()))
                    .stream())
        .max(Comparator.comparing(Tagged::version));
  }
}
