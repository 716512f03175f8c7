package io.github.providerkit.compile.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.code.Language;
import io.github.providerkit.compile.CompilerBench;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Go command is told, and how its failures are told; the command is a script. */
@DisabledOnOs(OS.WINDOWS)
class GoCompilerTest {
  private static final Platform ARM = Platform.of("linux", "arm64");

  @TempDir Path directory;
  private final Map<String, String> answers = new HashMap<>();

  @BeforeEach
  void anOrdinaryModule() throws IOException {
    Files.writeString(directory.resolve("go.mod"), "module example.com/x\n");
    answers.put("env", "echo " + directory + "/go.mod; echo; echo");
    answers.put("list", "printf 'example.com/x\\tx\\n'");
    answers.put("build", "true");
  }

  @Test
  void theWrapperIsBuiltForThePlatformWithoutAnythingOfThisMachine() throws Exception {
    // Given a prepared compiler
    GoCompiler compiler = prepared(bench());

    // When a binary is compiled
    compiler.compile(ARM, directory.resolve("out"), bench().step("linux/arm64"));

    // Then the go command was told everything that makes the bytes the same everywhere
    Path wrapper = directory.resolve("target/provider/build/go/gestalt-go-provider.go");
    assertThat(calls().get(2))
        .isEqualTo(
            "CGO_ENABLED=0 GOOS=linux GOARCH=arm64 GOPROXY= GONOPROXY="
                + " go build -mod=readonly -trimpath -buildvcs=false -ldflags -s -w -o "
                + directory.resolve("out")
                + " "
                + wrapper);
    assertThat(wrapper)
        .content()
        .contains("providerpkg \"example.com/x\"")
        .contains("providerpkg.Router.WithName(\"greeter\")");
  }

  @Test
  void theImportPathIsAskedOnceForAllPlatforms() throws Exception {
    GoCompiler compiler = prepared(bench());
    compiler.compile(ARM, directory.resolve("a"), bench().step("a"));
    compiler.compile(Platform.of("darwin", "arm64"), directory.resolve("b"), bench().step("b"));
    assertThat(calls().stream().filter(call -> call.contains("go list"))).hasSize(1);
  }

  @Test
  void offlineAlsoHoldsForPrivateModules() throws Exception {
    GoCompiler compiler = prepared(bench().offline());
    compiler.compile(ARM, directory.resolve("out"), bench().step("linux/arm64"));
    assertThat(calls()).allMatch(call -> call.contains("GOPROXY=off GONOPROXY=none"));
  }

  @Test
  void vendoredDependenciesAreUsedAndAreInputs() throws Exception {
    // Given a module with a vendor directory that works
    Path vendored = Files.createDirectories(directory.resolve("vendor/example.com/y"));
    Files.writeString(directory.resolve("vendor/modules.txt"), "");
    GoCompiler compiler = prepared(bench());
    compiler.compile(ARM, directory.resolve("out"), bench().step("linux/arm64"));

    // When its inputs are asked for
    answer("list", "printf '\\t%s\\t\\nlocal\\t%s\\t%s/go.mod\\n' " + vendored + " $PWD $PWD");
    Inputs inputs = compiler.inputs(ARM, bench().step("linux/arm64"));

    // Then its copies count, as everywhere
    assertThat(calls())
        .filteredOn(call -> call.contains("go build"))
        .allMatch(c -> c.contains("-mod=vendor"));
    assertThat(inputs.directories()).contains(vendored);
    assertThat(inputs.files()).contains(directory.resolve("vendor/modules.txt"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "undefined: providerpkg.New | exported function New | func New()",
        "undefined: providerpkg.Router | exported variable Router | gestalt.MustRouter",
        "x.go:2:8: module lookup disabled by GOPROXY=off | offline | without -o",
        "missing go.sum entry for module | go.sum | go mod tidy",
        "go: updates to go.mod needed | go.mod | go mod tidy",
        "go: inconsistent vendoring in /x | vendor | go mod vendor",
        "build constraints exclude all Go files in /x | build constraints | provider.platforms",
        "no required module provides package github.com/valon-technologies/gestalt/sdk/go; to add"
            + " it: | go.mod | go get"
      })
  void aForeseeableFailureSaysWhatToDo(String output, String message, String hint)
      throws Exception {
    answers.put("build", "echo '" + output + "' >&2; exit 1");
    GoCompiler compiler = prepared(bench());
    ProviderException failed =
        failure(() -> compiler.compile(ARM, directory.resolve("o"), bench().step("linux/arm64")));
    assertThat(failed)
        .hasMessageStartingWith("linux/arm64: expected")
        .hasMessageContaining(message);
    assertThat(failed.hint()).contains(hint);
    assertThat(failed.details()).anyMatch(line -> line.contains(output));
  }

  @Test
  void anyOtherFailureIsShownAsItIs() throws Exception {
    answers.put("build", "echo './x.go:1:1: syntax error' >&2; exit 1");
    GoCompiler compiler = prepared(bench());
    ProviderException failed =
        failure(() -> compiler.compile(ARM, directory.resolve("o"), bench().step("linux/arm64")));
    assertThat(failed).hasMessageContaining("go build: expected exit status 0, found 1");
    assertThat(failed.details()).anyMatch(line -> line.contains("syntax error"));
  }

  @Test
  void aProgramOfItsOwnIsBuiltAsItIs() throws Exception {
    // Given a program that needs no wrapper
    answers.put("list", "printf 'local\\t%s\\t%s/go.mod\\n' $PWD/cmd/greeter $PWD");
    CompilerBench bench =
        CompilerBench.of(directory, Language.GO, "./cmd/greeter", script(), Map.of());
    GoCompiler compiler = prepared(bench);

    // When a binary is compiled
    compiler.compile(ARM, directory.resolve("out"), bench.step("linux/arm64"));
    Inputs inputs = compiler.inputs(ARM, bench.step("linux/arm64"));

    // Then it and what it depends on were asked for, and nothing was written for it
    String environment = "CGO_ENABLED=0 GOOS=linux GOARCH=arm64 GOPROXY= GONOPROXY= ";
    assertThat(calls().subList(1, 3))
        .containsExactly(
            environment
                + "go build -mod=readonly -trimpath -buildvcs=false -ldflags -s -w -o "
                + directory.resolve("out")
                + " ./cmd/greeter",
            environment
                + "go list -deps -mod=readonly -f "
                + GoSources.TEMPLATE
                + " ./cmd/greeter");
    assertThat(inputs.directories()).containsExactly(directory.resolve("cmd/greeter"));
    assertThat(directory.resolve("target/provider/build")).doesNotExist();
  }

  @Test
  void aProgramIsNoProvider() throws Exception {
    answers.put("list", "printf 'example.com/x\\tmain\\n'");
    assertThat(failure(() -> prepared(bench()))).hasMessageContaining("found package main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo; echo; echo", "echo /dev/null; echo; echo", "true"})
  void aPackageNeedsAModule(String answer) {
    answers.put("env", answer);
    assertThat(failure(() -> prepared(bench()))).hasMessageContaining("found no go.mod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"darwin/386", "darwin/arm", "windows/arm"})
  void aPlatformThatGoDoesNotKnowIsRefusedBeforeAnythingIsCompiled(String platform) {
    String[] parts = platform.split("/");
    assertThat(
            failure(
                () -> new GoCompiler(bench().workshop()).settings(Platform.of(parts[0], parts[1]))))
        .hasMessageContaining(platform);
  }

  @Test
  void variablesThatChangeTheBinaryAreSettings() throws Exception {
    CompilerBench bench =
        CompilerBench.of(
            directory,
            Language.GO,
            "",
            script(),
            Map.of("GOARM", "5", "GOFLAGS", "-tags=x", "GOPATH", "/p"));
    assertThat(new GoCompiler(bench.workshop()).settings(Platform.of("linux", "arm")))
        .isEqualTo(Map.of("go.GOARM", "5", "go.GOFLAGS", "-tags=x"));
  }

  private GoCompiler prepared(CompilerBench bench) throws ProviderException {
    GoCompiler compiler = new GoCompiler(bench.workshop());
    compiler.prepare(bench.step("dependencies"));
    return compiler;
  }

  private static ProviderException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ProviderException.class, call);
  }

  private CompilerBench bench() throws IOException {
    return CompilerBench.of(directory, Language.GO, "", script(), Map.of());
  }

  private void answer(String command, String script) throws IOException {
    answers.put(command, script);
    script();
  }

  /** A go command that writes down how it is called, but for the question for its version. */
  private Path script() throws IOException {
    StringBuilder text = new StringBuilder("#!/bin/sh\n");
    text.append("[ \"$1\" = version ] && echo go version go1.26.8 linux/amd64 && exit\n");
    text.append("echo CGO_ENABLED=$CGO_ENABLED GOOS=$GOOS GOARCH=$GOARCH");
    text.append(" GOPROXY=$GOPROXY GONOPROXY=$GONOPROXY go \"$*\" >> calls\n");
    answers.forEach(
        (name, script) ->
            text.append("[ $1 = ")
                .append(name)
                .append(" ] && { ")
                .append(script)
                .append("; exit; }\n"));
    Path file = Files.writeString(directory.resolve("fake-go"), text.append("exit 1\n"));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private List<String> calls() throws IOException {
    return Arrays.asList(Files.readString(directory.resolve("calls")).split("\n"));
  }
}
