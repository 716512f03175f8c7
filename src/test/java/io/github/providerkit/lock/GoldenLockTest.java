package io.github.providerkit.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.SharedData;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.format.gestalt.release.GoJson;
import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.config.ServerGeneration;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.lock.resolve.SourceResolver;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Network;
import io.github.providerkit.transfer.WebServer;
import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the locks that the server itself made, from the same configurations, and compares bytes.
 * The archives of those cases are no longer there, so what is in them is taken from the locks.
 */
class GoldenLockTest {
  /** Locks that were changed after they were made, and one whose configuration was. */
  private static final Set<String> NOT_AS_MADE =
      Set.of(
          "lk-bom",
          "lk-catalogops-tampered",
          "lk-crlf",
          "lk-dup-trailing",
          "lk-extra-entry",
          "lk-manifest-tampered",
          "lk-minimal-no-kind-runtime",
          "lk-minimal-no-manifest",
          "lk-no-inputDigest",
          "lk-no-sha",
          "lk-no-version",
          "lk-reformatted-compact",
          "lk-relative-archive-url",
          "lk-revision-9",
          "lk-schema4-header",
          "lk-schema5-header",
          "lk-schema7-header",
          "lk-unknown-fields",
          "lk-wrong-package",
          "lk-wrong-sha",
          "lk-wrong-source",
          "lk-wrong-version",
          "cfg-allowedops-change");

  /** Where we differ on purpose: a password never gets into a lock. */
  private static final Set<String> PASSWORDS =
      Set.of("auth-basic-userinfo", "auth-basic-userinfo-env");

  private static final List<String> LOCAL =
      List.of(
          "local-rel",
          "local-md-remote-archive",
          "local-release-archive-tamper",
          "local-outside-configdir",
          "local-target-with-source",
          "local-dist-with-source");

  private static final List<String> VERSIONS = List.of("0.1.0", "0.2.0", "0.3.0", "1.0.0-alpha.1");

  @TempDir Path work;

  @Test
  void makesTheSameLocksAsTheServer() throws Exception {
    Path golden = SharedData.require("golden/lock");
    List<String> agreed = new ArrayList<>();
    List<String> different = new ArrayList<>();
    List<Path> cases = new ArrayList<>();
    try (Stream<Path> found = Files.walk(golden, 2)) {
      found.filter(d -> Files.exists(d.resolve("gestalt.lock.json"))).sorted().forEach(cases::add);
    }
    for (Path directory : cases) {
      String name = directory.getFileName().toString();
      if (!NOT_AS_MADE.contains(name) && !PASSWORDS.contains(name) && !name.startsWith("local-")) {
        Path lock = directory.resolve("gestalt.lock.json");
        (isSame(directory, lock, "linux/amd64") ? agreed : different).add(name);
      }
    }
    Path hosts = golden.resolve("variants/host-dependence");
    for (String arch : Files.exists(hosts) ? List.of("amd64", "386") : List.<String>of()) {
      (isSame(hosts, hosts.resolve(arch + ".json"), "linux/" + arch) ? agreed : different)
          .add(arch);
    }
    System.out.printf(
        "locks: %s of %s agree byte for byte%n", agreed.size(), agreed.size() + different.size());
    assertThat(different).isEmpty();
    assertThat(agreed).hasSizeGreaterThanOrEqualTo(SharedData.atLeast(51));
  }

  /** The local archives are no longer there; everything that leads to them is. */
  @Test
  void locksLocalReleasesAsTheServerDoes() throws Exception {
    Path variants = SharedData.require("golden/lock/variants");
    List<String> agreed = new ArrayList<>();
    List<String> different = new ArrayList<>();
    List<String> here = LOCAL.stream().filter(n -> Files.exists(variants.resolve(n))).toList();
    for (String name : here) {
      LockEntry golden =
          Lockfile.read(variants.resolve(name + "/gestalt.lock.json"), ServerGeneration.MAY)
              .lock()
              .orElseThrow()
              .byKey()
              .get("plugin/echo");
      (GoJson.compact(local(variants, name).data()).equals(GoJson.compact(golden.data()))
              ? agreed
              : different)
          .add(name);
    }
    System.out.printf("local releases: %s of %s agree%n", agreed.size(), here.size());
    assertThat(different).isEmpty();
    assertThat(agreed).hasSizeGreaterThanOrEqualTo(SharedData.atLeast(LOCAL.size()));
  }

  private LockEntry local(Path variants, String name) throws Exception {
    Path own = Files.createDirectories(work.resolve("local"));
    for (String from : List.of(name, "local-rel")) {
      try (Stream<Path> files = Files.list(variants.resolve(from))) {
        for (Path file : files.toList()) {
          String place = file.getFileName().toString().replace('_', '/');
          Path copy = own.resolve(from).resolve(place);
          Files.createDirectories(copy.getParent());
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    }
    Path directory = own.resolve(name);
    var entry =
        DeploymentConfig.read(List.of(directory.resolve("config.yaml")), Map.of()).entries().get(0);
    SourceResolver resolver =
        new SourceResolver(null, null, null, null, MavenReleases.NONE, directory);
    LockEntry golden =
        Lockfile.read(variants.resolve(name + "/gestalt.lock.json"), ServerGeneration.MAY)
            .lock()
            .orElseThrow()
            .byKey()
            .get("plugin/echo");
    PackageFacts facts = facts(golden.manifest(), "generic", golden.data());
    return new LockEntryWriter(null).write(resolver.resolve(entry), facts);
  }

  private boolean isSame(Path directory, Path goldenLock, String platform) throws Exception {
    Lockfile golden = Lockfile.read(goldenLock, ServerGeneration.MAY).lock().orElseThrow();
    Path own = Files.createDirectories(work.resolve(goldenLock.toString().substring(1)));
    Path config = own.resolve("config.yaml");
    // A path of the machine that the case was made on.
    String text =
        Files.readString(directory.resolve("config.yaml"))
            .replace("file://WORK/fileidx/", own.toUri().toString());
    Files.writeString(config, text);
    try (WebServer server = new WebServer()) {
      Map<String, PackageFacts> packages = new HashMap<>();
      for (LockEntry entry : golden.byKey().values()) {
        publish(entry.data(), server, packages);
      }
      publishIndex(text, server);
      Files.writeString(
          own.resolve("index3.yaml"), index("", data(golden.byKey().get("plugin/echo"))));
      String made = made(request(config, own, server, platform), packages);
      return made.equals(Files.readString(goldenLock));
    } catch (ProviderException e) {
      System.out.println(directory.getFileName() + ": " + e.details() + e.text());
      return false;
    }
  }

  private static Map<String, Object> data(LockEntry entry) {
    return entry == null ? null : entry.data();
  }

  private static String made(LockRequest request, Map<String, PackageFacts> packages)
      throws ProviderException {
    try (ProviderLock lock =
        new ProviderLock(request, (archive, label) -> packages.get(archive.sha256()))) {
      return lock.resolve().lock().text();
    }
  }

  private static LockRequest request(Path config, Path own, WebServer proxy, String platform)
      throws ProviderException {
    Network direct = Network.direct(List.of(), Deployment.PATIENCE);
    Network network =
        new Network(
            direct.logins(),
            direct.mirrors(),
            ProxySelector.of(proxy.address()),
            Optional.empty(),
            direct.patience(),
            false);
    return new LockRequest(
        DeploymentConfig.read(List.of(config), Map.of()),
        own.resolve("gestalt.lock.json"),
        Set.of(),
        platform,
        Set.of(),
        Map.of(),
        own.resolve("cache"),
        4,
        network,
        MavenReleases.NONE,
        ReadLimits.DEFAULT,
        LockRequest.GITHUB,
        line -> {});
  }

  /** The metadata that a lock was made from, and what it says of the archives. */
  @SuppressWarnings("unchecked")
  private static void publish(
      Map<String, Object> entry, WebServer server, Map<String, PackageFacts> packages) {
    Map<String, Object> manifest = (Map<String, Object>) entry.get("manifest");
    Map<String, Object> artifacts = new LinkedHashMap<>();
    for (var archive : ((Map<String, Map<String, Object>>) entry.get("archives")).entrySet()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("path", archive.getValue().get("url"));
      fields.put("sha256", archive.getValue().get("sha256"));
      artifacts.put(archive.getKey(), fields);
      String digest = (String) archive.getValue().get("sha256");
      packages.put(digest, facts(manifest, archive.getKey(), entry));
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("schema", "gestaltd-provider-release");
    metadata.put("schemaVersion", 1L);
    for (String field : List.of("package", "kind", "version", "runtime")) {
      metadata.put(field, entry.get(field));
    }
    metadata.put("artifacts", artifacts);
    server.serve((String) entry.get("source"), GoJson.indented(metadata));
  }

  @SuppressWarnings("unchecked")
  private static PackageFacts facts(
      Map<String, Object> manifest, String target, Map<String, Object> entry) {
    Map<String, Object> own = new LinkedHashMap<>(manifest);
    Map<String, String> digests = new LinkedHashMap<>();
    if (manifest.get("artifacts") instanceof List<?> list) {
      Map<String, Object> artifact = new LinkedHashMap<>((Map<String, Object>) list.get(0));
      digests.put((String) artifact.get("path"), (String) artifact.get("sha256"));
      boolean there =
          list.stream()
              .map(a -> (Map<String, Object>) a)
              .anyMatch(a -> (a.get("os") + "/" + a.get("arch")).equals(target));
      if (!there) {
        // The lock shows one platform's manifest; the others differ in just this.
        artifact.put("os", target.split("/")[0]);
        artifact.put("arch", target.split("/")[1]);
        own.put("artifacts", List.of(artifact));
      }
      list.forEach(
          a ->
              digests.put(
                  (String) ((Map<String, Object>) a).get("path"),
                  (String) ((Map<String, Object>) a).get("sha256")));
    }
    Optional<byte[]> catalog =
        "executable".equals(entry.get("runtime"))
                && entry.get("catalogOperations") instanceof List<?> ids
            ? Optional.of(catalog(ids))
            : Optional.empty();
    return new PackageFacts(
        "manifest.json",
        GoJson.indented(own).getBytes(UTF_8),
        catalog,
        Optional.empty(),
        digests,
        true);
  }

  private static byte[] catalog(List<?> ids) {
    StringBuilder yaml = new StringBuilder("name: any\noperations:\n");
    ids.forEach(id -> yaml.append("  - id: ").append(id).append("\n    method: POST\n"));
    return yaml.toString().getBytes(UTF_8);
  }

  private static void publishIndex(String config, WebServer server) throws IOException {
    var url = Pattern.compile("url: (http\\S+provider-index.yaml)").matcher(config);
    if (!url.find()) {
      return;
    }
    server.serve(
        url.group(1), index("./com/acme/echo-api/%1$s/echo-api-%1$s-provider-release.yaml", null));
  }

  private static String index(String metadata, Map<String, Object> echo) {
    StringBuilder index =
        new StringBuilder(
            "schema: gestaltd-provider-index\nschemaVersion: 1\npackages:\n"
                + "  github.com/acme/plugins/echo-api:\n    versions:\n");
    for (String version : echo == null ? VERSIONS : List.of((String) echo.get("version"))) {
      index.append(
          """
                %1$s:
                  metadata: %3$s
                  kind: plugin
                  runtime: declarative
                  yanked: %2$s
          """
              .formatted(
                  version,
                  version.equals("0.3.0"),
                  echo == null ? metadata.formatted(version) : echo.get("source")));
    }
    return index.toString();
  }
}
