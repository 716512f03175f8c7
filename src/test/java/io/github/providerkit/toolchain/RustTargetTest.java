package io.github.providerkit.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RustTargetTest {
  @ParameterizedTest
  @CsvSource({
    "darwin,  amd64, '',    '',   x86_64-apple-darwin",
    "darwin,  arm64, '',    gnu,  aarch64-apple-darwin",
    "linux,   amd64, '',    '',   x86_64-unknown-linux-musl",
    "linux,   arm64, '',    gnu,  aarch64-unknown-linux-gnu",
    "linux,   amd64, glibc, musl, x86_64-unknown-linux-gnu",
    "linux,   arm64, musl,  gnu,  aarch64-unknown-linux-musl",
    "windows, amd64, '',    '',   x86_64-pc-windows-gnu"
  })
  void aPlatformsOwnLibraryWinsOverTheOption(
      String os, String arch, String libc, String option, String triple) throws Exception {
    Map<String, String> options = option.isEmpty() ? Map.of() : Map.of("rust.libc", option);
    assertThat(RustTarget.of(new Platform(os, arch, libc), options).triple()).isEqualTo(triple);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux/386", "linux/arm", "windows/arm64", "darwin/386"})
  void aPlatformThatTheOriginalDoesNotKnowIsRefused(String platform) {
    String[] parts = platform.split("/");
    ProviderException failed = failure(Platform.of(parts[0], parts[1]), Map.of());
    assertThat(failed).hasMessageContaining("found " + platform);
    assertThat(failed.hint()).contains("darwin/amd64, darwin/arm64, linux/amd64");
  }

  @Test
  void anUnknownLibraryIsRefusedWithTheOneThatWasMeant() {
    ProviderException failed = failure(Platform.of("linux", "amd64"), Map.of("rust.libc", "glibc"));
    assertThat(failed).hasMessage("provider.rust.libc: expected musl or gnu, found \"glibc\"");
    assertThat(failed.hint()).contains("gnu");
  }

  @Test
  void theLinkersVariableIsCargos() throws Exception {
    assertThat(RustTarget.of(Platform.of("linux", "arm64"), Map.of()).linkerVariable())
        .isEqualTo("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER");
  }

  private static ProviderException failure(Platform platform, Map<String, String> options) {
    return catchThrowableOfType(ProviderException.class, () -> RustTarget.of(platform, options));
  }
}
