package io.github.providerkit.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the checks of configurations against the verdicts of the real server. They are recorded;
 * {@code -Dgestaltd=FILE}, the server's program, records them anew.
 */
class ConfigurationVerdictsTest {
  private static final Path CASES =
      Path.of("src/test/resources/io/github/providerkit/lock/configurations.txt");
  private static final Pattern CASE =
      Pattern.compile("(?m)^=== (taken|refused|[?]) [|] (.*)\\n((?:(?!===).*\\n)*)");
  private static final List<String> KINDS =
      List.of("cache", "indexeddb", "s3", "authentication", "workflow", "agent", "runtime");

  /** Connections that manifests declare, for configurations to be laid over them. */
  private static final Map<String, String> CONNECTIONS =
      Map.of(
          "oauth",
          "{mode: user, auth: {type: oauth2, authorizationUrl: 'https://a.example/auth',"
              + " tokenUrl: 'https://a.example/token'}}",
          "man",
          "{mode: platform, auth: {type: manual, credentials: [{name: key, label: Key}],"
              + " authMapping: {headers: {X-Key: {valueFrom: {credentialFieldRef: {name: key}}}}}}}",
          "internal",
          "{mode: platform, exposure: internal, auth: {type: bearer}}",
          "nomode",
          "{auth: {type: none}}");

  private static final String SCHEMA =
      """
      {
        "%s": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "required": ["clientId"],
        "additionalProperties": false,
        "properties": {
          "clientId": {"type": "string", "minLength": 1},
          "level": {"enum": ["low", "high"]},
          "retries": {"type": "integer", "minimum": 0, "maximum": 10},
          "url": {"type": "string", "format": "uri"},
          "region": {"type": "string", "pattern": "^[a-z]+$"},
          "nested": {"$ref": "#/definitions/named"}
        },
        "definitions": {"named": {"type": "object", "properties": {"name": {"type": "string"}}}}
      }
      """;

  @TempDir Path directory;
  private Deployment deployment;
  private final Map<String, String> urls = new LinkedHashMap<>();

  /** A configuration and whether the server takes it. */
  private record Case(String verdict, String name, String text) {}

  @BeforeEach
  void publish() {
    deployment = new Deployment(directory);
    declarative("echo", Deployment.REST, Map.of());
    declarative(
        "secured",
        Deployment.REST.replace("spec:\n", "spec:\n  configSchemaPath: schemas/config.json\n"),
        Map.of("schemas/config.json", SCHEMA.formatted("$schema")));
    declarative(
        "modern",
        Deployment.REST.replace("spec:\n", "spec:\n  configSchemaPath: schemas/config.json\n"),
        Map.of("schemas/config.json", SCHEMA.formatted("$comment")));
    declarative(
        "broken",
        Deployment.REST.replace("spec:\n", "spec:\n  configSchemaPath: config.yaml\n"),
        Map.of("config.yaml", "type: 5\n"));
    declarative(
        "missing",
        Deployment.REST.replace("spec:\n", "spec:\n  configSchemaPath: config.yaml\n"),
        Map.of());
    declarative(
        "elsewhere",
        Deployment.REST.replace("spec:\n", "spec:\n  configSchemaPath: config.yaml\n"),
        Map.of("config.yaml", "$ref: " + deployment.server.url("/schema.json") + "\n"));
    CONNECTIONS.forEach(
        (name, connection) ->
            declarative(
                name,
                Deployment.REST.replace("{mode: none, auth: {type: none}}", connection),
                Map.of()));
    deployment.publishExecutable("/program", List.of("linux/amd64"));
    urls.put("program", deployment.server.url("/program/provider-release.yaml"));
    KINDS.forEach(this::component);
    release(
        "dash",
        "ui",
        "ui",
        "generic",
        Deployment.archive(
            Map.of(
                "manifest.yaml",
                """
                kind: ui
                source: github.com/acme/plugins/dash
                version: 0.1.0
                spec:
                  assetRoot: out
                  configSchemaPath: config.json
                """,
                "config.json",
                "{\"type\": \"object\", \"required\": [\"brand_name\"]}",
                "out/index.html",
                "<p>")));
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private void declarative(String name, String manifest, Map<String, String> more) {
    Map<String, String> files = new LinkedHashMap<>(more);
    files.put("manifest.yaml", manifest.replace("echo-api", name));
    release(name, "plugin", "declarative", "generic", Deployment.archive(files));
  }

  private void component(String kind) {
    byte[] archive = Deployment.executable("linux/amd64", kind, kind);
    release(kind, kind, "executable", "linux/amd64", archive);
  }

  private void release(String name, String kind, String runtime, String target, byte[] archive) {
    String metadata =
        Deployment.metadata(runtime, Map.of(target, archive), Map.of(target, "a.tgz"))
            .replace("kind: plugin", "kind: " + kind)
            .replace("echo-api", name);
    deployment.server.serve("/" + name + "/a.tgz", archive);
    deployment.server.serve("/" + name + "/provider-release.yaml", metadata);
    urls.put(name, deployment.server.url("/" + name + "/provider-release.yaml"));
  }

  @Test
  void agreesWithTheServer() throws Exception {
    String server = System.getProperty("gestaltd");
    String text = Files.readString(CASES);
    StringBuilder recorded = new StringBuilder(text.substring(0, text.indexOf("\n===") + 1));
    List<String> disagreements = new ArrayList<>();
    int count = 0;
    Matcher matcher = CASE.matcher(text);
    while (matcher.find()) {
      Case found = new Case(matcher.group(1), matcher.group(2), matcher.group(3));
      write(found.text());
      String verdict = server == null ? found.verdict() : verdict(server);
      recorded.append("=== " + verdict + " | " + found.name() + "\n" + found.text());
      disagreement(found.name(), verdict).ifPresent(disagreements::add);
      count++;
    }
    if (server != null) {
      Files.writeString(CASES, recorded.toString());
    }
    assertThat(count).isGreaterThanOrEqualTo(580);
    assertThat(disagreements).isEmpty();
  }

  private Optional<String> disagreement(String name, String verdict) {
    String ours;
    String reason = "";
    try {
      deployment.configs = List.of(directory.resolve("case.yaml"));
      deployment.resolve();
      ours = "taken";
    } catch (ProviderException e) {
      ours = "refused";
      reason = String.join("\n", e.details()) + e.text();
      if (e.fault() != ProviderException.Fault.USER) {
        return Optional.of(name + ": not told as the user's: " + reason);
      }
    }
    boolean same = ours.equals(verdict);
    // What is wrong with a release is told of that, all else with its place.
    boolean placed =
        ours.equals("taken") || reason.contains("case.yaml:") || name.matches("schema .*|.* kind");
    return same && placed
        ? Optional.empty()
        : Optional.of(name + ": server " + verdict + ", ours " + ours + " " + reason);
  }

  /** With what the server wants to have always. */
  private void write(String text) throws IOException {
    String credentials =
        "  externalCredentials: {default: {source: \""
            + deployment.server.url("/ec/provider-release.yaml")
            + "\"}}\n";
    String whole =
        text.contains("providers:\n")
            ? text.replaceFirst("(?m)^providers:\n", "providers:\n" + credentials)
            : "providers:\n" + credentials + text;
    for (Map.Entry<String, String> url : urls.entrySet()) {
      whole = whole.replace("{" + url.getKey() + "}", url.getValue());
    }
    String version = text.contains("apiVersion:") ? "" : "apiVersion: gestaltd.config/v5\n";
    Files.writeString(directory.resolve("case.yaml"), version + whole);
  }

  private String verdict(String server) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
            server,
            "lock",
            "--config",
            directory.resolve("case.yaml").toString(),
            "--lockfile",
            directory.resolve("server.lock.json").toString());
    command.environment().put("HOME", directory.toString());
    command.environment().put("XDG_CONFIG_HOME", directory.toString());
    command.environment().put("CLIENT_ID", "x");
    command.environment().put("KEY", "x");
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    String last = output.lines().reduce("", (a, line) -> line.contains("error=") ? line : a);
    System.out.println(last.replaceFirst(".*error=", ""));
    return process.waitFor() == 0 ? "taken" : "refused";
  }
}
