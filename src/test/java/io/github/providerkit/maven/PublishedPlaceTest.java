package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.DeploymentRepository;
import org.apache.maven.model.DistributionManagement;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "provider, 1.0.0, https://repo.example/r, https://repo.example/r/com/acme/weather/1.0.0/weather-1.0.0.yaml",
    "provider, 1.0.0, https://me:s3cret@repo.example/r/, https://repo.example/r/com/acme/weather/1.0.0/weather-1.0.0.yaml",
    "pom, 1.0.0, https://repo.example/r, https://repo.example/r/com/acme/weather/1.0.0/weather-1.0.0-provider-release.yaml",
    "provider, 1.0.0-SNAPSHOT, https://repo.example/r, mvn:com.acme:weather:1.0.0-SNAPSHOT",
    "provider, 1.0.0, file:///tmp/r, mvn:com.acme:weather:1.0.0",
    "provider, 1.0.0, , mvn:com.acme:weather:1.0.0",
  })
  void itIsWhereAServerFindsTheMetadata(
      String packaging, String version, String url, String place) {
    Model model = new Model();
    model.setGroupId("com.acme");
    model.setArtifactId("weather");
    model.setVersion(version);
    model.setPackaging(packaging);
    if (url != null) {
      DeploymentRepository repository = new DeploymentRepository();
      repository.setUrl(url);
      model.setDistributionManagement(new DistributionManagement());
      model.getDistributionManagement().setRepository(repository);
    }
    assertThat(PublishedPlace.of(new MavenProject(model))).isEqualTo(place);
  }
}
