package io.github.providerkit.release;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.checkstack.rules.RangeStyle;
import io.github.providerkit.format.checkstack.rules.SiblingSource;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Packages plugins of Checkstack in tests. */
final class PluginPackaging {
  private final Path directory;
  private RangeStyle ranges = RangeStyle.CARET;
  private Optional<Path> platform = Optional.empty();
  private ReleaseVersion version =
      new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT);
  private SiblingSource siblings = SiblingSource.WORKSPACE;
  private AddedFiles added = AddedFiles.NONE;
  private ManifestCheck.Result checked;

  private PluginPackaging(Path directory) {
    this.directory = directory;
  }

  static PluginPackaging in(Path directory) {
    return new PluginPackaging(directory);
  }

  /** A package.json with everything that is required, and more fields. */
  static String packageJson(String name, String type, String... fields) {
    StringBuilder more = new StringBuilder();
    for (String field : fields) {
      more.append(",\n  ").append(field);
    }
    return """
        {
          "name": "%s",
          "version": "1.0.0",
          "description": "A plugin",
          "author": "ACME",
          "license": "MIT",
          "repository": "github:acme/widget",
          "checkstack": {"type": "%s", "pluginId": "widget"}%s
        }
        """
        .formatted(name, type, more);
  }

  /** A primary with siblings. */
  static String primary(String name, String siblings, String... fields) {
    return packageJson(name, "backend", fields)
        .replace("\"pluginId\": \"widget\"", "\"pluginId\": \"widget\", \"bundle\": " + siblings);
  }

  PluginPackaging file(String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PluginPackaging ranges(RangeStyle style) {
    ranges = style;
    return this;
  }

  PluginPackaging siblings(SiblingSource source) {
    siblings = source;
    return this;
  }

  PluginPackaging platform(Path file) {
    platform = Optional.of(file);
    return this;
  }

  PluginPackaging version(String ofBuild, ReleaseVersion.Policy policy) {
    version = new ReleaseVersion(Optional.of(ofBuild), policy);
    return this;
  }

  /** Files that the build adds. */
  PluginPackaging adding(AddedFiles files) {
    added = files;
    return this;
  }

  /** Packages the plugin in a directory of the repository. */
  Optional<Release> run(String primary) throws ProviderException {
    check(primary);
    return pack();
  }

  /** Checks it, without packaging. */
  PluginPackaging check(String primary) throws ProviderException {
    return check(manifest(primary), FileChecks.BEFORE_PACKAGING);
  }

  /** Checks it as before its scripts are run. */
  PluginPackaging checkBeforeBuild(String primary) throws ProviderException {
    return check(manifest(primary), FileChecks.BEFORE_BUILD);
  }

  private Optional<Path> manifest(String primary) {
    return Optional.of(directory.resolve(primary).resolve("package.json"));
  }

  /** Checks what lies in the repository's own directory. */
  PluginPackaging checkDirectory() throws ProviderException {
    return check(Optional.empty(), FileChecks.BEFORE_PACKAGING);
  }

  private PluginPackaging check(Optional<Path> manifest, FileChecks files)
      throws ProviderException {
    checked =
        new ManifestCheck(Formats.all(new CheckstackSettings(ranges, platform, siblings)))
            .run(
                new CheckRequest(
                    directory,
                    manifest,
                    version,
                    files,
                    Map.of(),
                    output(),
                    Optional.empty(),
                    new CodeChoice(Optional.empty(), false)));
    return this;
  }

  /** Packages what was checked. */
  Optional<Release> pack() throws ProviderException {
    return new ReleasePackaging(
            new ReleaseWriter(2, Optional.empty(), output().resolve("memory.json")))
        .run(
            checked,
            new PlanRequest(Optional.empty(), Layout.RELEASE, added),
            output().resolve("release"));
  }

  Provider provider() {
    return checked.provider().orElseThrow(() -> new AssertionError(problems().toString()));
  }

  private Path output() {
    return directory.resolve("target/provider");
  }

  /** Packages what should be fine. */
  Release release(String primary) throws ProviderException {
    return run(primary).orElseThrow(() -> new AssertionError(problems().toString()));
  }

  List<Problem> problems() {
    return checked.sorted();
  }

  /** What was told about rules, as "file path code message". */
  List<String> told() {
    return checked.sorted().stream()
        .map(p -> "%s %s %s %s".formatted(p.file(), p.path(), p.code(), p.message()))
        .toList();
  }

  /** Copies a tree. */
  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    }
    return to;
  }

  /** The files of an archive by name, "*" behind a program's. */
  static Map<String, byte[]> read(Path archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    new TarGzReader(ReadLimits.DEFAULT)
        .read(
            archive,
            (entry, content) -> {
              if (!entry.directory()) {
                String name = entry.nameInArchive() + (entry.executable() ? "*" : "");
                files.put(name, content.readAllBytes());
              }
            });
    return files;
  }
}
