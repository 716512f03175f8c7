package io.github.providerkit.format.gestalt.generation;

import java.util.Set;

/**
 * A field that only one generation has, or one of a few values of a field ({@code
 * docs/spec/gestalt-app.md} section 8).
 *
 * @param field dotted path; {@code []} stands behind a list for its elements, {@code *} for the
 *     entries of a map
 * @param values the values that say so, in lower case; empty when the field alone does
 * @param where where it says so
 */
public record Sign(String field, Set<String> values, Where where) {
  /** Where a sign says something; elsewhere the other generations take it too. */
  public enum Where {
    /** In every manifest. */
    ANYWHERE,
    /** Not in a finished package. */
    SOURCE,
    /** In a manifest of the kind that has operations. */
    APPS,
    /** In such a manifest, and not in a finished package. */
    SOURCE_OF_APPS
  }

  /** A field that no other generation has. */
  static Sign field(String field) {
    return new Sign(field, Set.of(), Where.ANYWHERE);
  }

  /** A field that says so in some manifests. */
  static Sign field(Where where, String field) {
    return new Sign(field, Set.of(), where);
  }

  /** Names of kinds. */
  static Sign kinds(String... names) {
    return new Sign("kind", Set.of(names), Where.ANYWHERE);
  }

  /** Values that nobody looks at in kinds without operations. */
  static Sign values(String field, String... values) {
    return new Sign(field, Set.of(values), Where.APPS);
  }
}
