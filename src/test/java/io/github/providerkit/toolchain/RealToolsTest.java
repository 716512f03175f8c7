package io.github.providerkit.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.host.Host;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.release.NpmTools;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tools of this machine, and the Bun that npm has; what is missing is skipped, visibly. */
class RealToolsTest {
  private static final Host HOST = Host.current();
  private static final Platform MACHINE = Platform.ofJava(HOST.osName(), HOST.osArch());

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void aToolOfThisMachineTellsItsVersion(ToolKind kind) throws Exception {
    Tool tool = tool(kind);
    assertThat(tool.version()).matches("\\d+\\.\\d+.*");
    assertThat(tool.identity()).contains(tool.version()).doesNotContain("\n");
    assertThat(tool.executable()).isAbsolute().isExecutable();
  }

  @Test
  void pythonKnowsItsPlatform() throws Exception {
    Platform platform = tool(ToolKind.PYTHON).platform().orElseThrow();
    assertThat(platform.target()).isEqualTo(MACHINE.target());
    if (MACHINE.os().equals("linux")) {
      assertThat(platform.libc()).isIn("glibc", "musl");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatGoBuildsIsRecognised(Target target) throws Exception {
    Tool go = tool(ToolKind.GO);
    Files.writeString(directory.resolve("main.go"), "package main\n\nfunc main() {}\n");
    Files.writeString(directory.resolve("go.mod"), "module example.com/empty\n");
    ProcessBuilder build =
        new ProcessBuilder(go.executable().toString(), "build", "-o", "out", ".")
            .directory(directory.toFile());
    build.environment().put("CGO_ENABLED", "0");
    build.environment().put("GOOS", target.platform.os());
    build.environment().put("GOARCH", target.platform.arch());
    assertThat(build.start().waitFor()).isZero();
    assertThat(BinaryFile.read(directory.resolve("out")).orElseThrow()).hasToString(target.found);
    assertThat(BinaryFile.mismatch(directory.resolve("out"), target.platform)).isEmpty();
  }

  enum Target {
    LINUX_ARM64("linux", "arm64", "linux/arm64 (ELF, static)"),
    DARWIN_ARM64("darwin", "arm64", "darwin/arm64 (Mach-O)");

    private final Platform platform;
    private final String found;

    Target(String os, String arch, String found) {
      platform = Platform.of(os, arch);
      this.found = found;
    }
  }

  private Tool tool(ToolKind kind) throws Exception {
    Host host = kind == ToolKind.BUN ? withBun() : HOST;
    Assumptions.assumeTrue(
        kind.programs(host.isWindows()).stream().anyMatch(name -> host.onPath(name).isPresent()),
        () -> "needs " + kind.title() + " on the PATH");
    return new ToolchainResolver(host, MACHINE, ToolRequirements.NONE, new NoToolchains())
        .resolve(kind, MACHINE, directory);
  }

  private static Host withBun() throws Exception {
    Map<String, String> variables = new HashMap<>(HOST.variables());
    String path = variables.getOrDefault("PATH", "");
    variables.put("PATH", NpmTools.bun().getParent() + File.pathSeparator + path);
    return new Host(variables, HOST.osName(), HOST.osArch());
  }
}
