package io.github.providerkit.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.Provider;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.release.ArtifactList;
import io.github.providerkit.release.Release;
import io.github.providerkit.release.ReleasePapers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Attaches a release to its project under the names that a Maven repository gives its files: the
 * metadata and the checksum list are written once more, with those names in them.
 */
public final class ReleaseAttacher {
  /** The property that holds the release tag for the rest of the build. */
  public static final String RELEASE_TAG = "provider.releaseTag";

  static final String ARCHIVE_TYPE = "tar.gz";
  static final String TARBALL_TYPE = "tgz";
  static final String METADATA_TYPE = "yaml";
  static final String CHECKSUMS_TYPE = "txt";
  private static final String RECORD_TYPE = "json";
  static final String CHECKSUMS = "checksums";

  private final ArtifactAttacher attacher;

  /** Creates an attacher. */
  @Inject
  public ReleaseAttacher(ArtifactAttacher attacher) {
    this.attacher = attacher;
  }

  /**
   * Attaches a release and lists its files in {@code artifacts.json}.
   *
   * @param binaries what was compiled; how it came to be is published so that the parts of a
   *     release can be merged from a repository
   * @param outputDirectory where the plugin writes
   * @param papers writes what tells of the release, once its files are known
   * @throws ProviderException if a file cannot be written
   */
  public void attach(
      MavenProject project,
      Provider provider,
      Release release,
      List<BuiltBinary> binaries,
      Path outputDirectory,
      ReleasePapers papers)
      throws ProviderException {
    try {
      write(project, provider, release, binaries, outputDirectory, papers);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + outputDirectory, e);
    }
    project.getProperties().setProperty(RELEASE_TAG, provider.releaseTag());
  }

  private void write(
      MavenProject project,
      Provider provider,
      Release release,
      List<BuiltBinary> binaries,
      Path outputDirectory,
      ReleasePapers papers)
      throws IOException, ProviderException {
    Path directory = Files.createDirectories(outputDirectory.resolve("maven"));
    List<ArtifactList.Item> items =
        release.plan().tarballs().isPresent()
            ? attachPackages(project, release, directory)
            : attachArchives(project, release, binaries, directory);
    for (ReleasePapers.Paper paper : papers.write(List.copyOf(items))) {
      attacher.attach(project, paper.type(), paper.role(), paper.file());
      String place = coordinates(project, paper.type(), paper.role());
      items.add(item(project.getBasedir().toPath(), paper.role(), paper.file(), place));
    }
    ArtifactList.write(
        outputDirectory.resolve("artifacts.json"),
        provider.name(),
        provider.version(),
        provider.releaseTag(),
        items);
  }

  /** The metadata is the main artifact; where there is none, the checksum list is. */
  private List<ArtifactList.Item> attachArchives(
      MavenProject project, Release release, List<BuiltBinary> binaries, Path directory)
      throws IOException {
    Path checksums = directory.resolve(name(project, CHECKSUMS, CHECKSUMS_TYPE));
    Files.writeString(
        checksums, release.checksumsFor(a -> name(project, a.classifier(), ARCHIVE_TYPE)), UTF_8);
    List<ArtifactList.Item> items = new ArrayList<>(archives(project, release));
    Path base = project.getBasedir().toPath();
    items.add(item(base, "checksums", release.checksums(), null));
    if (release.metadata().isPresent()) {
      items.add(item(base, "metadata", release.metadata().get(), null));
      items.add(attachChecksums(project, checksums));
      items.add(attachMetadata(project, release, directory));
    } else {
      attacher.attachMain(project, CHECKSUMS_TYPE, checksums);
      String place = coordinates(project, CHECKSUMS_TYPE, mainClassifier(project));
      items.add(item(base, "checksums", checksums, place));
    }
    for (BuiltBinary binary : binaries) {
      String classifier = binary.record().platform().classifier();
      Path record = binary.directory().resolve(BuildRecord.FILE);
      attacher.attach(project, RECORD_TYPE, classifier, record);
      String place = coordinates(project, RECORD_TYPE, classifier);
      items.add(item(base, "build-record", record, place));
    }
    return items;
  }

  private List<ArtifactList.Item> archives(MavenProject project, Release release) {
    List<ArtifactList.Item> items = new ArrayList<>();
    for (Release.Archive archive : release.archives()) {
      attacher.attach(project, ARCHIVE_TYPE, archive.classifier(), archive.file());
      items.add(
          new ArtifactList.Item(
              "archive",
              relative(project.getBasedir().toPath(), archive.file()),
              archive.platform().map(Object::toString).orElse(archive.target()),
              archive.size(),
              archive.sha256(),
              coordinates(project, ARCHIVE_TYPE, archive.classifier())));
    }
    return items;
  }

  private ArtifactList.Item attachMetadata(MavenProject project, Release release, Path directory)
      throws IOException {
    Path metadata = directory.resolve(name(project, null, METADATA_TYPE));
    Files.writeString(
        metadata, release.metadataFor(a -> name(project, a.classifier(), ARCHIVE_TYPE)), UTF_8);
    attacher.attachMain(project, metadata);
    String place = coordinates(project, METADATA_TYPE, mainClassifier(project));
    return item(project.getBasedir().toPath(), "metadata", metadata, place);
  }

  private ArtifactList.Item attachChecksums(MavenProject project, Path checksums)
      throws IOException {
    attacher.attach(project, CHECKSUMS_TYPE, CHECKSUMS, checksums);
    String place = coordinates(project, CHECKSUMS_TYPE, CHECKSUMS);
    return item(project.getBasedir().toPath(), "checksums", checksums, place);
  }

  /** The only archive is the main artifact; what it bundles is attached beside it. */
  private List<ArtifactList.Item> attachPackages(
      MavenProject project, Release release, Path directory) throws IOException {
    Release.Archive main = release.archives().get(0);
    List<Release.Archive> bundled =
        release.plan().tarballs().orElseThrow().bundle().isPresent()
            ? release.packages()
            : List.<Release.Archive>of();
    String classifier = mainClassifier(project);
    Path base = project.getBasedir().toPath();
    List<ArtifactList.Item> items = new ArrayList<>();
    attacher.attachMain(project, TARBALL_TYPE, main.file());
    items.add(tarball(project, "archive", main, coordinates(project, TARBALL_TYPE, classifier)));
    for (Release.Archive one : release.packages()) {
      String coordinates = null;
      if (bundled.contains(one)) {
        attacher.attach(project, TARBALL_TYPE, one.classifier(), one.file());
        coordinates = coordinates(project, TARBALL_TYPE, one.classifier());
      }
      items.add(tarball(project, "package", one, coordinates));
    }
    Path checksums = directory.resolve(name(project, CHECKSUMS, CHECKSUMS_TYPE));
    List<Release.Archive> all = new ArrayList<>(List.of(main));
    all.addAll(bundled);
    String text =
        Release.checksums(
            all, a -> name(project, a.equals(main) ? classifier : a.classifier(), TARBALL_TYPE));
    Files.writeString(checksums, text, UTF_8);
    items.add(item(base, "checksums", release.checksums(), null));
    items.add(attachChecksums(project, checksums));
    return items;
  }

  private static ArtifactList.Item tarball(
      MavenProject project, String role, Release.Archive archive, @Nullable String coordinates) {
    return new ArtifactList.Item(
        role,
        relative(project.getBasedir().toPath(), archive.file()),
        null,
        archive.size(),
        archive.sha256(),
        coordinates);
  }

  static @Nullable String mainClassifier(MavenProject project) {
    boolean main = project.getPackaging().equals(ArtifactAttacher.PACKAGING);
    return main ? null : ArtifactAttacher.MAIN_CLASSIFIER;
  }

  /** The name of a file in a Maven repository. */
  private static String name(MavenProject project, @Nullable String classifier, String type) {
    String base = project.getArtifactId() + "-" + project.getVersion();
    return classifier == null ? base + "." + type : base + "-" + classifier + "." + type;
  }

  private static ArtifactList.Item item(
      Path base, String role, Path file, @Nullable String coordinates) throws IOException {
    return new ArtifactList.Item(
        role, relative(base, file), null, Files.size(file), Sha256.of(file), coordinates);
  }

  private static String relative(Path base, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(base) ? SlashPath.between(base, absolute) : absolute.toString();
  }

  static String coordinates(MavenProject project, String type, @Nullable String classifier) {
    List<String> parts =
        new ArrayList<>(List.of(project.getGroupId(), project.getArtifactId(), type));
    if (classifier != null) {
      parts.add(classifier);
    }
    parts.add(project.getVersion());
    return String.join(":", parts);
  }
}
