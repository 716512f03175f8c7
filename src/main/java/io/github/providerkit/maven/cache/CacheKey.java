package io.github.providerkit.maven.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what decides the bytes of a release, before anything is built. Two builds whose keys are
 * alike make the same release; where somebody cannot say so, the key is of no use, and says why.
 */
public final class CacheKey {
  private final Map<String, String> facts = new TreeMap<>();
  private final Set<String> programs = new LinkedHashSet<>();
  private @Nullable String unknown;
  private boolean whole;
  private boolean compiled;

  /** Adds a fact; the same name has the same value, or the later one. */
  public void fact(String name, String value) {
    facts.put(name, value);
  }

  /** Adds a program that a command of the author's starts. */
  public void program(String name) {
    programs.add(name);
  }

  /**
   * Says that something is not known that decides the bytes; the first reason is told.
   *
   * @param reason in words, to follow {@code not kept in the build cache:}
   */
  public void unknown(String reason) {
    if (unknown == null) {
      unknown = reason;
    }
  }

  /** Says that the provider's whole directory is released, with what is installed in it. */
  public void whole() {
    whole = true;
  }

  /** Whether the whole directory is released. */
  boolean isWhole() {
    return whole;
  }

  /** Says that code is compiled. */
  public void compiled() {
    compiled = true;
  }

  /** Whether anything is made of packages that come from registries. */
  boolean takesPackages() {
    return compiled || !programs.isEmpty();
  }

  /** The programs that the author's commands start, in order. */
  Set<String> programs() {
    return programs;
  }

  /** Why it is of no use; empty when it is. */
  Optional<String> reason() {
    return Optional.ofNullable(unknown);
  }

  /** The digest of all facts, as lower-case hex. */
  String digest() {
    StringBuilder text = new StringBuilder();
    // Lengths keep one fact from looking like two others.
    facts.forEach(
        (name, value) ->
            text.append(name.length())
                .append(' ')
                .append(name)
                .append(' ')
                .append(value.length())
                .append(' ')
                .append(value)
                .append('\n'));
    return Sha256.of(text.toString().getBytes(UTF_8));
  }
}
