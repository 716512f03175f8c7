package io.github.providerkit.format.legacy;

import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.FLAG;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;

import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;

/**
 * All fields of a {@code plugin.yaml} with their types ({@code docs/spec/gestalt-legacy.md} section
 * 2).
 */
final class LegacyShape {
  private static final Shape TEXTS = new ListOf(TEXT);
  private static final Shape TEXT_MAP = new MapOf(TEXT, false);

  private static final Struct OPERATION =
      Struct.of(
          of("name", TEXT),
          of("description", TEXT),
          of("method", TEXT),
          of("path", TEXT),
          of(
              "parameters",
              new ListOf(
                  Struct.of(
                      of("name", TEXT),
                      of("type", TEXT),
                      of("in", TEXT),
                      of("description", TEXT),
                      of("required", FLAG)))));

  private static final Struct SURFACES =
      Struct.of(
          of(
              "rest",
              Struct.of(
                  of("connection", TEXT),
                  of("base_url", TEXT),
                  of("operations", new ListOf(OPERATION)))),
          of(
              "openapi",
              Struct.of(of("connection", TEXT), of("document", TEXT), of("base_url", TEXT))),
          of("graphql", Struct.of(of("connection", TEXT), of("url", TEXT))),
          of("mcp", Struct.of(of("connection", TEXT), of("url", TEXT))));

  private static final Struct AUTH =
      Struct.of(
          of("type", TEXT),
          of("authorization_url", TEXT),
          of("token_url", TEXT),
          of("client_id", TEXT),
          of("client_secret", TEXT),
          of("scopes", TEXTS),
          of("pkce", FLAG),
          of("client_auth", TEXT),
          of("token_exchange", TEXT),
          of("access_token_path", TEXT),
          of("scope_param", TEXT),
          of("scope_separator", TEXT),
          of("authorization_params", TEXT_MAP),
          of("token_params", TEXT_MAP),
          of("refresh_params", TEXT_MAP),
          of("accept_header", TEXT),
          of("token_metadata", TEXTS),
          of(
              "credentials",
              new ListOf(
                  Struct.of(
                      of("name", TEXT),
                      of("label", TEXT),
                      of("description", TEXT),
                      of("help_url", TEXT)))));

  private static final Struct CONNECTION =
      Struct.of(
          of("mode", TEXT),
          of("auth", AUTH),
          of(
              "params",
              new MapOf(
                  Struct.of(of("required", FLAG), of("description", TEXT), of("from", TEXT)),
                  false)),
          of(
              "discovery",
              Struct.of(
                  of("url", TEXT),
                  of("id_path", TEXT),
                  of("name_path", TEXT),
                  of("metadata", TEXT_MAP))));

  private static final Struct PROVIDER =
      Struct.of(
          of("config_schema_path", TEXT),
          of("static_catalog_path", TEXT),
          of("exec", Struct.of(of("artifact_path", TEXT), of("args", TEXTS))),
          of("connections", new MapOf(CONNECTION, false)),
          of("headers", TEXT_MAP),
          of(
              "managed_parameters",
              new ListOf(Struct.of(of("in", TEXT), of("name", TEXT), of("value", TEXT)))),
          of(
              "response_mapping",
              Struct.of(
                  of("data_path", TEXT),
                  of("pagination", Struct.of(of("has_more_path", TEXT), of("cursor_path", TEXT))))),
          of(
              "allowed_operations",
              new MapOf(Struct.of(of("alias", TEXT), of("description", TEXT)), false)),
          of("surfaces", SURFACES),
          of("mcp", Struct.of(of("enabled", FLAG))));

  static final Struct MANIFEST =
      Struct.of(
          of("source", TEXT),
          of("version", TEXT),
          of("display_name", TEXT),
          of("description", TEXT),
          of("icon_file", TEXT),
          of("provider", PROVIDER),
          of("webui", Struct.of(of("asset_root", TEXT))),
          of(
              "artifacts",
              new ListOf(
                  Struct.of(
                      of("os", TEXT), of("arch", TEXT), of("path", TEXT), of("sha256", TEXT)))));

  private LegacyShape() {}
}
