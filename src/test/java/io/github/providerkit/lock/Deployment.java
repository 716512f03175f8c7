package io.github.providerkit.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Network;
import io.github.providerkit.transfer.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A deployment in a directory, and the web server that its providers come from. */
public final class Deployment implements AutoCloseable {
  public static final String REST =
      """
      kind: plugin
      source: github.com/acme/plugins/echo-api
      version: 0.1.0
      spec:
        connections:
          default: {mode: none, auth: {type: none}}
        surfaces:
          rest:
            connection: default
            baseUrl: https://api.example.com
            operations:
              - {name: get_hello, method: GET, path: /hello}
      """;

  /** Only there so that a test does not hang: on a busy machine every answer may come late. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  public final Path directory;
  public final WebServer server = new WebServer();
  public Set<String> platforms = Set.of();
  public Set<String> update = Set.of();
  public int parallelism = 4;
  public Path cache;
  public List<Path> configs;
  public Map<String, String> variables = Map.of();
  public Consumer<String> log = line -> {};
  public MavenReleases maven = MavenReleases.NONE;
  public Network network = Network.direct(List.of(), PATIENCE);

  public Deployment(Path directory) {
    this.directory = directory;
    this.cache = directory.resolve("cache");
    this.configs = List.of(directory.resolve("config.yaml"));
    // Named always: the server would take its own from github.com otherwise.
    byte[] archive = executable("linux/amd64", "external_credentials", "ec");
    server.serve("/ec/a.tgz", archive);
    server.serve(
        "/ec/provider-release.yaml",
        metadata("executable", Map.of("linux/amd64", archive), Map.of("linux/amd64", "a.tgz"))
            .replace("kind: plugin", "kind: external_credentials")
            .replace("echo-api", "ec"));
  }

  /** Files by name, as a tar.gz. */
  public static byte[] archive(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        byte[] content = file.getValue().getBytes(UTF_8);
        entry.setSize(content.length);
        // The same bytes whenever they are made.
        entry.setModTime(0);
        entry.setMode(file.getKey().equals("prov") ? 0755 : 0644);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] rest() {
    return archive(Map.of("manifest.yaml", REST));
  }

  public static byte[] rest(String version) {
    return archive(Map.of("manifest.yaml", REST.replace("0.1.0", version)));
  }

  /** An executable for a target. */
  public static byte[] executable(String target) {
    return executable(target, "plugin", "echo-api");
  }

  public static byte[] executable(String target, String kind, String name) {
    String program = "program for " + target;
    String[] parts = target.split("/");
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "manifest.yaml",
        """
        kind: %s
        source: github.com/acme/plugins/%s
        version: 0.1.0
        artifacts:
          - {os: %s, arch: %s, path: prov, sha256: %s}
        entrypoint: {artifactPath: prov}
        spec:
          connections:
            default: {mode: none, auth: {type: none}}
        """
            .formatted(kind, name, parts[0], parts[1], Sha256.of(program.getBytes(UTF_8))));
    files.put("catalog.yaml", "name: echo\noperations:\n  - {id: greet, method: POST}\n");
    files.put("prov", program);
    return archive(files);
  }

  public static String metadata(
      String runtime, Map<String, byte[]> archives, Map<String, String> paths) {
    StringBuilder text =
        new StringBuilder(
            """
            schema: gestaltd-provider-release
            schemaVersion: 1
            package: github.com/acme/plugins/echo-api
            kind: plugin
            version: 0.1.0
            runtime: %s
            artifacts:
            """
                .formatted(runtime));
    archives.forEach(
        (target, bytes) ->
            text.append(
                "  %s:%n    path: %s%n    sha256: %s%n"
                    .formatted(target, paths.get(target), Sha256.of(bytes))));
    return text.toString();
  }

  public static String metadata(byte[] generic) {
    return metadata("declarative", Map.of("generic", generic), Map.of("generic", "a.tgz"));
  }

  /** Serves a declarative release. */
  public void publish(String path, byte[] archive) {
    server.serve(path + "/provider-release.yaml", metadata(archive));
    server.serve(path + "/a.tgz", archive);
  }

  /** Serves a release of programs. */
  public void publishExecutable(String path, List<String> targets) {
    Map<String, byte[]> archives = new LinkedHashMap<>();
    Map<String, String> paths = new LinkedHashMap<>();
    for (String target : targets) {
      archives.put(target, executable(target));
      paths.put(target, target.replace('/', '-') + ".tar.gz");
      server.serve(path + "/" + paths.get(target), archives.get(target));
    }
    server.serve(path + "/provider-release.yaml", metadata("executable", archives, paths));
  }

  /** Writes the configuration with plugins, each a name and its YAML. */
  public void configure(String... plugins) throws IOException {
    StringBuilder text = new StringBuilder("apiVersion: gestaltd.config/v5\nproviders:\n");
    text.append("  externalCredentials: {default: {source: \"")
        .append(server.url("/ec/provider-release.yaml"))
        .append("\"}}\nplugins:\n");
    for (String plugin : plugins) {
      text.append("  ").append(plugin).append('\n');
    }
    Files.writeString(directory.resolve("config.yaml"), text.toString());
  }

  /** Configures one plugin of a URL on the server. */
  public void configureUrl(String path) throws IOException {
    configure("echo: {source: \"" + server.url(path) + "\"}");
  }

  public Path lockfile() {
    return directory.resolve("gestalt.lock.json");
  }

  public LockRequest request() throws ProviderException {
    return new LockRequest(
        DeploymentConfig.read(configs, variables),
        lockfile(),
        platforms,
        "linux/amd64",
        update,
        Map.of(),
        cache,
        parallelism,
        network,
        maven,
        new ReadLimits(1000, 64 << 20, 100),
        server.url("/github"),
        log);
  }

  /** What the lock has to be. */
  public ProviderLock.Result resolve() throws ProviderException {
    try (ProviderLock lock = new ProviderLock(request())) {
      return lock.resolve();
    }
  }

  /** Locks and writes. */
  public ProviderLock.Result lock() throws ProviderException {
    ProviderLock.Result result = resolve();
    result.lock().write(lockfile());
    return result;
  }

  /** Unpacks what is locked; locks before where that does not fit. */
  public List<String> prepare() throws ProviderException {
    try (ProviderLock lock = new ProviderLock(request())) {
      Optional<ProviderLock.Result> locked = lock.locked();
      ProviderLock.Result result = locked.isPresent() ? locked.get() : lock.resolve();
      result.lock().write(lockfile());
      return lock.prepare(result, "linux/amd64");
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
