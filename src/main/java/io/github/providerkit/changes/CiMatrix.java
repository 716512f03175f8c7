package io.github.providerkit.changes;

import io.github.providerkit.code.Language;
import io.github.providerkit.platform.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The jobs that build modules for all their platforms: what one machine builds for all of them goes
 * to one job, what each platform has to build itself to one job a platform.
 */
public final class CiMatrix {
  /** Freezing takes the interpreter of the platform, and linking its linker. */
  private static final Set<Language> BOUND =
      EnumSet.of(Language.PYTHON, Language.RUST, Language.COMMANDS);

  /** The machines that GitHub has, by platform. */
  private static final Map<String, String> RUNNERS =
      Map.of(
          "linux/amd64", "ubuntu-24.04",
          "linux/arm64", "ubuntu-24.04-arm",
          "darwin/amd64", "macos-15-intel",
          "darwin/arm64", "macos-15",
          "windows/amd64", "windows-2025",
          "windows/arm64", "windows-11-arm");

  private static final Platform USUAL = Platform.of("linux", "amd64");
  private static final String TOGETHER = "all";

  private CiMatrix() {}

  /**
   * A module to build.
   *
   * @param project how Maven's {@code -pl} names it
   * @param languages of its code; empty where nothing is compiled
   * @param platforms to build for
   */
  public record Part(String project, Set<Language> languages, List<Platform> platforms) {
    boolean isBound() {
      return languages.stream().anyMatch(BOUND::contains);
    }
  }

  /**
   * A job.
   *
   * @param name {@code all}, or the platform that it is for
   * @param runner the machine in GitHub's words; empty for a platform without one
   * @param platforms what to build for
   * @param languages of the code that it builds
   * @param projects what to build
   */
  public record Job(
      String name,
      String runner,
      Set<Platform> platforms,
      Set<Language> languages,
      Set<String> projects) {
    private static Job empty(String name, String runner) {
      return new Job(
          name,
          runner,
          new LinkedHashSet<>(),
          EnumSet.noneOf(Language.class),
          new LinkedHashSet<>());
    }

    private void add(Part part, Collection<Platform> built) {
      platforms.addAll(built);
      languages.addAll(part.languages());
      projects.add(part.project());
    }
  }

  /** The jobs for modules: first the one for what is built together, if there is anything. */
  public static List<Job> of(List<Part> parts) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    Job together = Job.empty(TOGETHER, RUNNERS.getOrDefault(USUAL.target(), ""));
    for (Part part : parts) {
      if (part.isBound()) {
        for (Platform platform : part.platforms()) {
          String runner = RUNNERS.getOrDefault(platform.target(), "");
          jobs.computeIfAbsent(platform.toString(), name -> Job.empty(name, runner))
              .add(part, List.of(platform));
        }
      } else {
        together.add(part, part.languages().isEmpty() ? List.of() : part.platforms());
      }
    }
    List<Job> all = new ArrayList<>(jobs.values());
    if (!together.projects().isEmpty()) {
      all.add(0, together);
    }
    return all;
  }
}
