package io.github.providerkit.code;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * TypeScript: {@code gestalt.provider} in package.json, a text {@code [kind:]./module.ts[#export]}
 * or an object of {@code kind} and {@code target}.
 */
final class TypeScriptFinder implements CodeFinder {
  private static final String FILE = "package.json";
  private static final String FIELD = "gestalt.provider";
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*+");
  private static final Set<String> ENDINGS =
      Set.of("ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs");

  /** A word that is taken for a kind, though no provider can be of it. */
  private static final String TELEMETRY = "telemetry";

  @Override
  public Optional<ProviderCode> find(
      Path directory, Kind kind, SeenFiles seen, List<CodeProblem> problems) {
    Path file = directory.resolve(FILE);
    if (!seen.isFile(file)) {
      return Optional.empty();
    }
    try {
      Document document =
          DocumentReader.read(
              FILE,
              seen.readIn(directory, file),
              Document.Syntax.JSON,
              new Problems(RuleLevels.DEFAULT));
      return member(document.root(), "gestalt")
          .flatMap(block -> member(block, "provider"))
          .flatMap(value -> code(value, directory, kind, problems));
    } catch (UnreadableDocumentException e) {
      problems.add(new CodeProblem(FILE, "", e.position(), e.getMessage(), e.hint()));
    } catch (IOException e) {
      problems.add(CodeProblem.unreadable(FILE, e));
    }
    return Optional.empty();
  }

  @Override
  public String recognisedBy(Kind kind) {
    String prefix = kind == Kind.PLUGIN ? "" : kind.word() + ":";
    return "a package.json with \"gestalt\": {\"provider\": \"%s./provider.ts\"}".formatted(prefix);
  }

  private static Optional<Node> member(Node node, String key) {
    if (!(node instanceof Node.Mapping mapping)) {
      return Optional.empty();
    }
    return mapping.entries().stream()
        .filter(entry -> entry.key() instanceof Node.Scalar name && name.value().equals(key))
        .map(Node.Entry::value)
        // The last one counts, as in every JSON parser.
        .reduce((first, second) -> second);
  }

  /** A declaration: its kind and its target. */
  private record Declared(String kind, String target, Position position) {}

  private static Optional<ProviderCode> code(
      Node value, Path directory, Kind kind, List<CodeProblem> problems) {
    Declared declared = declared(value);
    Optional<String> found = kind(declared.kind());
    if (found.isEmpty()) {
      problems.add(
          problem(
              declared.position(),
              "expected one of the kinds of provider, found \"" + declared.kind() + "\""));
      return Optional.empty();
    }
    if (!isTarget(declared.target(), directory)) {
      problems.add(
          problem(
              declared.position(),
              "expected a module in the package such as ./provider.ts or ./provider.ts#name, found \""
                  + declared.target()
                  + "\""));
      return Optional.empty();
    }
    // Code for another kind is somebody else's, as the original sees it.
    return found
        .filter(kind.word()::equals)
        .map(k -> new ProviderCode(Language.TYPESCRIPT, directory, FILE, declared.target()));
  }

  private static CodeProblem problem(Position position, String message) {
    return new CodeProblem(FILE, FIELD, position, message, null);
  }

  private static Declared declared(Node value) {
    if (value instanceof Node.Mapping) {
      return new Declared(
          text(member(value, "kind")), text(member(value, "target")), value.position());
    }
    String text = text(Optional.of(value));
    int colon = text.indexOf(':');
    // A path may hold a colon; a kind is a word before the first one.
    return colon > 0 && !text.startsWith(".") && !text.startsWith("/")
        ? new Declared(
            text.substring(0, colon), text.substring(colon + 1).strip(), value.position())
        : new Declared("", text, value.position());
  }

  private static String text(Optional<Node> node) {
    return node.filter(n -> n instanceof Node.Scalar s && s.style() == Node.Style.DOUBLE_QUOTED)
        .map(n -> ((Node.Scalar) n).value().strip())
        .orElse("");
  }

  /** The word for the kind that a declaration means; empty if it means none. */
  private static Optional<String> kind(String word) {
    if (word.isBlank()) {
      return Optional.of(Kind.PLUGIN.word());
    }
    return word.strip().equalsIgnoreCase(TELEMETRY)
        ? Optional.of(TELEMETRY)
        : Kind.of(word).filter(Language.TYPESCRIPT::supports).map(Kind::word);
  }

  private static boolean isTarget(String target, Path directory) {
    int hash = target.indexOf('#');
    String module = hash < 0 ? target : target.substring(0, hash).strip();
    String export = hash < 0 ? "" : target.substring(hash + 1).strip();
    boolean relative = module.startsWith("./") || module.startsWith("../");
    String ending = module.substring(module.lastIndexOf('.') + 1);
    return relative
        && ENDINGS.contains(ending)
        && SlashPath.below(directory, module).isPresent()
        && (export.isEmpty() || IDENTIFIER.matcher(export).matches());
  }
}
