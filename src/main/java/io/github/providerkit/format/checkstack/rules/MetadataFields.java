package io.github.providerkit.format.checkstack.rules;

import static io.github.providerkit.format.schema.FieldRule.filled;
import static io.github.providerkit.format.schema.FieldRule.optionalForm;
import static io.github.providerkit.format.schema.FieldRule.required;

import io.github.providerkit.format.schema.FieldRule;
import java.util.List;

/**
 * What single fields of a {@code package.json} have to hold ({@code docs/spec/checkstack.md}
 * section 1.1), for the rules and for the JSON Schema.
 */
public final class MetadataFields {
  static final FieldRule NAME = filled("name", "the name of the npm package");
  static final FieldRule VERSION = filled("version", "the version");
  static final FieldRule DESCRIPTION = filled("description", "a description in one line");
  static final FieldRule AUTHOR = filled("author", "an author");
  static final FieldRule CONTRIBUTOR = filled("contributors[]", "an author");
  static final FieldRule LICENSE = filled("license", "a licence, such as \"MIT\"");
  static final FieldRule REPOSITORY_URL = required("repository.url", "the URL of the repository");

  static final FieldRule CHECKSTACK =
      required("checkstack", "an object with the plugin's type and pluginId");

  static final FieldRule TYPE =
      new FieldRule(
          "checkstack.type",
          true,
          false,
          List.of("backend", "frontend", "common"),
          null,
          "backend, frontend or common");

  static final FieldRule PLUGIN_ID =
      optionalForm(
          "checkstack.pluginId",
          "(?!.*--)(?!.*-$)[a-z][a-z0-9-]{0,62}",
          "at most 63 lower-case letters, digits and single dashes, a letter first");

  static final FieldRule SIBLING = filled("checkstack.bundle[]", "the name of a sibling package");

  /** The name in an author that is an object. */
  public static final FieldRule PERSON_NAME = filled("author.name", "the author's name");

  /** All of them. */
  public static final List<FieldRule> ALL =
      List.of(
          NAME,
          VERSION,
          DESCRIPTION,
          AUTHOR,
          PERSON_NAME,
          CONTRIBUTOR,
          LICENSE,
          REPOSITORY_URL,
          CHECKSTACK,
          TYPE,
          PLUGIN_ID,
          SIBLING);

  private MetadataFields() {}
}
