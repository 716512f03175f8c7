package io.github.providerkit.compile;

/** String literals that Go, Rust and TOML read alike. */
public final class Quoted {
  private Quoted() {}

  /** The text between double quotes; it must hold no control characters. */
  public static String of(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
