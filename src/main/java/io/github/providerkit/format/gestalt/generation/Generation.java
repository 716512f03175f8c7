package io.github.providerkit.format.gestalt.generation;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.shape.Shape.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One generation of the format, as data. Rules are the same for all of them and look at fields that
 * the shape has; a change of upstream is a line in a table.
 *
 * @param word its name in parameters, such as {@code app}
 * @param title its name in sentences, such as {@code the generation of May 2026}
 * @param schema name of its JSON Schema
 * @param shape all fields of a manifest with their types
 * @param kinds its kinds with their names, in the order of the consumer's own messages
 * @param aliases other names that the consumer takes for a kind
 * @param formerKinds names that it does not take, with the one that took their place
 * @param formerFields today's field by former name in lower case
 * @param modes who owns credentials
 * @param made what only packaging may write
 * @param roles whether a provider says itself which roles may call an operation
 * @param signs what gives a manifest of this generation away
 * @param names what its releases are called
 * @param metadata what the metadata of a release say
 */
public record Generation(
    String word,
    String title,
    String schema,
    Struct shape,
    Map<Kind, String> kinds,
    Map<String, Kind> aliases,
    Map<String, String> formerKinds,
    Map<String, String> formerFields,
    Modes modes,
    Made made,
    boolean roles,
    List<Sign> signs,
    Names names,
    Metadata metadata) {

  /**
   * Who owns credentials.
   *
   * @param connection the modes of a connection
   * @param anyCase whether case and white space around do not count
   * @param http the modes of an HTTP binding
   * @param former today's mode by former one
   */
  public record Modes(
      List<String> connection, boolean anyCase, List<String> http, Map<String, String> former) {
    /** A connection's mode as it is compared. */
    public String normal(String text) {
      return anyCase ? GoText.lower(GoText.trim(text)) : text;
    }
  }

  /**
   * What a source manifest leaves to packaging.
   *
   * @param program whether packaging alone writes {@code artifacts} and {@code entrypoint}
   * @param assets whether packaging alone writes {@code spec.assetRoot}, of an app that serves
   *     files
   */
  public record Made(boolean program, boolean assets) {}

  /**
   * What the files of a release are called.
   *
   * @param archivePrefix begins the name of every archive
   * @param program where a package has its program; {@code %s} stands for the provider's name
   * @param release where it is with the layout {@code release}; {@code %s} stands for system,
   *     machine and name
   */
  public record Names(String archivePrefix, String program, String release) {}

  /**
   * What a server reads before it opens an archive.
   *
   * @param validated whether that tells the manifest and its operations, as {@code
   *     staticValidation}
   * @param mostBytes the largest that it reads
   */
  public record Metadata(boolean validated, int mostBytes) {}

  /** Keeps the order of what was given. */
  public Generation {
    kinds = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(kinds));
    aliases = Map.copyOf(aliases);
    formerKinds = Map.copyOf(formerKinds);
    formerFields = Map.copyOf(formerFields);
    signs = List.copyOf(signs);
  }

  /** A kind's name in manifests and metadata; empty when the generation does not have it. */
  public Optional<String> nameOf(Kind kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  /**
   * A kind's name in manifests and metadata.
   *
   * @throws IllegalArgumentException if the generation does not have it
   */
  public String wordOf(Kind kind) {
    return nameOf(kind)
        .orElseThrow(() -> new IllegalArgumentException(word + " has no kind " + kind));
  }

  /** The kind by its name or alias, in any case; empty for any other text. */
  public Optional<Kind> kindOf(String text) {
    String name = GoText.trim(GoText.lower(text));
    return Optional.ofNullable(aliases.get(name))
        .or(
            () ->
                kinds.entrySet().stream()
                    .filter(kind -> kind.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst());
  }

  /** The names of all kinds. */
  public List<String> kindWords() {
    return new ArrayList<>(kinds.values());
  }

  /** Whether it is the same one; there is one of each name. */
  public boolean is(Generation other) {
    return word.equals(other.word);
  }

  /** The type of the field {@code spec}. */
  public Struct spec() {
    return (Struct) Objects.requireNonNull(shape.fields().get("spec"), "spec").shape();
  }
}
