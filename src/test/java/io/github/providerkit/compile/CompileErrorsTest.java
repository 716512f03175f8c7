package io.github.providerkit.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.Place;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What compilers print, in their own formats. */
@DisabledOnOs(OS.WINDOWS)
class CompileErrorsTest {
  @TempDir Path directory;
  private Path code;

  @BeforeEach
  void aProvider() throws Exception {
    code = Files.createDirectories(directory.resolve("workspace/provider"));
    for (String name : List.of("provider.go", "src/lib.rs", "provider.ts", "provider.py")) {
      Files.createDirectories(code.resolve(name).getParent());
      Files.writeString(code.resolve(name), "");
    }
  }

  @Test
  void eachErrorOfGoIsToldOnceAndTheFirstIsTheHeadline() {
    ProviderException failed =
        explained(
            """
            # example.com/acme/greeter
            ./provider.go:30:17: undefined: greeting.Txet
            ./provider.go:31:2: declared and not used: x
            # example.com/acme/greeter
            ./provider.go:30:17: undefined: greeting.Txet
            """);
    assertThat(failed).hasMessage("provider.go:30:17: undefined: greeting.Txet");
    assertThat(failed.details()).containsExactly("provider.go:31:2: declared and not used: x");
    assertThat(failed.hint()).contains("step.log");
    assertThat(failed.fault()).isEqualTo(ProviderException.Fault.USER);
    assertThat(failed.places())
        .containsExactly(
            new Place(code.resolve("provider.go"), 30, 17, "undefined: greeting.Txet"),
            new Place(code.resolve("provider.go"), 31, 2, "declared and not used: x"));
  }

  @Test
  void anErrorOfRustNamesItsFileFromTheWorkspace() {
    assertThat(
            explained(
                """
                warning: unused variable: `y`
                 --> provider/src/lib.rs:1:5

                error[E0425]: cannot find value `x` in this scope
                 --> provider/src/lib.rs:3:9
                  |
                3 |         x
                  |         ^ not found in this scope

                error: aborting due to 1 previous error
                """))
        .hasMessage("src/lib.rs:3:9: cannot find value `x` in this scope");
  }

  @Test
  void anErrorOfBunNamesAWholePath() {
    assertThat(
            explained(
                "3 | import x fom \"y\"\n             ^\nerror: Expected \"from\" but found \"fom\"\n"
                    + "    at "
                    + code
                    + "/provider.ts:3:10\n"))
        .hasMessage("provider.ts:3:10: Expected \"from\" but found \"fom\"");
  }

  @Test
  void anErrorOfPythonIsToldOfTheLastLineThatIsTheAuthors() {
    assertThat(
            explained(
                "Traceback (most recent call last):\n  File \"/usr/lib/python3/runpy.py\", line 2, in x\n"
                    + "  File \""
                    + code
                    + "/provider.py\", line 7, in <module>\n    x\n"
                    + "  File \"/usr/lib/python3/importlib.py\", line 9, in y\n"
                    + "NameError: name 'x' is not defined\n"))
        .hasMessage("provider.py:7:1: NameError: name 'x' is not defined");
  }

  @Test
  void whatNamesNoFileThatIsThereIsToldAsItIs() {
    ProviderException failed = explained("other.go:1:1: no\nhttp://acme.example:80:1: x\n");
    assertThat(failed).hasMessageContaining("expected exit status 0, found 1");
    assertThat(failed.details()).contains("  other.go:1:1: no");
    assertThat(failed.places()).isEmpty();
  }

  private ProviderException explained(String output) {
    Step step =
        new Step("linux/amd64", directory.resolve("step.log"), new ProcessRunner(line -> {}));
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () ->
                step.run(
                    "compiler",
                    code,
                    Map.of(),
                    List.of("sh", "-c", "printf '%s' \"$0\"; exit 1", output)));
    return KnownFailure.explain(failed, step, List.of());
  }
}
