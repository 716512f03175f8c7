package io.github.providerkit.format.gestalt.generation;

import static io.github.providerkit.manifest.shape.Shape.Field.always;
import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.ANYTHING;
import static io.github.providerkit.manifest.shape.Shape.Leaf.FLAG;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;
import static io.github.providerkit.manifest.shape.Shape.Leaf.WHOLE;

import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Shape.Unknown;

/**
 * All fields of a manifest with their types, in the order in which the consumer writes them ({@code
 * docs/spec/gestalt-manifest.md} sections 3 and 8.3).
 */
public final class ManifestShape {
  private static final Shape TEXTS = new ListOf(TEXT);
  private static final Shape TEXT_MAP = new MapOf(TEXT, false);

  private static final Struct SELECTOR = Struct.of(always("source", TEXT), always("path", TEXT));

  private static final Struct PAGINATION =
      Struct.of(
          always("style", TEXT),
          of("cursorParam", TEXT),
          of("cursor", SELECTOR),
          of("limitParam", TEXT),
          of("defaultLimit", WHOLE),
          of("resultsPath", TEXT),
          of("maxPages", WHOLE));

  private static final Struct SECURITY_SCHEME =
      Struct.of(
          of("type", TEXT),
          of("description", TEXT),
          of("signatureHeader", TEXT),
          of("signaturePrefix", TEXT),
          of("payloadTemplate", TEXT),
          of("timestampHeader", TEXT),
          of("maxAgeSeconds", WHOLE),
          of("name", TEXT),
          of("in", TEXT),
          of("scheme", TEXT),
          of("secret", Struct.of(of("env", TEXT), of("secret", TEXT))));

  private static final Struct HTTP_BINDING =
      Struct.of(
          always("path", TEXT),
          always("method", TEXT),
          of("credentialMode", TEXT),
          of(
              "requestBody",
              Struct.of(of("required", FLAG), of("content", new MapOf(Struct.of(), true)))),
          of("security", TEXT),
          always("target", TEXT),
          of("ack", Struct.of(of("status", WHOLE), of("headers", TEXT_MAP), of("body", ANYTHING))));

  private static final Struct OPERATION =
      Struct.of(
          always("name", TEXT),
          of("description", TEXT),
          always("method", TEXT),
          always("path", TEXT),
          of("connection", TEXT),
          of(
              "connectionSelector",
              Struct.of(
                  always("parameter", TEXT), of("default", TEXT), always("values", TEXT_MAP))),
          of("allowedRoles", TEXTS),
          of("tags", TEXTS),
          of(
              "parameters",
              new ListOf(
                  Struct.of(
                      always("name", TEXT),
                      always("type", TEXT),
                      always("in", TEXT),
                      of("description", TEXT),
                      of("required", FLAG),
                      of("internal", FLAG)))));

  private static final Struct SURFACES =
      Struct.of(
          of(
              "rest",
              Struct.of(
                  of("connection", TEXT),
                  always("baseUrl", TEXT),
                  always("operations", new ListOf(OPERATION)))),
          of(
              "openapi",
              Struct.of(of("connection", TEXT), always("document", TEXT), of("baseUrl", TEXT))),
          of(
              "graphql",
              Struct.of(
                  of("connection", TEXT),
                  always("url", TEXT),
                  of("operationSelections", TEXT_MAP))),
          of("mcp", Struct.of(of("connection", TEXT), always("url", TEXT))));

  private static final Struct AUTH_VALUE =
      Struct.of(
          of("value", TEXT),
          of("valueFrom", Struct.of(of("credentialFieldRef", Struct.of(always("name", TEXT))))));

  private static final Struct AUTH =
      Struct.of(
          always("type", TEXT),
          of("authorizationUrl", TEXT),
          of("tokenUrl", TEXT),
          of("clientId", TEXT),
          of("clientSecret", TEXT),
          of("scopes", TEXTS),
          of("pkce", FLAG),
          of("clientAuth", TEXT),
          of("tokenExchange", TEXT),
          of("tokenPrefix", TEXT),
          of("accessTokenPath", TEXT),
          of("scopeParam", TEXT),
          of("scopeSeparator", TEXT),
          of("authorizationParams", TEXT_MAP),
          of("tokenParams", TEXT_MAP),
          of("refreshParams", TEXT_MAP),
          of("acceptHeader", TEXT),
          of("tokenMetadata", TEXTS),
          of(
              "tokenExchangeDrivers",
              new ListOf(
                  Struct.of(
                      always("type", TEXT),
                      of("targetPrincipal", TEXT),
                      of("scopes", TEXTS),
                      of("lifetimeSeconds", WHOLE),
                      of("endpoint", TEXT),
                      of("params", TEXT_MAP)))),
          of(
              "credentials",
              new ListOf(
                  Struct.of(always("name", TEXT), of("label", TEXT), of("description", TEXT)))),
          of(
              "authMapping",
              Struct.of(
                  of("headers", new MapOf(AUTH_VALUE, false)),
                  of(
                      "basic",
                      Struct.of(always("username", AUTH_VALUE), always("password", AUTH_VALUE))))));

  private static final Struct POST_CONNECT =
      Struct.of(
          always(
              "request",
              Struct.of(always("method", TEXT), always("url", TEXT), of("headers", TEXT_MAP))),
          of("sourcePath", TEXT),
          of("success", Struct.of(always("path", TEXT), always("equals", ANYTHING))),
          of("externalIdentity", Struct.of(always("type", TEXT), always("id", TEXT))),
          of("metadata", TEXT_MAP));

  private static final Struct CONNECTION =
      Struct.of(
          of("displayName", TEXT),
          of("mode", TEXT),
          of("exposure", TEXT),
          of("auth", AUTH),
          of(
              "params",
              new MapOf(
                  Struct.of(
                      of("required", FLAG),
                      of("description", TEXT),
                      of("default", TEXT),
                      of("from", TEXT),
                      of("field", TEXT)),
                  false)),
          of(
              "discovery",
              Struct.of(
                  always("url", TEXT),
                  of("idPath", TEXT),
                  of("namePath", TEXT),
                  of("metadata", TEXT_MAP))),
          of("postConnect", POST_CONNECT),
          of(
              "credentialRefresh",
              Struct.of(of("refreshInterval", TEXT), of("refreshBeforeExpiry", TEXT))));

  public static final Struct SPEC =
      Struct.of(
          Unknown.REFUSED_APART,
          of("configSchemaPath", TEXT),
          of("auth", Struct.of(of("provider", TEXT))),
          of("securitySchemes", new MapOf(SECURITY_SCHEME, true)),
          of("http", new MapOf(HTTP_BINDING, true)),
          of("mcp", FLAG),
          of("headers", TEXT_MAP),
          of(
              "managedParameters",
              new ListOf(
                  Struct.of(always("in", TEXT), always("name", TEXT), always("value", TEXT)))),
          of("surfaces", SURFACES),
          of(
              "allowedOperations",
              new MapOf(
                  Struct.of(
                      of("alias", TEXT),
                      of("description", TEXT),
                      of("allowedRoles", TEXTS),
                      of("tags", TEXTS),
                      of("paginate", FLAG),
                      of("pagination", PAGINATION)),
                  true)),
          of("defaultConnection", TEXT),
          of("connections", new MapOf(CONNECTION, true)),
          of(
              "responseMapping",
              Struct.of(
                  always("dataPath", TEXT),
                  of("pagination", Struct.of(of("hasMore", SELECTOR), of("cursor", SELECTOR))))),
          of("pagination", PAGINATION),
          of("requires", TEXTS),
          of("ui", Struct.of(of("path", TEXT))),
          of("assetRoot", TEXT),
          of("routes", new ListOf(Struct.of(always("path", TEXT), of("allowedRoles", TEXTS)))));

  public static final Struct MANIFEST =
      Struct.of(
          of("kind", TEXT),
          of("source", TEXT),
          always("version", TEXT),
          of("displayName", TEXT),
          of("description", TEXT),
          of("iconFile", TEXT),
          of(
              "release",
              Struct.of(of("build", Struct.of(of("workdir", TEXT), always("command", TEXTS))))),
          of(
              "artifacts",
              new ListOf(
                  Struct.of(
                      always("os", TEXT),
                      always("arch", TEXT),
                      of("libc", TEXT),
                      always("path", TEXT),
                      of("sha256", TEXT)))),
          of("entrypoint", Struct.of(always("artifactPath", TEXT), of("args", TEXTS))),
          of("spec", SPEC));

  private ManifestShape() {}
}
