package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.checkstack.rules.PackageSelection;
import io.github.providerkit.format.checkstack.rules.Report;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.npm.BuildOutput;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares which files are packed with Bun and npm on a thousand random packages. Their answers are
 * written down; {@code -Dpacking.live} asks the programs themselves, and writes what they say to
 * {@code target/packing-peers.json}.
 */
class PackingComparisonTest {
  private static final int CASES = 1_000;

  @TempDir Path directory;

  @Test
  void packsWhatBothPackAndNothingThatNeitherDoes() throws Exception {
    // Given
    List<Map<String, String>> cases = PackingCases.of(CASES);
    List<Path> packages = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Path one = directory.resolve("case-" + i);
      PackingCases.lay(cases.get(i), one);
      packages.add(one);
    }
    List<PackingPeers.Answers> answers =
        System.getProperty("packing.live") == null
            ? PackingPeers.recorded()
            : PackingPeers.asked(packages, Path.of("target", "packing-peers.json"));

    // When
    int asBun = 0;
    int asNpm = 0;
    int agreed = 0;
    int asAgreed = 0;
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      PackingPeers.Answers peers = answers.get(i);
      Set<String> ours = packed(packages.get(i));
      asBun += ours.equals(peers.bun()) ? 1 : 0;
      asNpm += ours.equals(peers.npm()) ? 1 : 0;
      boolean same = peers.bun().equals(peers.npm());
      agreed += same ? 1 : 0;
      asAgreed += same && ours.equals(peers.bun()) ? 1 : 0;
      if (!isSound(ours, peers)) {
        wrong.add(
            "case %s: %s%n   ours %s%n   bun  %s%n   npm  %s"
                .formatted(i, cases.get(i), ours, peers.bun(), peers.npm()));
      }
    }

    // Then
    System.out.printf(
        "packed as Bun %s/%s, as npm %s/%s, where both agree %s/%s%n",
        asBun, CASES, asNpm, CASES, asAgreed, agreed);
    assertThat(wrong).isEmpty();
  }

  private static boolean isSound(Set<String> ours, PackingPeers.Answers peers) {
    Set<String> either = new TreeSet<>(peers.bun());
    either.addAll(peers.npm());
    Set<String> both = new TreeSet<>(peers.bun());
    both.retainAll(peers.npm());
    return ours.containsAll(both) && either.containsAll(ours);
  }

  private static Set<String> packed(Path directory) throws Exception {
    PackageJson json = PackageJson.quietly(directory.resolve(PackageJson.NAME)).orElseThrow();
    PackageSelection selection =
        PackageSelection.of(
            json,
            new BuildOutput(Set.of(), Set.of()),
            new Workspace(directory, Map.of(), Map.of()),
            new Report(PackageJson.NAME, new Problems(RuleLevels.DEFAULT)));
    Set<String> names = new TreeSet<>(selection.files().keySet());
    names.add(PackageJson.NAME);
    return names;
  }
}
