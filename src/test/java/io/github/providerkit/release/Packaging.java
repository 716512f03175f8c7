package io.github.providerkit.release;

import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.DocumentFetcher;
import io.github.providerkit.format.Formats;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private int threads = 2;
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

  Packaging fetcher(DocumentFetcher documents) {
    fetcher = documents;
    return this;
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
                new ManifestCheck.Request(
                    directory,
                    Optional.empty(),
                    new ReleaseVersion(Optional.of("1.0.0"), ReleaseVersion.Policy.STRICT),
                    FileChecks.BEFORE_PACKAGING,
                    levels,
                    directory.resolve("target/provider"),
                    Optional.ofNullable(fetcher)));
    return new ReleasePackaging(new ReleaseWriter(threads, Optional.empty()))
        .run(new ReleasePackaging.Request(checked, output(), declarativeOnly));
  }

  /** Packages what should be fine. */
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
