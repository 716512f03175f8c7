package io.github.providerkit.plan;

import io.github.providerkit.compare.ReleaseDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build would release of one module.
 *
 * @param project how Maven's {@code -pl} names it
 * @param path its directory from the repository's root; empty for the root
 * @param artifact {@code group:artifact}
 * @param identity what its manifest says
 * @param tag the tag of the release; empty where there is none
 * @param tagged whether that tag is there
 * @param committed whether everything that it is made from is in the last commit
 * @param state where the version stands
 * @param why what the state rests on, in words; empty where there is nothing to say
 * @param languages of its code
 * @param platforms what it would be built for; empty for what is the same everywhere
 * @param coordinates {@code group:artifact:type[:classifier]:version} of what would be deployed
 * @param difference what is different from the release before; empty where nobody looked
 */
public record PlannedModule(
    String project,
    String path,
    String artifact,
    Identity identity,
    String tag,
    boolean tagged,
    boolean committed,
    ReleaseState state,
    String why,
    List<String> languages,
    List<String> platforms,
    List<String> coordinates,
    Optional<ReleaseDifference> difference) {
  /** Copies the lists. */
  public PlannedModule {
    languages = List.copyOf(languages);
    platforms = List.copyOf(platforms);
    coordinates = List.copyOf(coordinates);
  }

  /** The same with what is different from the release before. */
  public PlannedModule with(ReleaseDifference found) {
    return copy(state, why, Optional.of(found));
  }

  /** The same, which cannot be released for what is different. */
  public PlannedModule refused() {
    return copy(ReleaseState.INVALID, "see above", difference);
  }

  private PlannedModule copy(ReleaseState other, String reason, Optional<ReleaseDifference> found) {
    return new PlannedModule(
        project,
        path,
        artifact,
        identity,
        tag,
        tagged,
        committed,
        other,
        reason,
        languages,
        platforms,
        coordinates,
        found);
  }

  /**
   * What a manifest says.
   *
   * @param name the provider's short name
   * @param version the version of the release
   * @param kind its kind in the words of its format
   * @param format the format
   */
  public record Identity(String name, String version, String kind, String format) {}

  /** Whether a tag is to be made for it. */
  public boolean needsTag() {
    return state == ReleaseState.NEW && !tagged && !tag.isEmpty();
  }

  /** One line for people. */
  public String line() {
    StringBuilder line = new StringBuilder(path.isEmpty() ? project : path);
    line.append(' ').append(identity.version()).append(": ").append(state.words());
    if (state == ReleaseState.NEW) {
      line.append(tag.isEmpty() ? "" : " as " + tag);
      line.append(platforms.isEmpty() ? "" : ", for " + String.join(", ", platforms));
    }
    return line.append(why.isEmpty() ? "" : "; " + why).toString();
  }

  Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("project", project);
    data.put("path", path);
    data.put("artifact", artifact);
    data.put("name", identity.name());
    data.put("version", identity.version());
    data.put("kind", identity.kind());
    data.put("format", identity.format());
    data.put("state", state.word());
    data.put("why", why);
    data.put("tag", tag);
    data.put("tagged", tagged);
    data.put("languages", languages);
    data.put("platforms", platforms);
    data.put("coordinates", coordinates);
    difference.ifPresent(found -> data.put("changes", found.data()));
    return data;
  }
}
