package io.github.providerkit.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.host.Host;
import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // The tools are shell scripts.
class DoctorTest {
  private static final Platform AMD64 = Platform.of("linux", "amd64");
  private static final Platform ARM64 = Platform.of("linux", "arm64");

  @TempDir Path root;

  @Test
  void whatIsThereAndWhatIsMissingStandsInOneTable() throws Exception {
    // Given Go, no Bun, and an interpreter for one of two platforms
    Path go = FakeTools.go(root.resolve("path/go"), "1.26.0");
    Path python = FakeTools.python(root.resolve("path/python3"), "linux", "x86_64", "glibc");

    // When the doctor looks
    List<Doctor.Finding> findings =
        doctor().examine(List.of(ToolKind.GO, ToolKind.PYTHON), List.of(AMD64, ARM64), root);

    // Then each has its row, and advice stands below
    assertThat(DoctorTable.lines(findings))
        .containsExactly(
            "tool    platform     version  found",
            "Go      linux/amd64  1.26.0   " + go + " (PATH)",
            "Go      linux/arm64  1.26.0   " + go + " (PATH)",
            "Python  linux/amd64  3.12.1   " + python + " (PATH)",
            "Python  linux/arm64  -        Python: expected a Python interpreter for linux/arm64,"
                + " found none",
            "hint: Python: " + ToolAdvice.interpreterFor(ARM64));
    assertThat(findings).extracting(Doctor.Finding::ok).containsExactly(true, true, true, false);
    assertThat(findings.get(3).searched()).isNotEmpty();
  }

  @Test
  void adviceThatIsTheSameForAllPlatformsIsGivenOnce() throws Exception {
    List<Doctor.Finding> findings =
        doctor().examine(List.of(ToolKind.BUN), List.of(AMD64, ARM64), root);
    assertThat(DoctorTable.lines(findings)).filteredOn(line -> line.startsWith("hint")).hasSize(1);
  }

  @Test
  void rustNeedsItsLibraryForEachPlatform() throws Exception {
    FakeTools.script(root.resolve("path/cargo"), "echo cargo 1.95.0");
    FakeTools.script(
        root.resolve("path/rustc"),
        "test \"$1\" = --print && echo " + root + "/sysroot || echo rustc 1.95.0");
    Files.createDirectories(root.resolve("sysroot/lib/rustlib/aarch64-unknown-linux-musl/lib"));
    List<Doctor.Finding> findings =
        doctor()
            .examine(
                List.of(ToolKind.RUST),
                List.of(
                    ARM64, new Platform("linux", "amd64", "glibc"), Platform.of("linux", "arm")),
                root);
    assertThat(findings)
        .extracting(Doctor.Finding::problem)
        .containsExactly(
            "",
            "Rust: expected the standard library for x86_64-unknown-linux-gnu, found none",
            "provider.platforms: expected a platform that Rust providers are built for, found linux/arm");
    assertThat(findings.get(1).advice()).isEqualTo("rustup target add x86_64-unknown-linux-gnu");
    assertThat(findings).allSatisfy(finding -> assertThat(finding.tool()).isPresent());
  }

  @Test
  void rustsLibraryIsTheOneThatABuildWouldBeAskedFor() throws Exception {
    FakeTools.script(root.resolve("path/cargo"), "echo cargo 1.95.0");
    FakeTools.script(
        root.resolve("path/rustc"),
        "test \"$1\" = --print && echo " + root + "/sysroot || echo rustc 1.95.0");
    Doctor.Finding finding =
        doctor(Map.of("rust.libc", "gnu"))
            .examine(List.of(ToolKind.RUST), List.of(AMD64), root)
            .get(0);
    assertThat(finding.advice()).isEqualTo("rustup target add x86_64-unknown-linux-gnu");
  }

  private Doctor doctor() {
    return doctor(Map.of());
  }

  private Doctor doctor(Map<String, String> options) {
    Host host =
        new Host(
            Map.of("PATH", root.resolve("path").toString(), "HOME", root.toString()),
            "Linux",
            "amd64");
    return new Doctor(
        new ToolchainResolver(host, AMD64, ToolRequirements.NONE, new NoToolchains()), options);
  }
}
