package io.github.providerkit.format;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Finds the manifest of a directory and with it the format. */
public final class ManifestFinder {
  /** Many a directory has one that is no manifest. */
  private static final String PACKAGE = "package.json";

  /** Formats that are known by sight; what can be done with them is up to the registered ones. */
  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(
              "gestalt",
              List.of("manifest.json", "manifest.yaml", "manifest.yml"),
              (file, seen) -> true),
          new Signature(
              "gestalt-legacy",
              List.of("plugin.json", "plugin.yaml", "plugin.yml"),
              (file, seen) -> true),
          new Signature("checkstack", List.of(PACKAGE), ManifestFinder::hasCheckstackBlock));

  private final List<ProviderFormat> formats;
  private final SeenFiles seen;

  /**
   * Creates a finder.
   *
   * @param formats the registered formats
   * @param seen looks at the disk
   */
  public ManifestFinder(List<ProviderFormat> formats, SeenFiles seen) {
    this.formats = List.copyOf(formats);
    this.seen = seen;
  }

  private record Signature(
      String format, List<String> names, BiPredicate<Path, SeenFiles> matches) {}

  /**
   * A manifest that was found.
   *
   * @param format its format
   * @param file the file
   * @param ignored other manifest files of the same format, which the consumer passes over
   */
  public record Found(ProviderFormat format, Path file, List<Path> ignored) {}

  /**
   * Finds the manifest of a directory.
   *
   * @throws ProviderException if there is none, or if there are two formats
   */
  public Found inDirectory(Path directory) throws ProviderException {
    List<Signature> matching = new ArrayList<>();
    for (Signature signature : SIGNATURES) {
      if (!files(directory, signature).isEmpty()) {
        matching.add(signature);
      }
    }
    if (matching.isEmpty()) {
      refuseUnusable(directory);
      String nearby = new NearbyManifests(this::manifestsIn, seen).hint(directory);
      throw ProviderException.user(
          "expected a manifest in " + directory + ", found none of " + allNames(),
          nearby != null ? nearby : "create one, or name it with -Dprovider.manifest=FILE");
    }
    if (matching.size() > 1) {
      throw ProviderException.user(
          "expected one provider in %s, found two: %s (format %s) and %s (format %s)"
              .formatted(
                  directory,
                  files(directory, matching.get(0)).get(0).getFileName(),
                  matching.get(0).format(),
                  files(directory, matching.get(1)).get(0).getFileName(),
                  matching.get(1).format()),
          "choose one with -Dprovider.manifest=FILE");
    }
    List<Path> files = files(directory, matching.get(0));
    return new Found(
        registered(matching.get(0), files.get(0)), files.get(0), files.subList(1, files.size()));
  }

  /**
   * The manifest of a directory, or the {@code package.json} that was meant as one: without any
   * manifest beside it its format tells what is wrong with it.
   *
   * @throws ProviderException if there is none, or if there are two formats
   */
  public Found meantIn(Path directory) throws ProviderException {
    Path file = directory.resolve(PACKAGE);
    boolean another =
        holdsManifest(directory) || !seen.isFile(file) || isOfProviderBelow(directory, file);
    return another ? inDirectory(directory) : named(file);
  }

  /** Whether a package without anything of Checkstack's only builds what a manifest below names. */
  private boolean isOfProviderBelow(Path directory, Path file) {
    boolean meant = root(file, seen).map(ManifestFinder::mentionsCheckstack).orElse(true);
    return !meant
        && new NearbyManifests(this::manifestsIn, seen)
            .below(directory).stream().anyMatch(found -> !found.endsWith(PACKAGE));
  }

  private static boolean mentionsCheckstack(Node.Mapping root) {
    return root.entries().stream()
        .map(entry -> ((Node.Scalar) entry.key()).value().toLowerCase(Locale.ROOT))
        .anyMatch(key -> key.contains("checkstack"));
  }

  private List<Path> manifestsIn(Path directory) {
    return SIGNATURES.stream().flatMap(signature -> files(directory, signature).stream()).toList();
  }

  /**
   * Whether a directory holds a manifest of any format, or a file that nobody can tell from one.
   */
  public static boolean mayBeIn(Path directory) {
    SeenFiles seen = new SeenFiles();
    Path file = directory.resolve(PACKAGE);
    return new ManifestFinder(List.of(), seen).holdsManifest(directory)
        || (seen.exists(file) && root(file, seen).isEmpty());
  }

  private boolean holdsManifest(Path directory) {
    return !manifestsIn(directory).isEmpty();
  }

  /**
   * The manifest that a user named.
   *
   * @throws ProviderException if it does not exist, or has no manifest's name
   */
  public Found named(Path file) throws ProviderException {
    if (seen.isDirectory(file)) {
      return inDirectory(file);
    }
    if (!seen.exists(file)) {
      throw ProviderException.user(
          "provider.manifest: expected a file, found nothing at " + file, null);
    }
    String name = file.getFileName().toString();
    Optional<Signature> signature =
        SIGNATURES.stream().filter(candidate -> candidate.names().contains(name)).findFirst();
    if (signature.isEmpty()) {
      throw ProviderException.user(
          "provider.manifest: expected a file named " + allNames() + ", found " + file, null);
    }
    return new Found(registered(signature.get(), file), file, List.of());
  }

  private ProviderFormat registered(Signature signature, Path file) throws ProviderException {
    return formats.stream()
        .filter(format -> format.name().equals(signature.format()))
        .findFirst()
        .orElseThrow(
            () ->
                ProviderException.user(
                    "expected a manifest of format %s, found %s of format %s"
                        .formatted(
                            String.join(
                                " or ", formats.stream().map(ProviderFormat::name).toList()),
                            file,
                            signature.format()),
                    "this version does not package that format"));
  }

  /** Of what cannot even be opened nobody knows whether it is a manifest. */
  private void refuseUnusable(Path directory) throws ProviderException {
    for (Signature signature : SIGNATURES) {
      for (String name : signature.names()) {
        Path file = directory.resolve(name);
        try {
          if (seen.exists(file)) {
            seen.readIn(directory, file);
          }
        } catch (IOException e) {
          throw ProviderException.user(
              "expected a manifest in %s, found %s, %s"
                  .formatted(directory, name, InputFile.words(e)),
              null);
        }
      }
    }
  }

  private List<Path> files(Path directory, Signature signature) {
    return signature.names().stream()
        .map(directory::resolve)
        .filter(seen::exists)
        .filter(file -> signature.matches().test(file, seen))
        .toList();
  }

  private static String allNames() {
    return String.join(", ", SIGNATURES.stream().flatMap(s -> s.names().stream()).toList());
  }

  private static boolean hasCheckstackBlock(Path file, SeenFiles seen) {
    return root(file, seen).stream()
        .flatMap(root -> root.entries().stream())
        .filter(entry -> ((Node.Scalar) entry.key()).value().equals("checkstack"))
        .anyMatch(entry -> entry.value() instanceof Node.Mapping);
  }

  /** The object in a file; empty when it cannot be read, is no JSON, or another value. */
  private static Optional<Node.Mapping> root(Path file, SeenFiles seen) {
    try {
      Problems ignored = new Problems(RuleLevels.DEFAULT);
      Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
      byte[] bytes = seen.readIn(directory, file);
      Node root = DocumentReader.read(file.toString(), bytes, Document.Syntax.JSON, ignored).root();
      return root instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    } catch (IOException | UnreadableDocumentException e) {
      return Optional.empty();
    }
  }
}
