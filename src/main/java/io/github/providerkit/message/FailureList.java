package io.github.providerkit.message;

import java.util.ArrayList;
import java.util.List;

/** Collects failures that stop a build, so that one run shows all of them. */
public final class FailureList {
  private final List<ProviderException> failures = new ArrayList<>();

  /** Work that can fail. */
  @FunctionalInterface
  public interface Work {
    void run() throws ProviderException;
  }

  /** Does work and keeps its failure. */
  public void collect(Work work) {
    try {
      work.run();
    } catch (ProviderException e) {
      add(e);
    }
  }

  /** Whether there is none yet. */
  public boolean isEmpty() {
    return failures.isEmpty();
  }

  /** Keeps a failure; the same text is kept once. */
  public void add(ProviderException failure) {
    if (failures.stream().noneMatch(known -> known.text().equals(failure.text()))) {
      failures.add(failure);
    }
  }

  /** Throws what was collected: one as it is, several as one that tells them all. */
  public void rethrow() throws ProviderException {
    if (failures.isEmpty()) {
      return;
    }
    ProviderException first = failures.get(0);
    if (failures.size() == 1) {
      throw first;
    }
    List<String> details = new ArrayList<>();
    for (ProviderException failure : failures) {
      details.addAll(failure.details());
      details.addAll(failure.text().lines().toList());
    }
    ProviderException all =
        ProviderException.user(
            failures.size() + " parts of the build failed, listed above", null, details);
    failures.forEach(all::addSuppressed);
    throw all;
  }
}
