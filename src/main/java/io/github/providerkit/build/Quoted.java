package io.github.providerkit.build;

/** String literals that Go, Rust and TOML read alike. */
final class Quoted {
  private Quoted() {}

  /** The text between double quotes; it must hold no control characters. */
  static String of(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
