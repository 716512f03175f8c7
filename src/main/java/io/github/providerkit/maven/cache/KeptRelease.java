package io.github.providerkit.maven.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.Directories;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.maven.ReleaseAttacher;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * What the Build Cache Extension keeps of a release besides the attached files: everything else
 * that the plugin has written, with a list of all. It lies where the extension looks for generated
 * sources, which it keeps and gives back without being told.
 */
public final class KeptRelease {
  private static final String PLACE = "generated-sources/provider-release";
  private static final String LIST = "files.txt";
  private static final String FILES = "files";

  private static final String AGAIN = "-Dmaven.build.cache.skipCache=true builds it again";

  /** Below the plugin's directory, what only the next build of this machine looks at. */
  private static final Set<String> NEVER = Set.of("build", "logs");

  private final MavenProject project;
  private final Path output;
  private final Path place;

  /**
   * The release of a project.
   *
   * @param output where the plugin writes
   */
  public KeptRelease(MavenProject project, Path output) {
    this.project = project;
    this.output = output.toAbsolutePath().normalize();
    this.place = place(project);
  }

  private static Path place(MavenProject project) {
    return Path.of(project.getBuild().getDirectory()).toAbsolutePath().resolve(PLACE).normalize();
  }

  /** Removes what an earlier build has left, so that it is not taken for what is given back. */
  static void forget(MavenProject project) {
    try {
      Directories.delete(place(project));
    } catch (IOException e) {
      // What is listed is checked by its digest, whatever else lies there.
      return;
    }
  }

  /** Whether the extension has given back the project in this build. */
  public boolean isRestored() {
    return CacheDeclaration.isDeclared(project)
        && artifacts().stream()
            .anyMatch(one -> one.getClass().getName().startsWith(CacheExtension.PACKAGE));
  }

  /**
   * Lays out what is to be kept, once everything is attached.
   *
   * @param tag the release's
   * @throws ProviderException if a file cannot be copied
   */
  public void keep(String tag) throws ProviderException {
    if (!CacheDeclaration.isDeclared(project)) {
      return;
    }
    try {
      Directories.delete(place);
      List<KeptFile> files = new ArrayList<>();
      for (Path file : written()) {
        KeptFile kept =
            KeptFile.of(SlashPath.between(output, file), Sha256.of(file), file, artifacts());
        files.add(kept);
        if (kept.type().isEmpty()) {
          copy(file, place.resolve(FILES).resolve(kept.path()));
        }
      }
      Files.createDirectories(place);
      AtomicFile.write(place.resolve(LIST), KeptFile.lines(tag, files).getBytes(UTF_8));
    } catch (IOException | UncheckedIOException e) {
      throw ProviderException.environment("cannot write to " + place, e);
    }
  }

  /**
   * Puts a release in its place that was given back, with all that was written beside it, and
   * nothing else.
   *
   * @throws ProviderException if it is not what was kept
   */
  public void restore() throws ProviderException {
    try {
      List<String> lines =
          Files.exists(place) ? Files.readAllLines(place.resolve(LIST)) : List.of();
      if (lines.isEmpty()) {
        throw broken("no list of files");
      }
      List<KeptFile> files = KeptFile.parse(lines);
      Path work = new BuildPaths(output).build().resolve("given-back");
      Directories.delete(work);
      Files.createDirectories(work);
      for (KeptFile file : files) {
        Path copy = work.resolve(file.path()).normalize();
        Path source = source(file);
        if (!copy.startsWith(work) || !Files.isRegularFile(source)) {
          throw broken("no " + file.path());
        }
        copy(source, copy);
        if (!Sha256.of(copy).equals(file.sha256())) {
          throw broken("another " + file.path());
        }
        file.setExecutable(copy);
      }
      putInPlace(work);
      Directories.delete(work);
      files.stream().filter(file -> !file.type().isEmpty()).forEach(this::attach);
      project.getProperties().setProperty(ReleaseAttacher.RELEASE_TAG, KeptFile.tag(lines));
    } catch (IOException | UncheckedIOException e) {
      throw ProviderException.environment("cannot put back what the build cache has kept", e);
    }
  }

  private Path source(KeptFile file) {
    return file.type().isEmpty()
        ? place.resolve(FILES).resolve(file.path())
        : file.in(artifacts())
            .map(Artifact::getFile)
            .map(found -> found.toPath())
            .orElse(place.resolve(FILES).resolve(file.path()));
  }

  private void attach(KeptFile file) {
    Optional<Artifact> artifact = file.in(artifacts());
    artifact.ifPresent(one -> one.setFile(output.resolve(file.path()).toFile()));
    artifact.ifPresent(file::setExtension);
  }

  private void putInPlace(Path work) throws IOException {
    for (Path old : list(output)) {
      if (!NEVER.contains(old.getFileName().toString())) {
        Directories.delete(old);
      }
    }
    for (Path one : list(work)) {
      Files.move(one, output.resolve(one.getFileName().toString()));
    }
  }

  private List<Path> written() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path one : list(output)) {
      if (!NEVER.contains(one.getFileName().toString())) {
        try (Stream<Path> below = Files.walk(one)) {
          below.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
      }
    }
    return files;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.sorted().toList();
    }
  }

  private List<Artifact> artifacts() {
    List<Artifact> all = new ArrayList<>();
    if (project.getArtifact() != null) {
      all.add(project.getArtifact());
    }
    all.addAll(project.getAttachedArtifacts());
    return all;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ProviderException broken(String what) {
    return ProviderException.user(
        "the build cache gave back another release than it has kept: " + what, AGAIN);
  }
}
