package io.github.providerkit.format.legacy;

import static io.github.providerkit.format.schema.FieldRule.filled;
import static io.github.providerkit.format.schema.FieldRule.form;
import static io.github.providerkit.format.schema.FieldRule.neverEmpty;
import static io.github.providerkit.format.schema.FieldRule.optionalForm;
import static io.github.providerkit.format.schema.FieldRule.optionalWord;
import static io.github.providerkit.format.schema.FieldRule.required;
import static io.github.providerkit.format.schema.FieldRule.word;

import io.github.providerkit.format.schema.FieldRule;
import java.util.List;

/** What single fields have to hold ({@code docs/spec/gestalt-legacy.md} section 2). */
final class LegacyFields {
  private static final String SURFACES = "provider.surfaces.";
  private static final String PARAMETER = SURFACES + "rest.operations[].parameters[].";
  private static final String CONNECTION = "provider.connections.*.";
  private static final String MANAGED = "provider.managed_parameters[].";

  /** Those that nobody else looks at. */
  static final List<FieldRule> OWN =
      List.of(
          filled("webui.asset_root", "the directory of the built UI"),
          filled("artifacts[].os", "an operating system"),
          filled("artifacts[].arch", "an architecture"),
          filled("artifacts[].path", "a path inside the package"),
          optionalForm("artifacts[].sha256", "[a-f0-9]{64}", "64 hexadecimal digits in lower case"),
          neverEmpty("provider.config_schema_path", "a path inside the package"),
          neverEmpty("provider.static_catalog_path", "a path inside the package"),
          filled("provider.exec.artifact_path", "the path of one of the artifacts"),
          optionalWord(CONNECTION + "mode", "none", "user", "identity", "either"),
          word(CONNECTION + "auth.type", "oauth2", "mcp_oauth", "bearer", "manual", "none"),
          optionalWord(CONNECTION + "auth.client_auth", "header"),
          optionalWord(CONNECTION + "auth.token_exchange", "form", "json"),
          form(
              CONNECTION + "auth.credentials[].name",
              "[a-z][a-z0-9_]*+",
              "a name of lower-case letters, digits and underscores that begins with a letter"),
          optionalWord(CONNECTION + "params.*.from", "discovery"),
          required(CONNECTION + "discovery.url", "the URL to discover resources at"),
          word(MANAGED + "in", "header", "path"),
          filled(MANAGED + "name", "a name for the parameter"),
          filled(MANAGED + "value", "a value"),
          filled("provider.response_mapping.data_path", "the path of the data in a response"),
          filled(SURFACES + "rest.base_url", "the base URL of the operations"),
          filled(SURFACES + "rest.operations", "at least one operation"),
          word(PARAMETER + "type", "string", "int", "bool", "object", "array"),
          filled(SURFACES + "openapi.document", "the path or URL of an OpenAPI document"),
          neverEmpty(SURFACES + "openapi.base_url", "a base URL"),
          filled(SURFACES + "graphql.url", "the URL of the GraphQL endpoint"),
          filled(SURFACES + "mcp.url", "the URL of the MCP server"),
          neverEmpty(SURFACES + "*.connection", "the name of a connection"),
          required("provider.mcp.enabled", "true or false"));

  private LegacyFields() {}
}
