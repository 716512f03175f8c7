package io.github.providerkit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformsTest {
  private static final Platform HOST = Platform.of("linux", "arm64");

  @Test
  void allStandsForTheFourUsualOnesInTheOriginalsOrder() throws ProviderException {
    assertThat(Platforms.parse("ALL", HOST))
        .extracting(Platform::toString)
        .containsExactly("darwin/amd64", "darwin/arm64", "linux/amd64", "linux/arm64");
  }

  @Test
  void aPlatformThatIsNamedTwiceIsTakenOnce() throws ProviderException {
    assertThat(Platforms.parse(" linux/amd64 , linux/amd64,host", HOST))
        .containsExactly(Platform.of("linux", "amd64"), HOST);
  }

  @Test
  void aLibraryIsPartOfTheClassifierAndNotOfTheTarget() throws ProviderException {
    Platform platform = Platforms.parse("linux/amd64/musl", HOST).get(0);
    assertThat(platform.classifier()).isEqualTo("linux-amd64-musl");
    assertThat(platform.target()).isEqualTo("linux/amd64");
    assertThat(platform).hasToString("linux/amd64/musl");
  }

  @Test
  void oneReleaseHasOneLibraryForEachMachine() throws ProviderException {
    assertThat(Platforms.parse("linux/amd64/musl,linux/amd64/musl,linux/arm64", HOST)).hasSize(2);
    assertThat(
            catchThrowableOfType(
                ProviderException.class,
                () -> Platforms.parse("linux/amd64/musl,darwin/arm64,linux/amd64/glibc", HOST)))
        .hasMessage(
            "provider.platforms: expected one C library for linux/amd64,"
                + " found \"linux/amd64/musl\" and \"linux/amd64/glibc\"");
    assertThat(
            catchThrowableOfType(
                ProviderException.class, () -> Platforms.parse("all,linux/amd64/musl", HOST)))
        .hasMessageContaining("found \"linux/amd64\" and \"linux/amd64/musl\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "macos/amd64 | expected the operating system darwin, linux, windows | did you mean \"darwin\"?",
        "linux/x86_64 | expected the architecture 386, amd64, arm, arm64 | did you mean \"amd64\"?",
        "linux/amd64/gnu | expected the C library glibc, musl | did you mean \"glibc\"?",
        "Linux/amd64 | expected the operating system | did you mean \"linux\"?",
        "linux | expected os/arch, os/arch/libc, host or all, found \"linux\" | for example",
        "'linux/amd64,' | found \"\" | for example",
        "plan9/amd64 | found \"plan9\" |",
      })
  void whatIsNoPlatformIsRefused(String text, String message, String hint) {
    ProviderException refused =
        catchThrowableOfType(ProviderException.class, () -> Platforms.parse(text, HOST));
    assertThat(refused).hasMessageContaining(message);
    assertThat(refused.fault()).isEqualTo(ProviderException.Fault.USER);
    if (hint == null) {
      assertThat(refused.hint()).isNull();
    } else {
      assertThat(refused.hint()).contains(hint);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,amd64,linux/amd64",
    "Mac OS X,aarch64,darwin/arm64",
    "Windows 11,amd64,windows/amd64",
    "Linux,i386,linux/386",
    "Linux,x86_64,linux/amd64",
  })
  void javasNamesAreTranslated(String os, String arch, String expected) {
    assertThat(Platform.ofJava(os, arch)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "linux, amd64, '', true",
    "linux, amd64, musl, true",
    "plan9, amd64, '', false",
    "linux, s390x, '', false",
    "linux, amd64, uclibc, false",
  })
  void onlyWhatCanBeAskedForIsKnown(String os, String arch, String libc, boolean known) {
    assertThat(Platforms.isKnown(new Platform(os, arch, libc))).isEqualTo(known);
  }
}
