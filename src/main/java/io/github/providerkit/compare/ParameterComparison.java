package io.github.providerkit.compare;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what an operation takes with what it took. */
final class ParameterComparison {
  private final List<Change> changes = new ArrayList<>();
  private final String operation;

  private ParameterComparison(String operation) {
    this.operation = operation;
  }

  static List<Change> of(OfferedOperation before, OfferedOperation now) {
    ParameterComparison comparison = new ParameterComparison(now.name());
    Map<String, Parameter> earlier = byName(before);
    Map<String, Parameter> later = byName(now);
    for (Parameter parameter : earlier.values()) {
      Parameter same = later.get(parameter.name());
      if (same == null) {
        comparison.add(Judgement.MAJOR, parameter, "is not there any more");
      } else {
        comparison.compare(parameter, same);
      }
    }
    for (Parameter parameter : later.values()) {
      if (!earlier.containsKey(parameter.name())) {
        comparison.add(
            parameter.required() ? Judgement.MAJOR : Judgement.MINOR,
            parameter,
            parameter.required() ? "is new and required" : "is new");
      }
    }
    return comparison.changes;
  }

  private static Map<String, Parameter> byName(OfferedOperation operation) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    operation.parameters().forEach(one -> parameters.putIfAbsent(one.name(), one));
    return parameters;
  }

  private void compare(Parameter before, Parameter now) {
    if (before.required() != now.required()) {
      add(
          now.required() ? Judgement.MAJOR : Judgement.MINOR,
          now,
          now.required() ? "is required now" : "is not required any more");
    }
    if (!TypeWords.same(before.type(), now.type())) {
      boolean wider = TypeWords.takes(now.type(), before.type());
      add(
          wider ? Judgement.MINOR : Judgement.MAJOR,
          now,
          "takes %s now, it took %s"
              .formatted(TypeWords.shown(now.type()), TypeWords.shown(before.type())));
    }
    values(before, now);
  }

  private void values(Parameter before, Parameter now) {
    List<String> lost =
        before.values().stream().filter(value -> !now.values().contains(value)).toList();
    List<String> won =
        now.values().stream().filter(value -> !before.values().contains(value)).toList();
    if (now.values().isEmpty()) {
      if (!lost.isEmpty()) {
        add(Judgement.MINOR, now, "takes any value now");
      }
    } else if (before.values().isEmpty()) {
      add(Judgement.MAJOR, now, "takes nothing but " + String.join(", ", now.values()) + " now");
    } else if (!lost.isEmpty()) {
      add(Judgement.MAJOR, now, "does not take " + String.join(", ", lost) + " any more");
    } else if (!won.isEmpty()) {
      add(Judgement.MINOR, now, "takes " + String.join(", ", won) + " too");
    }
  }

  private void add(Judgement judgement, Parameter parameter, String words) {
    changes.add(
        new Change(
            judgement, "operation %s: parameter %s".formatted(operation, parameter.name()), words));
  }
}
