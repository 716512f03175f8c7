package io.github.providerkit.manifest;

/**
 * A parsed text with positions: the first YAML document of a file, or its JSON value.
 *
 * @param file name to show in problems; never null
 * @param syntax how the text was read
 * @param text the decoded text that all spans point into; never null
 * @param root the top node; never null
 */
public record Document(String file, Syntax syntax, String text, Node root) {

  /** The two notations of a manifest. */
  public enum Syntax {
    JSON,
    YAML;

    /**
     * The notation of a file by its name: {@code .yaml} and {@code .yml} in any case are YAML,
     * everything else is JSON ({@code docs/spec/gestalt-manifest.md} section 1).
     */
    public static Syntax of(String fileName) {
      int dot = fileName.lastIndexOf('.');
      String extension = dot < 0 ? "" : fileName.substring(dot);
      return extension.equalsIgnoreCase(".yaml") || extension.equalsIgnoreCase(".yml")
          ? YAML
          : JSON;
    }
  }
}
