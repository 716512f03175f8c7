package io.github.providerkit.compare;

import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What users notice of a release.
 *
 * @param before the version of the release before
 * @param now the version of this one
 * @param changes what is different, the gravest first
 */
public record ReleaseDifference(String before, String now, List<Change> changes) {
  /** Copies the list. */
  public ReleaseDifference {
    changes = List.copyOf(changes);
  }

  /** What the changes ask of the version. */
  public Judgement needed() {
    return changes.stream()
        .map(Change::judgement)
        .max(Comparator.naturalOrder())
        .orElse(Judgement.PATCH);
  }

  /** Whether the version says what has changed. */
  public boolean isTold() {
    return needed().compareTo(allowed()) <= 0;
  }

  private Judgement allowed() {
    return VersionStep.allows(before, now);
  }

  /** One line for people. */
  public String summary() {
    if (changes.isEmpty()) {
      return "nothing that its users notice has changed since " + before;
    }
    List<String> counts = new ArrayList<>();
    for (Judgement judgement : List.of(Judgement.MAJOR, Judgement.MINOR, Judgement.PATCH)) {
      long count = changes.stream().filter(change -> change.judgement() == judgement).count();
      if (count > 0) {
        counts.add(count + " " + judgement.word());
      }
    }
    return "changed since %s: %s%s"
        .formatted(
            before,
            String.join(", ", counts),
            isTold() ? "" : "; that asks for " + VersionStep.next(before, needed()));
  }

  /**
   * Tells each change that breaks its users under a version that does not say so. What is only new
   * under a version that does not say so breaks nobody, and {@link #summary()} has it.
   *
   * @param manifest the file that they are told of
   */
  public void report(String manifest, Problems problems) {
    if (allowed() == Judgement.MAJOR) {
      return;
    }
    for (Change change : changes) {
      if (change.judgement() == Judgement.MAJOR) {
        problems.add(
            ManifestCheck.BREAKING_CHANGE,
            manifest,
            "",
            Position.START,
            "version %s: expected nothing that breaks users of %s, found that %s"
                .formatted(now, before, change.line()),
            "release it as "
                + VersionStep.next(before, Judgement.MAJOR)
                + "; -Dprovider.rules."
                + ManifestCheck.BREAKING_CHANGE.code()
                + "=off where nobody minds");
      }
    }
  }

  /** The same for machines. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("since", before);
    data.put("needs", needed().word());
    data.put("allows", allowed().word());
    data.put(
        "list",
        changes.stream()
            .map(
                change -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("judgement", change.judgement().word());
                  one.put("subject", change.subject());
                  one.put("change", change.words());
                  return one;
                })
            .toList());
    return data;
  }
}
