package io.github.providerkit.release;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.DocumentFetcher;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider in a directory, made for a test, and its packaging. */
final class Packaging {
  static final String UI =
      """
      kind: ui
      source: github.com/acme/plugins/ui/board
      version: 1.0.0
      spec:
        assetRoot: dist
      """;

  static final String PREBUILT =
      """
      kind: secrets
      source: github.com/acme/plugins/vault
      version: 1.0.0
      entrypoint:
        artifactPath: bin/vault
      artifacts:
        - os: linux
          arch: amd64
          libc: musl
          path: bin/vault
      """;

  static final String REST =
      """
      kind: plugin
      source: github.com/acme/plugins/echo
      version: 1.0.0
      spec:
        surfaces:
          rest:
            baseUrl: https://echo.example
            operations:
              - {name: ping, method: GET, path: /ping}
      """;

  private final Path directory;
  private final Map<String, RuleLevels.Level> levels = new HashMap<>();
  private ManifestCheck.Result checked;
  private boolean declarativeOnly;
  private CompiledCode compiled;
  private Layout layout = Layout.RELEASE;
  private AddedFiles added = AddedFiles.NONE;
  private int threads = 2;
  private String version;
  private DocumentFetcher fetcher;

  private Packaging(Path directory) {
    this.directory = directory;
  }

  static Packaging in(Path directory) {
    return new Packaging(directory);
  }

  Packaging file(String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Packaging level(String code, RuleLevels.Level level) {
    levels.put(code, level);
    return this;
  }

  Packaging withoutCode() {
    declarativeOnly = true;
    return this;
  }

  Packaging compiled(CompiledCode code) {
    compiled = code;
    return this;
  }

  Packaging layout(Layout chosen) {
    layout = chosen;
    return this;
  }

  /** Files that the build adds. */
  Packaging adding(AddedFiles files) {
    added = files;
    return this;
  }

  Packaging fetcher(DocumentFetcher documents) {
    fetcher = documents;
    return this;
  }

  /** A version that wins over the manifest's. */
  Packaging version(String text) {
    version = text;
    return this;
  }

  /** Code that was compiled for platforms to the smallest binaries, as Go in the directory. */
  Packaging compiledFor(String catalog, Platform... platforms) {
    file("go.mod", "module example.com/provider\n").file("provider.go", "package provider\n");
    List<CompiledCode.Binary> binaries = new ArrayList<>();
    try {
      for (Platform platform : platforms) {
        Path file = directory.resolve("target/provider/artifacts/" + platform + "/built");
        Files.createDirectories(file.getParent());
        Files.write(file, Binaries.of(platform));
        binaries.add(new CompiledCode.Binary(platform, file, Files.size(file), Sha256.of(file)));
      }
      Path written = directory.resolve("target/provider/artifacts/catalog.yaml");
      if (catalog != null) {
        Files.writeString(written, catalog);
      }
      return compiled(new CompiledCode(binaries, Optional.ofNullable(catalog).map(c -> written)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Packaging threads(int count) {
    threads = count;
    return this;
  }

  Path output() {
    return directory.resolve("target/provider/release");
  }

  Optional<Release> run() throws ProviderException {
    checked =
        new ManifestCheck(Formats.all())
            .run(
                new CheckRequest(
                    directory,
                    Optional.empty(),
                    version == null
                        ? new ReleaseVersion(Optional.of("1.0.0"), ReleaseVersion.Policy.STRICT)
                        : new ReleaseVersion(Optional.of(version), ReleaseVersion.Policy.OVERRIDE),
                    FileChecks.BEFORE_PACKAGING,
                    levels,
                    directory.resolve("target/provider"),
                    Optional.ofNullable(fetcher),
                    new CodeChoice(Optional.empty(), declarativeOnly)));
    return new ReleasePackaging(
            new ReleaseWriter(
                threads, Optional.empty(), directory.resolve("target/provider/build/memory.json")))
        .run(checked, new PlanRequest(Optional.ofNullable(compiled), layout, added), output());
  }

  /** Packages what should be fine. */
  /** The provider that was packed last. */
  Provider provider() {
    return checked.provider().orElseThrow();
  }

  Release release() throws ProviderException {
    return run().orElseThrow(() -> new AssertionError(problems().toString()));
  }

  /** The errors of a packaging that should be refused, as "place: code: message". */
  List<String> errors() throws ProviderException {
    if (run().isPresent()) {
      throw new AssertionError("packaged");
    }
    return told(Severity.ERROR);
  }

  List<String> warnings() {
    return told(Severity.WARNING);
  }

  List<Problem> problems() {
    return checked.sorted();
  }

  private List<String> told(Severity severity) {
    return checked.sorted().stream()
        .filter(problem -> problem.severity() == severity)
        .map(
            p ->
                "%s:%d:%d %s %s %s"
                    .formatted(
                        p.file(),
                        p.position().line(),
                        p.position().column(),
                        p.path(),
                        p.code(),
                        p.message()))
        .toList();
  }
}
