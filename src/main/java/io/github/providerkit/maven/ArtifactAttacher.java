package io.github.providerkit.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Makes files artifacts of a project, so that {@code install} and {@code deploy} publish them.
 *
 * <p>Attaching the same file again changes nothing ({@code mvn package install} runs a lifecycle
 * twice); a second file under the same type and classifier is refused, because both would be
 * published under one name.
 */
public final class ArtifactAttacher {

  /** The packaging whose main artifact is ours to set. */
  public static final String PACKAGING = "provider";

  /** The classifier that the main file gets in a project of another packaging. */
  public static final String MAIN_CLASSIFIER = "provider-release";

  private static final Set<String> PUBLISHING = Set.of("install", "deploy");

  /** A repository puts its own checksums under exactly these names. */
  private static final Set<String> CHECKSUM_TYPES = Set.of("md5", "sha1", "sha256", "sha512");

  private final MavenProjectHelper projectHelper;

  @Inject
  public ArtifactAttacher(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  /**
   * Makes the goals {@code install} and {@code deploy} pass over a project of packaging {@value
   * #PACKAGING} that has no main file, as after a skipped release; they would fail.
   *
   * @return whether they do
   */
  public static boolean publishesNothing(MavenProject project) {
    boolean nothing =
        project.getPackaging().equals(PACKAGING) && project.getArtifact().getFile() == null;
    if (nothing) {
      PUBLISHING.forEach(
          goal -> project.getProperties().setProperty("maven." + goal + ".skip", "true"));
    }
    return nothing;
  }

  /**
   * Makes {@code file}, which is of type {@code yaml}, the main artifact of a project of packaging
   * {@value #PACKAGING}, and an attachment with classifier {@value #MAIN_CLASSIFIER} of any other.
   */
  public void attachMain(MavenProject project, Path file) {
    attachMain(project, "yaml", file);
  }

  /** Like {@link #attachMain(MavenProject, Path)} for a main file of another type. */
  public void attachMain(MavenProject project, String type, Path file) {
    if (project.getPackaging().equals(PACKAGING)) {
      setMain(project, type, file);
    } else {
      attach(project, type, MAIN_CLASSIFIER, file);
    }
  }

  /**
   * Attaches {@code file}; the type is also its extension in the repository.
   *
   * @throws IllegalStateException if another file is attached with this type and classifier
   */
  public void attach(MavenProject project, String type, String classifier, Path file) {
    requireNoChecksum(type);
    Objects.requireNonNull(classifier, "classifier");
    for (Artifact attached : project.getAttachedArtifacts()) {
      if (attached.getType().equals(type) && classifier.equals(attached.getClassifier())) {
        requireSame(attached, file);
        return;
      }
    }
    projectHelper.attachArtifact(project, type, classifier, file.toFile());
  }

  private static void setMain(MavenProject project, String type, Path file) {
    requireNoChecksum(type);
    Artifact main = project.getArtifact();
    if (main.getFile() != null) {
      requireSame(main, file);
      return;
    }
    if (!main.getArtifactHandler().getExtension().equals(type)) {
      main.setArtifactHandler(handlerFor(type));
    }
    main.setFile(file.toFile());
  }

  /**
   * The handler of packaging {@value #PACKAGING} is for metadata; another main file has its own.
   */
  private static DefaultArtifactHandler handlerFor(String type) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler(PACKAGING);
    handler.setExtension(type);
    handler.setLanguage("none");
    return handler;
  }

  private static void requireSame(Artifact attached, Path file) {
    File present = attached.getFile();
    if (!file.toFile().equals(present)) {
      throw new IllegalStateException(
          "cannot attach %s: %s is attached as %s already".formatted(file, present, attached));
    }
  }

  private static void requireNoChecksum(String type) {
    if (CHECKSUM_TYPES.contains(type.substring(type.lastIndexOf('.') + 1))) {
      throw new IllegalArgumentException(
          "cannot attach a file of type %s: a repository's own checksum has that name"
              .formatted(type));
    }
  }
}
