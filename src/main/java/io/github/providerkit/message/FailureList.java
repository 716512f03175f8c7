package io.github.providerkit.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects failures, from several threads too, so that one run shows all of them. */
public final class FailureList {
  private final List<ProviderException> failures = new ArrayList<>();
  private final String summary;

  /**
   * Creates an empty list.
   *
   * @param summary what several failures are called together, behind their number, such as {@code
   *     parts of the build failed}
   */
  public FailureList(String summary) {
    this.summary = summary;
  }

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

  /**
   * Does work for one of several and keeps its failure under its name. What nobody foresaw is kept
   * too, so that the others are told of all the same.
   */
  public void collect(String subject, Work work) {
    try {
      work.run();
    } catch (ProviderException e) {
      add(e.about(subject));
    } catch (RuntimeException | StackOverflowError e) {
      add(ProviderException.environment(subject + ": failed unexpectedly: " + e, e));
    }
  }

  /** Whether there is none yet. */
  public synchronized boolean isEmpty() {
    return failures.isEmpty();
  }

  /** Keeps a failure; the same text is kept once. */
  public synchronized void add(ProviderException failure) {
    if (failures.stream().noneMatch(known -> known.text().equals(failure.text()))) {
      failures.add(failure);
    }
  }

  /**
   * Throws what was collected: one as it is, several as one that tells them all, in the order of
   * their texts, since work that fails side by side has no other.
   */
  public synchronized void rethrow() throws ProviderException {
    if (failures.isEmpty()) {
      return;
    }
    ProviderException first = failures.get(0);
    if (failures.size() == 1) {
      throw first;
    }
    List<String> details = new ArrayList<>();
    failures.sort(Comparator.comparing(ProviderException::text));
    for (ProviderException failure : failures) {
      details.addAll(failure.details());
      details.addAll(failure.text().lines().toList());
    }
    ProviderException all =
        ProviderException.user(failures.size() + " " + summary + ", listed above", null, details);
    all = all.at(failures.stream().flatMap(failure -> failure.places().stream()).toList());
    failures.forEach(all::addSuppressed);
    throw all;
  }
}
