package io.github.providerkit.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.Phases;
import io.github.providerkit.format.Provider;
import io.github.providerkit.platform.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderBuildTest {
  /** It may be a page of hundreds of megabytes, and packing reads it anyway. */
  @Test
  void whereNothingIsBuiltNoFileIsRead() throws Exception {
    // Given
    Provider provider = mock(Provider.class);
    when(provider.code()).thenReturn(Optional.empty());
    List<String> said = new ArrayList<>();
    // Nobody else is asked either.
    ProviderBuild build = new ProviderBuild(null, null, null, null, said::add);

    // When
    build.run(
        new ProviderBuild.Request(
            provider,
            Layout.RELEASE,
            List.of(Platform.of("linux", "amd64")),
            Optional.empty(),
            Path.of("target/provider"),
            List.of(),
            true,
            false,
            Map.of()));

    // Then
    assertThat(said).containsExactly("nothing to build");
    verify(provider, never()).directory();
  }

  /** What commands make is packed, and read then. */
  @Test
  void whereCommandsMakeNoProgramNoSourceIsRead(@TempDir Path directory) throws Exception {
    // Given
    Path source = directory.resolve("source");
    Provider provider = mock(Provider.class);
    when(provider.directory()).thenReturn(source);
    when(provider.code()).thenReturn(Optional.empty());
    when(provider.buildCommands())
        .thenReturn(List.of(new BuildCommand("build", source, List.of("make"))));
    Phases phases = new Phases(List.of(), List.of(), List.of(), List.of(), false);
    when(provider.preparation()).thenReturn(Optional.of(phases));
    List<String> said = new ArrayList<>();
    List<Phases> prepared = new ArrayList<>();
    ProviderBuild build =
        new ProviderBuild(
            null, null, null, (from, what, paths, foreign, step) -> prepared.add(what), said::add);

    // When
    build.run(
        new ProviderBuild.Request(
            provider,
            Layout.RELEASE,
            List.of(Platform.of("linux", "amd64")),
            Optional.empty(),
            directory.resolve("target/provider"),
            List.of(),
            true,
            false,
            Map.of()));

    // Then: the commands alone have asked where the sources are
    verify(provider).directory();
    assertThat(prepared).containsExactly(phases);
    assertThat(said).containsExactly("no code to compile");
  }
}
