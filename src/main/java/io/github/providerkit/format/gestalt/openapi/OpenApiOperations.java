package io.github.providerkit.format.gestalt.openapi;

import io.github.providerkit.format.gestalt.catalog.OpenApi;
import io.github.providerkit.format.gestalt.catalog.Operation;
import io.github.providerkit.format.gestalt.catalog.Operation.Reach;
import io.github.providerkit.format.gestalt.catalog.OperationPlace;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Paths;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of an OpenAPI document that the consumer sees: those with an {@code operationId},
 * as it is written. What it leaves out in silence is told as a warning.
 */
final class OpenApiOperations {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");
  private static final Set<String> NO_OPERATIONS =
      Set.of("parameters", "servers", "summary", "description");

  private final String file;
  private final OpenApiReferences references;
  private final Problems problems;
  private final Map<String, Operation> found = new LinkedHashMap<>();
  private final IdentityHashMap<Node, Optional<Node>> followed = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Boolean> readable = new IdentityHashMap<>();
  private @Nullable OperationPlace nameless;
  private int namelessCount;

  OpenApiOperations(String file, OpenApiReferences references, Problems problems) {
    this.file = file;
    this.references = references;
    this.problems = problems;
  }

  /** The operations; empty when the consumer does not get through the document. */
  Optional<OpenApi> of(Node root) {
    for (Entry item : pathItems(root)) {
      OperationPlace place = place(Paths.child("paths", Nodes.text(item.key())), item.value());
      Optional<Node> target = follow(item.value());
      if (target.isEmpty()) {
        String expected = "a path item, or a reference to one in this document";
        warn(place, expected, "none of the document's operations");
        found.clear();
        break;
      }
      if (isReference(target.get())) {
        report(
            GestaltRules.OPENAPI_DOCUMENT,
            place,
            "expected a reference that ends at a path item, found one that leads back to itself");
        return Optional.empty();
      }
      if (hasReadableParameters(target.get(), place)) {
        pathItem(target.get(), place);
      }
    }
    tellNameless();
    return Optional.of(new OpenApi(List.copyOf(found.values())));
  }

  private static Collection<Entry> pathItems(Node root) {
    Map<String, Entry> items = new LinkedHashMap<>();
    for (Entry item : Nodes.get(root, "paths").map(Nodes::entries).orElse(List.of())) {
      if (!isExtension(item)) {
        // JSON keys may repeat, and the last one counts.
        items.put(Nodes.text(item.key()), item);
      }
    }
    return items.values();
  }

  private static boolean isExtension(Entry entry) {
    return GoText.lower(Nodes.text(entry.key())).startsWith("x-");
  }

  private OperationPlace place(String path, Node node) {
    return new OperationPlace(file, path, node.position());
  }

  private static boolean isReference(Node node) {
    return OpenApiReferences.reference(node).isPresent();
  }

  /**
   * The node itself, or what it refers to, however many references away; empty when that is not in
   * the document. Of references in a circle, one.
   */
  private Optional<Node> follow(Node node) {
    Set<Node> met = Collections.newSetFromMap(new IdentityHashMap<>());
    Optional<Node> next = Optional.of(node.target());
    while (next.isPresent() && isReference(next.get()) && met.add(next.get())) {
      Optional<Node> known = followed.get(next.get());
      if (known != null) {
        next = known;
        break;
      }
      next = target(next.get());
    }
    // Many chains of references may share their end.
    for (Node each : met) {
      followed.put(each, next);
    }
    return next;
  }

  private boolean hasReadableParameters(Node item, OperationPlace place) {
    Optional<Node> parameters = Nodes.get(item, "parameters");
    if (parameters.isEmpty() || isReadable(parameters.get())) {
      return true;
    }
    warn(
        place(Paths.child(place.path(), "parameters"), parameters.get()),
        "a list of parameters that are all in this document",
        "none of the path's operations");
    return false;
  }

  private void pathItem(Node item, OperationPlace place) {
    for (Entry entry : Nodes.entries(item)) {
      String key = Nodes.text(entry.key());
      if (isExtension(entry) || NO_OPERATIONS.contains(key) || !Nodes.isMap(entry.value())) {
        continue;
      }
      OperationPlace here = place(Paths.child(place.path(), key), entry.value());
      Optional<Node> operation = follow(entry.value()).filter(node -> !isReference(node));
      if (operation.isEmpty()) {
        warn(
            here,
            "an operation, or a reference to one in this document",
            "neither this operation nor those that follow on the path");
        return;
      }
      if (METHODS.contains(key)) {
        operation(operation.get(), here);
      }
    }
  }

  /** The parameters of a path are a list, and what they refer to is in the document. */
  private boolean isReadable(Node parameters) {
    Optional<Node> list = target(parameters).map(Node::target);
    // Many paths may share a list.
    return list.isPresent() && readable.computeIfAbsent(list.get(), this::isReadableList);
  }

  private boolean isReadableList(Node list) {
    return Nodes.isList(list)
        && Nodes.items(list).stream()
            .map(this::target)
            .allMatch(parameter -> parameter.isPresent() && hasReadableSchema(parameter.get()));
  }

  private boolean hasReadableSchema(Node parameter) {
    return Nodes.get(parameter, "schema").flatMap(OpenApiReferences::reference).stream()
        .noneMatch(reference -> references.dangles(Nodes.text(reference)));
  }

  /** The node, or what it refers to; empty when that is not in the document. */
  private Optional<Node> target(Node node) {
    Optional<Node> reference = OpenApiReferences.reference(node);
    return reference.isEmpty() ? Optional.of(node) : references.target(Nodes.text(reference.get()));
  }

  private void operation(Node operation, OperationPlace place) {
    // The consumer finds this key in any case.
    Optional<Node> id =
        Nodes.entries(operation).stream()
            .filter(entry -> GoText.lower(Nodes.text(entry.key())).equals("operationid"))
            .map(Entry::value)
            .findFirst();
    String name = id.map(Nodes::text).orElse("");
    if (name.isEmpty()) {
      nameless = nameless == null ? place : nameless;
      namelessCount++;
      return;
    }
    OperationPlace where = place(Paths.child(place.path(), "operationId"), id.get().target());
    Operation first = found.putIfAbsent(name, new Operation(name, where, Reach.FULL));
    if (first != null) {
      report(
          GestaltRules.OPENAPI_OPERATION,
          where,
          ("expected each operationId once, found \"%s\" again (first in line %s);"
                  + " the consumer keeps one of the two")
              .formatted(name, first.place().position().line()));
    }
  }

  private void tellNameless() {
    if (nameless != null) {
      report(
          GestaltRules.OPENAPI_OPERATION,
          nameless,
          ("expected an operationId for each operation, found none for %s of them, this one first;"
                  + " the consumer leaves them out")
              .formatted(namelessCount));
    }
  }

  private void warn(OperationPlace place, String expected, String seen) {
    report(
        GestaltRules.OPENAPI_OPERATION,
        place,
        "expected %s, found something else; the consumer then sees %s".formatted(expected, seen));
  }

  private void report(Rule rule, OperationPlace place, String message) {
    place.report(problems, rule, message, null);
  }
}
