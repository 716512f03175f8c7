package io.github.providerkit.format;

import java.util.List;

/**
 * Something that a provider can be asked to do.
 *
 * @param name its name
 * @param method method of HTTP; empty where it has none
 * @param path path on its service; empty where it has none
 * @param description its author's words; empty where there are none
 * @param parameters what it takes, in its author's order
 */
public record OfferedOperation(
    String name, String method, String path, String description, List<Parameter> parameters) {
  /** Copies the parameters. */
  public OfferedOperation {
    parameters = List.copyOf(parameters);
  }

  /**
   * Something that an operation takes.
   *
   * @param name its name
   * @param type its type in its author's words, several joined by {@code or}; empty where it has
   *     none
   * @param required whether it has to be there
   * @param description its author's words; empty where there are none
   * @param values what alone it takes; empty for anything
   */
  public record Parameter(
      String name, String type, boolean required, String description, List<String> values) {
    /** Copies the values. */
    public Parameter {
      values = List.copyOf(values);
    }

    /** One that takes any value. */
    public Parameter(String name, String type, boolean required, String description) {
      this(name, type, required, description, List.of());
    }
  }
}
