package io.github.providerkit.lock;

import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.List;

/** Collects what went wrong with several providers, so that one run tells all of it. */
final class Failures {
  private final List<ProviderException> failures = new ArrayList<>();

  /** Adds a failure. */
  synchronized void add(String provider, ProviderException failure) {
    String message = provider + ": " + failure.getMessage();
    failures.add(
        failure.fault() == ProviderException.Fault.USER
            ? ProviderException.user(message, failure.hint())
            : ProviderException.environment(message, failure));
  }

  /** Throws what was added; several failures as one, with a line for each. */
  synchronized void throwIfAny() throws ProviderException {
    if (failures.isEmpty()) {
      return;
    }
    if (failures.size() == 1) {
      throw failures.get(0);
    }
    List<String> lines = new ArrayList<>();
    failures.stream()
        .map(ProviderException::text)
        .distinct()
        .sorted()
        .forEach(text -> lines.addAll(List.of(text.split("\n"))));
    throw ProviderException.user(
        failures.size() + " releases cannot be locked, listed above", null, lines);
  }
}
