package io.github.providerkit.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.code.Kind;
import io.github.providerkit.code.Language;
import io.github.providerkit.files.SeenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Code that is written for a provider's SDK and has no manifest yet.
 *
 * @param language what it is written in
 * @param sign the file that names the SDK, from the directory
 * @param kind what it provides, as far as can be seen without compiling it
 * @param complete whether builds find it there
 */
record FoundCode(Language language, String sign, Kind kind, boolean complete) {
  private static final int MOST_BYTES = 1 << 20;

  private static final Pattern GO_SDK =
      Pattern.compile("\\bgithub\\.com/valon-technologies/gestalt/sdk/go\\b");
  private static final Pattern RUST_SDK =
      Pattern.compile("(?m)^\\s*gestalt(?:-sdk)?\\s*=|\\bpackage\\s*=\\s*\"gestalt-sdk\"");
  private static final Pattern PYTHON_SDK =
      Pattern.compile("[\"']gestalt(?:-sdk)?\\b|(?m)^\\[tool\\.gestalt\\b");
  private static final Pattern TYPESCRIPT_SDK =
      Pattern.compile("\"@[^\"/]+/gestalt\"\\s*:|\"gestalt\"\\s*:\\s*\\{");

  /** What a Go type or a server of it is called, by kind. */
  private static final Pattern GO_KIND =
      Pattern.compile(
          "\\bgestalt\\.(?:Serve)?(Authentication|Authorization|ExternalCredential|IndexedDB|Cache|S3"
              + "|Workflow|Agent|Secrets|PluginRuntime)Provider\\b");

  private static final Pattern GO_PLUGIN = Pattern.compile("\\bgestalt\\.(?:New)?Router\\b");
  private static final Pattern RUST_KIND =
      Pattern.compile(
          "\\bexport_(authentication|cache|secrets|s3|plugin_runtime|workflow|agent|indexeddb)_provider!");

  /** Words of SDKs that are not the kind's own. */
  private static final Map<String, Kind> WORDS =
      Map.of(
          "externalcredential",
          Kind.EXTERNAL_CREDENTIALS,
          "pluginruntime",
          Kind.RUNTIME,
          "plugin_runtime",
          Kind.RUNTIME);

  /**
   * Looks into a directory; in the order in which builds look for code.
   *
   * @return empty where no file names an SDK
   */
  static Optional<FoundCode> in(Path directory) {
    SeenFiles seen = new SeenFiles();
    Path home = directory.toAbsolutePath().normalize();
    return go(home, seen)
        .or(() -> rust(home))
        .or(() -> declared(home, seen, Language.PYTHON, "pyproject.toml", PYTHON_SDK))
        .or(() -> declared(home, seen, Language.TYPESCRIPT, "package.json", TYPESCRIPT_SDK));
  }

  private static Optional<FoundCode> go(Path home, SeenFiles seen) {
    return CodeDetector.detect(home, Kind.PLUGIN, Optional.of(Language.GO), seen)
        .code()
        .filter(code -> names(home.resolve(code.sign()), GO_SDK))
        .map(
            code -> {
              String text = sources(home, ".go");
              Kind kind = GO_PLUGIN.matcher(text).find() ? Kind.PLUGIN : kind(GO_KIND, text);
              return new FoundCode(Language.GO, code.sign(), kind, true);
            });
  }

  private static Optional<FoundCode> rust(Path home) {
    String sign = "Cargo.toml";
    return names(home.resolve(sign), RUST_SDK)
        ? Optional.of(
            new FoundCode(
                Language.RUST, sign, kind(RUST_KIND, sources(home.resolve("src"), ".rs")), true))
        : Optional.empty();
  }

  /** Where the file itself says which kind it is. */
  private static Optional<FoundCode> declared(
      Path home, SeenFiles seen, Language language, String sign, Pattern sdk) {
    if (!names(home.resolve(sign), sdk)) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (CodeDetector.detect(home, kind, Optional.of(language), seen).code().isPresent()) {
        return Optional.of(new FoundCode(language, sign, kind, true));
      }
    }
    return Optional.of(new FoundCode(language, sign, Kind.PLUGIN, false));
  }

  private static Kind kind(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      return Kind.PLUGIN;
    }
    String word = found.group(1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(WORDS.get(word)).or(() -> Kind.of(word)).orElse(Kind.PLUGIN);
  }

  private static boolean names(Path file, Pattern sdk) {
    return Files.isRegularFile(file) && sdk.matcher(text(file)).find();
  }

  private static String sources(Path directory, String ending) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
          .filter(file -> !file.toString().endsWith("_test" + ending))
          .sorted()
          .map(FoundCode::text)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      // What cannot be listed says nothing.
      return "";
    }
  }

  /** What cannot be read, or nobody has written, says nothing. */
  private static String text(Path file) {
    try {
      return Files.size(file) > MOST_BYTES ? "" : Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
