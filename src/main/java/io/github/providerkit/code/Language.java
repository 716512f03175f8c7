package io.github.providerkit.code;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The languages that providers are written in, in the order in which they are looked for ({@code
 * docs/spec/gestalt-release.md} section 4).
 */
public enum Language {
  GO("Go", Set.of(Kind.AUTHORIZATION, Kind.EXTERNAL_CREDENTIALS, Kind.RUNTIME)),
  RUST("Rust", Set.of(Kind.RUNTIME)),
  PYTHON("Python", Set.of()),
  TYPESCRIPT("TypeScript", Set.of()),
  /** Whatever the author's own commands compile; never looked for. */
  COMMANDS("the author's own commands", Set.of());

  /** What others call them. */
  public static final Map<String, String> OTHER_NAMES =
      Map.of(
          "golang",
          "go",
          "py",
          "python",
          "ts",
          "typescript",
          "js",
          "typescript",
          "javascript",
          "typescript",
          "bun",
          "typescript",
          "node",
          "typescript",
          "cargo",
          "rust");

  /** Kinds that every language can provide. */
  private static final Set<Kind> COMMON_KINDS =
      EnumSet.of(
          Kind.PLUGIN,
          Kind.AUTHENTICATION,
          Kind.INDEXEDDB,
          Kind.CACHE,
          Kind.S3,
          Kind.WORKFLOW,
          Kind.AGENT,
          Kind.SECRETS);

  private final String title;
  private final Set<Kind> moreKinds;

  Language(String title, Set<Kind> moreKinds) {
    this.title = title;
    this.moreKinds = moreKinds;
  }

  /** The name as its community writes it, such as {@code TypeScript}. */
  public String title() {
    return title;
  }

  /** The name in parameters and file names, such as {@code typescript}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a provider of this kind can be written in it. */
  public boolean supports(Kind kind) {
    return COMMON_KINDS.contains(kind) || moreKinds.contains(kind);
  }

  /** The language by its {@link #word()} in any case; empty for any other text. */
  public static Optional<Language> of(String word) {
    return found().filter(l -> l.word().equalsIgnoreCase(word.strip())).findFirst();
  }

  /** All words, in order. */
  public static List<String> words() {
    return found().map(Language::word).toList();
  }

  /** Those that code is recognised as. */
  private static Stream<Language> found() {
    return Arrays.stream(values()).filter(language -> language != COMMANDS);
  }
}
