package io.github.providerkit.lock.config.check;

import static io.github.providerkit.manifest.shape.Shape.Field.of;
import static io.github.providerkit.manifest.shape.Shape.Leaf.ANYTHING;
import static io.github.providerkit.manifest.shape.Shape.Leaf.FLAG;
import static io.github.providerkit.manifest.shape.Shape.Leaf.TEXT;
import static io.github.providerkit.manifest.shape.Shape.Leaf.WHOLE;

import io.github.providerkit.format.gestalt.generation.ManifestShape;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All fields of a deployment's configuration with their types ({@code docs/spec/gestalt-lock.md}
 * section 2): the server takes no other.
 */
final class ConfigShape {
  private static final Shape TEXTS = new ListOf(TEXT);
  private static final Shape TEXT_MAP = new MapOf(TEXT, false);
  private static final Shape FREE_MAP = new MapOf(ANYTHING, false);

  private static final Struct SPEC = inner(ManifestShape.MANIFEST, "spec");
  private static final Struct CONNECTION =
      (Struct) ((MapOf) SPEC.field("connections").shape()).value();

  private static final Struct AUTH =
      with(
          inner(CONNECTION, "auth"),
          of("token", TEXT),
          of("grantType", TEXT),
          of("refreshToken", TEXT),
          of("redirectUrl", TEXT));

  private static final Shape CONNECTIONS =
      new MapOf(
          Struct.of(
              of("ref", TEXT),
              CONNECTION.field("displayName"),
              CONNECTION.field("mode"),
              CONNECTION.field("exposure"),
              of("auth", AUTH),
              CONNECTION.field("params"),
              CONNECTION.field("credentialRefresh")),
          true);

  private static final Struct HARNESS =
      Struct.of(
          of("command", TEXT),
          of("args", TEXTS),
          of("env", TEXT_MAP),
          of("workingDirectory", TEXT),
          of("requiredCommands", TEXTS),
          of(
              "install",
              Struct.of(
                  of("instructions", TEXT),
                  of(
                      "commands",
                      new ListOf(
                          Struct.of(
                              of("description", TEXT),
                              of("command", TEXT),
                              of("args", TEXTS),
                              of("shell", TEXT),
                              of("env", TEXT_MAP)))))));

  private static final Struct LIFECYCLE =
      Struct.of(
          of(
              "sessionStart",
              new ListOf(
                  Struct.of(
                      of("id", TEXT),
                      of("type", TEXT),
                      of("command", TEXTS),
                      of("cwd", TEXT),
                      of("timeout", TEXT),
                      of("env", TEXT_MAP),
                      of(
                          "output",
                          Struct.of(of("additionalContext", FLAG), of("metadata", FLAG)))))));

  private static final Struct PLACEMENT =
      Struct.of(
          of("provider", TEXT),
          of("template", TEXT),
          of("image", TEXT),
          of("imagePullAuth", Struct.of(of("dockerConfigJson", TEXT))),
          of("metadata", TEXT_MAP),
          of(
              "pool",
              Struct.of(
                  of("minReadyInstances", WHOLE),
                  of("maxReadyInstances", WHOLE),
                  of("startupTimeout", TEXT),
                  of("healthCheckInterval", TEXT),
                  of("restartPolicy", TEXT),
                  of("drainTimeout", TEXT))),
          of(
              "workspace",
              Struct.of(
                  of("prepareTimeout", TEXT),
                  of("git", Struct.of(of("allowedRepositories", TEXTS))))));

  private static final Struct INVOKE =
      Struct.of(
          of("plugin", TEXT),
          of("operation", TEXT),
          of("surface", TEXT),
          of("credentialMode", TEXT),
          of(
              "runAs",
              Struct.of(
                  of(
                      "subject",
                      Struct.of(
                          of("id", TEXT),
                          of("kind", TEXT),
                          of("credentialSubjectId", TEXT),
                          of("displayName", TEXT),
                          of("authSource", TEXT))),
                  of("externalIdentity", Struct.of(of("type", TEXT), of("id", TEXT))))));

  /** What the sources and bindings are, others look at. */
  private static final Struct PROVIDER =
      Struct.of(
          of("source", ANYTHING),
          of("config", ANYTHING),
          of("default", FLAG),
          of("env", TEXT_MAP),
          of("egress", Struct.of(of("allowedHosts", TEXTS))),
          of("displayName", TEXT),
          of("description", TEXT),
          of("iconFile", TEXT),
          of("defaultHarness", TEXT),
          of("harnesses", new MapOf(HARNESS, true)),
          of("localHarness", HARNESS),
          of("lifecycle", LIFECYCLE),
          of("auth", Struct.of(of("provider", TEXT))),
          SPEC.field("securitySchemes"),
          SPEC.field("http"),
          of("authorizationPolicy", TEXT),
          of("dev", Struct.of(of("attach", Struct.of(of("allowedRoles", TEXTS))))),
          of("connections", CONNECTIONS),
          SPEC.field("allowedOperations"),
          of("invokes", new ListOf(INVOKE)),
          of("indexeddb", ANYTHING),
          of("cache", TEXTS),
          of("s3", TEXTS),
          of("runtime", PLACEMENT),
          of(
              "surfaces",
              Struct.of(
                  of("rest", Struct.of(of("baseUrl", TEXT))),
                  of("openapi", Struct.of(of("baseUrl", TEXT))),
                  of("graphql", Struct.of(of("url", TEXT))),
                  of("mcp", Struct.of(of("url", TEXT))))),
          of("mcp", FLAG));

  private static final Shape ENTRIES =
      new MapOf(with(PROVIDER, of("ui", Struct.of(of("path", TEXT), of("bundle", TEXT)))), true);

  private static final Struct PLUGIN_TARGET =
      Struct.of(
          of("name", TEXT),
          of("operation", TEXT),
          of("connection", TEXT),
          of("instance", TEXT),
          of("credentialMode", TEXT),
          of("input", FREE_MAP));

  private static final Struct DELIVERY =
      Struct.of(
          of("target", PLUGIN_TARGET),
          of(
              "inputBindings",
              new ListOf(
                  Struct.of(
                      of("inputField", TEXT),
                      of(
                          "value",
                          Struct.of(
                              of("agentOutput", TEXT),
                              of("signalPayload", TEXT),
                              of("signalMetadata", TEXT),
                              of("literal", ANYTHING)))))),
          of("credentialMode", TEXT));

  private static final Struct AGENT_TARGET =
      Struct.of(
          of("provider", TEXT),
          of("model", TEXT),
          of("prompt", TEXT),
          of(
              "messages",
              new ListOf(Struct.of(of("role", TEXT), of("text", TEXT), of("metadata", FREE_MAP)))),
          of(
              "tools",
              new ListOf(
                  Struct.of(
                      of("system", TEXT),
                      of("plugin", TEXT),
                      of("operation", TEXT),
                      of("connection", TEXT),
                      of("instance", TEXT),
                      of("title", TEXT),
                      of("description", TEXT)))),
          of("outputDelivery", DELIVERY),
          of("responseSchema", FREE_MAP),
          of("metadata", FREE_MAP),
          of("modelOptions", FREE_MAP),
          of("timeout", TEXT));

  private static final Struct WORK =
      Struct.of(
          of("provider", TEXT),
          of("target", Struct.of(of("plugin", PLUGIN_TARGET), of("agent", AGENT_TARGET))),
          of(
              "permissions",
              new ListOf(
                  Struct.of(of("plugin", TEXT), of("operations", TEXTS), of("actions", TEXTS)))),
          of("paused", FLAG));

  private static final Struct SERVER =
      Struct.of(
          of("public", Struct.of(of("host", TEXT), of("port", WHOLE))),
          of("management", Struct.of(of("host", TEXT), of("port", WHOLE), of("baseUrl", TEXT))),
          of("baseUrl", TEXT),
          of("encryptionKey", TEXT),
          of("apiTokenTtl", TEXT),
          of("artifactsDir", TEXT),
          of(
              "providers",
              Struct.of(
                  of("authentication", TEXT),
                  of("authorization", TEXT),
                  of("externalCredentials", TEXT),
                  of("secrets", TEXT),
                  of("telemetry", TEXT),
                  of("audit", TEXT),
                  of("indexeddb", TEXT))),
          of("agent", Struct.of(of("defaultToolNarrowingThreshold", WHOLE))),
          of("dev", Struct.of(of("attachmentState", TEXT))),
          of("runtime", Struct.of(of("defaultProvider", TEXT), of("relayBaseUrl", TEXT))),
          of("egress", Struct.of(of("defaultAction", TEXT))),
          of(
              "admin",
              Struct.of(
                  of("authorizationPolicy", TEXT), of("allowedRoles", TEXTS), of("ui", TEXT))));

  private static final Struct AUTHORIZATION =
      Struct.of(
          of(
              "policies",
              new MapOf(
                  Struct.of(
                      of("default", TEXT),
                      of(
                          "members",
                          new ListOf(Struct.of(of("subjectID", TEXT), of("role", TEXT))))),
                  false)));

  /** The whole configuration. */
  static final Struct CONFIG =
      Struct.of(
          of("apiVersion", TEXT),
          of("providerRepositories", new MapOf(Struct.of(of("url", TEXT)), false)),
          of("server", SERVER),
          of("authorization", AUTHORIZATION),
          of("connections", CONNECTIONS),
          of("providers", providers()),
          of(
              "runtime",
              Struct.of(of("providers", new MapOf(with(PROVIDER, of("driver", TEXT)), true)))),
          of(
              "workflows",
              Struct.of(
                  of(
                      "schedules",
                      new MapOf(with(WORK, of("cron", TEXT), of("timezone", TEXT)), false)),
                  of(
                      "eventTriggers",
                      new MapOf(
                          with(
                              WORK,
                              of(
                                  "match",
                                  Struct.of(
                                      of("type", TEXT), of("source", TEXT), of("subject", TEXT)))),
                          false)))),
          of("plugins", ENTRIES));

  private ConfigShape() {}

  private static Struct providers() {
    Map<String, Field> slots = new LinkedHashMap<>();
    for (Slot slot : Slot.values()) {
      if (slot.path().startsWith("providers.")) {
        Shape shape = slot == Slot.UI ? new MapOf(with(PROVIDER, of("path", TEXT)), true) : ENTRIES;
        slots.put(slot.bucket(), of(slot.bucket(), shape));
      }
    }
    return new Struct(slots, Shape.Unknown.REFUSED);
  }

  private static Struct inner(Struct struct, String field) {
    return (Struct) struct.field(field).shape();
  }

  private static Struct with(Struct struct, Field... more) {
    Map<String, Field> fields = new LinkedHashMap<>(struct.fields());
    for (Field field : more) {
      fields.put(field.name(), field);
    }
    return new Struct(fields, Shape.Unknown.REFUSED);
  }
}
