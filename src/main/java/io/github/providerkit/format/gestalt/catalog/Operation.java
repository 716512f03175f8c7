package io.github.providerkit.format.gestalt.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An operation that a plugin may expose.
 *
 * @param name its id
 * @param place where it is declared
 * @param reach what may refer to it
 */
public record Operation(String name, OperationPlace place, Reach reach) {

  /** What may refer to an operation by its name. */
  public enum Reach {
    /** {@code spec.allowedOperations} and HTTP bindings. */
    FULL,
    /**
     * HTTP bindings alone: to {@code spec.allowedOperations}, GraphQL without a query is no
     * operation.
     */
    NOT_SELECTABLE,
    /**
     * {@code spec.allowedOperations} alone: HTTP bindings do not reach what an MCP server answers.
     */
    NOT_BINDABLE
  }

  /** The names of operations, in their order; the result may be changed. */
  public static Set<String> names(List<Operation> operations) {
    Set<String> names = new LinkedHashSet<>();
    operations.forEach(operation -> names.add(operation.name));
    return names;
  }

  /** The same operation under another name. */
  Operation renamed(String other, OperationPlace where) {
    return new Operation(other, where, reach);
  }
}
