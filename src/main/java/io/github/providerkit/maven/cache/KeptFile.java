package io.github.providerkit.maven.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;

/**
 * A file of a release that is kept.
 *
 * @param path slash path from where the plugin writes
 * @param sha256 lower-case hex
 * @param executable whether it may be run
 * @param type the extension of the artifact that it is; empty for none
 * @param classifier of the artifact; empty for the main one, or none
 */
record KeptFile(String path, String sha256, boolean executable, String type, String classifier) {
  private static final String TAG = "release ";
  private static final String SEPARATOR = "\t";
  private static final String EXECUTABLE = "x";

  static KeptFile of(String path, String sha256, Path file, List<Artifact> artifacts) {
    Optional<Artifact> artifact =
        artifacts.stream().filter(one -> isAt(one.getFile(), file)).findFirst();
    return new KeptFile(
        path,
        sha256,
        Files.isExecutable(file),
        artifact.map(one -> one.getArtifactHandler().getExtension()).orElse(""),
        artifact.map(KeptFile::classifier).orElse(""));
  }

  private static boolean isAt(File artifact, Path file) {
    return artifact != null
        && artifact.toPath().toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize());
  }

  private static String classifier(Artifact artifact) {
    return Objects.requireNonNullElse(artifact.getClassifier(), "");
  }

  /** The list of files, with the tag of the release before them. */
  static String lines(String tag, List<KeptFile> files) {
    List<String> lines = new ArrayList<>(List.of(TAG + tag));
    for (KeptFile file : files) {
      lines.add(
          String.join(
              SEPARATOR,
              file.sha256,
              file.executable ? EXECUTABLE : "",
              file.type,
              file.classifier,
              file.path));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The tag that a list begins with. */
  static String tag(List<String> lines) {
    return lines.get(0).substring(TAG.length());
  }

  /** The files of a list. */
  static List<KeptFile> parse(List<String> lines) {
    return lines.stream()
        .skip(1)
        .map(line -> line.split(SEPARATOR, 5))
        .map(part -> new KeptFile(part[4], part[0], EXECUTABLE.equals(part[1]), part[2], part[3]))
        .toList();
  }

  /** The artifact that it is; empty where there is none any more. */
  Optional<Artifact> in(List<Artifact> artifacts) {
    return artifacts.stream()
        .filter(one -> classifier(one).equals(classifier))
        .filter(one -> classifier.isEmpty() || extension(one).equals(type))
        .filter(one -> one.getFile() != null)
        .findFirst();
  }

  private static String extension(Artifact artifact) {
    return artifact.getArtifactHandler().getExtension();
  }

  /**
   * Gives an artifact the extension that it had: a packaging has only one, releases have several.
   */
  void setExtension(Artifact artifact) {
    if (!extension(artifact).equals(type)) {
      DefaultArtifactHandler handler = new DefaultArtifactHandler(artifact.getType());
      handler.setExtension(type);
      handler.setLanguage("none");
      artifact.setArtifactHandler(handler);
    }
  }

  /** What comes out of a cache is not always a program any more. */
  void setExecutable(Path copy) throws IOException {
    if (Files.isExecutable(copy) != executable && !copy.toFile().setExecutable(executable)) {
      throw new IOException("cannot make a program of " + copy);
    }
  }
}
