package io.github.providerkit.compare;

import io.github.providerkit.format.Offer;
import io.github.providerkit.format.Offer.Connection;
import io.github.providerkit.format.OfferedOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what a provider offers with what it offered. What nobody knows is not compared. */
public final class OfferComparison {
  private final List<Change> changes = new ArrayList<>();

  private OfferComparison() {}

  /** What is different, the gravest first. */
  public static List<Change> of(Offer before, Offer now) {
    OfferComparison comparison = new OfferComparison();
    if (before.operations().isPresent() && now.operations().isPresent()) {
      comparison.operations(
          byName(before.operations().get()), byName(now.operations().get()), now.complete());
    }
    comparison.connections(before.connections(), now.connections());
    if (!before.defaultConnection().equals(now.defaultConnection())) {
      comparison.add(
          before.defaultConnection().isEmpty() ? Judgement.MINOR : Judgement.MAJOR,
          "the default connection",
          "is %s now, it was %s"
              .formatted(named(now.defaultConnection()), named(before.defaultConnection())));
    }
    return comparison.changes.stream().sorted(Change.ORDER).toList();
  }

  private static String named(String connection) {
    return connection.isEmpty() ? "none" : connection;
  }

  private static Map<String, OfferedOperation> byName(List<OfferedOperation> operations) {
    Map<String, OfferedOperation> named = new LinkedHashMap<>();
    operations.forEach(operation -> named.putIfAbsent(operation.name(), operation));
    return named;
  }

  private void operations(
      Map<String, OfferedOperation> before, Map<String, OfferedOperation> now, boolean complete) {
    Map<String, OfferedOperation> added = new LinkedHashMap<>(now);
    added.keySet().removeAll(before.keySet());
    for (OfferedOperation operation : before.values()) {
      OfferedOperation same = now.get(operation.name());
      if (same != null) {
        changes.addAll(ParameterComparison.of(operation, same));
        continue;
      }
      Optional<OfferedOperation> renamed = renamed(operation, added.values());
      if (renamed.isPresent()) {
        added.remove(renamed.get().name());
        add(Judgement.MAJOR, operation, "is called " + renamed.get().name() + " now");
        changes.addAll(ParameterComparison.of(operation, renamed.get()));
      } else if (complete) {
        add(Judgement.MAJOR, operation, "is not there any more");
      }
    }
    added.values().forEach(operation -> add(Judgement.MINOR, operation, "is new"));
  }

  /** The only new operation that asks the same of the service. */
  private static Optional<OfferedOperation> renamed(
      OfferedOperation before, Collection<OfferedOperation> added) {
    List<OfferedOperation> same =
        added.stream()
            .filter(one -> !one.path().isEmpty() && one.path().equals(before.path()))
            .filter(one -> one.method().equalsIgnoreCase(before.method()))
            .toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private void connections(Map<String, Connection> before, Map<String, Connection> now) {
    before.forEach(
        (name, connection) -> {
          Connection same = now.get(name);
          if (same == null) {
            connection(Judgement.MAJOR, name, "is not there any more");
          } else {
            compare(name, connection, same);
          }
        });
    now.keySet().stream()
        .filter(name -> !before.containsKey(name))
        .forEach(name -> connection(Judgement.MINOR, name, "is new"));
  }

  private void compare(String name, Connection before, Connection now) {
    if (!before.mode().equals(now.mode())) {
      connection(
          Judgement.MAJOR,
          name,
          "has the mode %s now, it had %s".formatted(now.mode(), before.mode()));
    }
    if (!before.auth().equals(now.auth())) {
      connection(
          Judgement.MAJOR,
          name,
          "has the authentication %s now, it had %s".formatted(now.auth(), before.auth()));
    }
    now.required().stream()
        .filter(parameter -> !before.required().contains(parameter))
        .forEach(
            parameter ->
                connection(Judgement.MAJOR, name, "requires the parameter " + parameter + " now"));
    before.required().stream()
        .filter(parameter -> !now.required().contains(parameter))
        .forEach(
            parameter ->
                connection(
                    Judgement.MINOR,
                    name,
                    "does not require the parameter " + parameter + " any more"));
  }

  private void connection(Judgement judgement, String name, String words) {
    add(judgement, "connection " + name, words);
  }

  private void add(Judgement judgement, OfferedOperation operation, String words) {
    add(judgement, "operation " + operation.name(), words);
  }

  private void add(Judgement judgement, String subject, String words) {
    changes.add(new Change(judgement, subject, words));
  }
}
