package io.github.providerkit.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.providerkit.compare.ComparedRelease;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.EarlierRelease;
import io.github.providerkit.format.Offer;
import io.github.providerkit.format.Offer.Connection;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan.MetadataFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the repository says, the build goes on. */
class ReleaseComparisonsTest {
  @TempDir Path directory;
  private final RepositorySystem system = mock(RepositorySystem.class);
  private final MavenSession session = mock(MavenSession.class);
  private final Provider provider = mock(Provider.class);
  private final List<String> released = new ArrayList<>(List.of("0.9.0", "1.0.0", "1.1.0"));
  private final List<String> debug = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Exception> failures = new ArrayList<>();
  private String digest;

  @BeforeEach
  @SuppressWarnings("deprecation") // A session without Maven.
  void repository() throws Exception {
    Properties user = new Properties();
    user.setProperty("altDeploymentRepository", "releases::https://repo.example/r");
    when(session.getUserProperties()).thenReturn(user);
    when(session.getRepositorySession()).thenReturn(new DefaultRepositorySystemSession());
    org.apache.maven.artifact.repository.ArtifactRepository local =
        mock(org.apache.maven.artifact.repository.ArtifactRepository.class);
    when(local.getBasedir()).thenReturn(directory.resolve("local").toString());
    when(session.getLocalRepository()).thenReturn(local);
    when(system.newDeploymentRepository(any(), any())).thenAnswer(call -> call.getArgument(1));
    when(system.resolveVersionRange(any(), any()))
        .thenAnswer(
            call -> {
              VersionRangeResult result = new VersionRangeResult(call.getArgument(1));
              for (String version : released) {
                result.addVersion(new GenericVersionScheme().parseVersion(version));
              }
              failures.forEach(result::addException);
              return result;
            });
    when(system.resolveArtifact(any(), any(ArtifactRequest.class)))
        .thenAnswer(
            call -> {
              ArtifactRequest request = call.getArgument(1);
              Path file = directory.resolve(request.getArtifact().toString().replace(':', '_'));
              Files.writeString(file, request.getArtifact().getExtension());
              return new ArtifactResult(request)
                  .setArtifact(request.getArtifact().setFile(file.toFile()));
            });
    digest = Sha256.of("tar.gz".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    when(provider.version()).thenReturn("1.0.1");
    doReturn(Optional.of(offer("none"))).when(provider).offer(any());
    when(provider.earlier(any()))
        .thenAnswer(
            call -> {
              EarlierRelease.Files files = call.getArgument(0);
              files.archive(new MetadataFile("weather-1.0.0-generic.tar.gz", digest));
              return Optional.of(
                  new EarlierRelease(files.version(), offer("user"), Map.of(), files));
            });
  }

  private static Offer offer(String mode) {
    return new Offer(
        Optional.empty(), true, Map.of("default", new Connection(mode, "none", List.of())), "");
  }

  private Optional<ComparedRelease> compare() throws Exception {
    Model model = new Model();
    model.setGroupId("com.acme");
    model.setArtifactId("weather");
    model.setVersion("1.0.1");
    return new ReleaseComparisons(system)
        .compare(
            session,
            new MavenProject(model),
            provider,
            Optional.empty(),
            debug::add,
            warnings::add);
  }

  @Test
  void theReleaseBeforeIsTheOneComparedWith() throws Exception {
    assertThat(compare().orElseThrow().difference().summary())
        .isEqualTo("changed since 1.0.0: 1 major; that asks for 2.0.0");
    assertThat(warnings).isEmpty();
    assertThat(debug).isEmpty();
  }

  @Test
  void anArchiveThatIsAnotherIsNotRead() throws Exception {
    digest = "0".repeat(64);
    assertThat(compare()).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("not compared with the release before: weather-1.0.0-generic.tar.gz: expected")
        .contains("the digest " + digest);
  }

  @Test
  void aRepositoryThatCannotBeAskedIsAWarning() throws Exception {
    failures.add(new java.io.IOException("the door is shut"));
    assertThat(compare()).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("not compared with the release before: ")
        .contains("the door is shut");
  }

  @Test
  void soIsAReleaseWithoutMetadata() throws Exception {
    when(system.resolveArtifact(any(), any(ArtifactRequest.class)))
        .thenThrow(new ArtifactResolutionException(List.of(), "it is gone"));
    assertThat(compare()).isEmpty();
    assertThat(warnings).singleElement().asString().contains("the metadata of release 1.0.0");
  }

  @Test
  void whereThereIsNoneOneLineIsForWhoDebugs() throws Exception {
    released.removeAll(List.of("0.9.0", "1.0.0"));
    assertThat(compare()).isEmpty();
    assertThat(debug).containsExactly("not compared with the release before: there is none");
    assertThat(warnings).isEmpty();
  }

  @Test
  void offlineNobodyIsAsked() throws Exception {
    when(session.isOffline()).thenReturn(true);
    assertThat(compare()).isEmpty();
    assertThat(debug).containsExactly("not compared with the release before: offline");
    verify(system, never()).resolveVersionRange(any(), any());
  }
}
