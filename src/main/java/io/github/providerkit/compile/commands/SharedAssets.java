package io.github.providerkit.compile.commands;

import io.github.providerkit.compile.commands.BuiltFiles.State;
import io.github.providerkit.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which commands of a build need not run again for further platforms, because files to serve, which
 * are the same for all of them, are all that they made for the first ({@code
 * docs/spec/gestalt-app.md} section 3).
 *
 * @param platform the platform that was built for first
 * @param steps their indexes in the build
 * @param complete whether nothing else was made, so that none of the commands has to run
 */
record SharedAssets(Platform platform, Set<Integer> steps, boolean complete) {
  SharedAssets {
    steps = Set.copyOf(steps);
  }

  /**
   * Concludes from a build.
   *
   * @param states what there was before it, and after each command
   * @param program whether it made a program
   */
  static SharedAssets of(Platform platform, List<State> states, boolean program) {
    List<Integer> assets = new ArrayList<>();
    boolean others = false;
    for (int i = 1; i < states.size(); i++) {
      State before = states.get(i - 1);
      State after = states.get(i);
      if (after.differsInAssetsAlone(before)) {
        assets.add(i - 1);
      } else if (!after.equals(before)) {
        // What is made of them may be packaged in it.
        assets.clear();
        others = true;
      }
    }
    return new SharedAssets(
        platform, new TreeSet<>(assets), !assets.isEmpty() && !others && !program);
  }

  /** Whether there is anything that need not be made again. */
  boolean isEmpty() {
    return steps.isEmpty();
  }
}
